import PlainText

extension CSVFault.Problem {
  /// What is wrong, without its full stop, and what to do.
  var words: (problem: SafeText, remedy: SafeText) {
    switch self {
    case .unclosedQuote: ("a quote is opened here and never closed", "Close it, or write a quote inside a cell twice.")
    case .strayQuote:
      (
        "a quote stands in the middle of the cell",
        "Put the whole cell in quotes, and write each quote inside it twice."
      )
    case .notUTF8: ("the text is not UTF-8", "Save the file as CSV UTF-8.")
    case .nul: ("the cell holds a NUL character", "Save the file as CSV UTF-8; UTF-16 looks like this.")
    case .tooLarge: ("the cell has more than a megabyte", "Look for a quote that is not closed on this line.")
    }
  }
}

/// One record of a CSV file.
package struct CSVRow: Hashable, Sendable {
  /// Records so far, this one included; the header is 1.
  package var number: Int
  /// The line of the file on which the record begins, from 1.
  package var line: Int
  package var cells: [CSVCell] = []
  package var faults: [CSVFault] = []

  package var texts: [String] { cells.map(\.text) }
}

/// One cell, without its quotes.
package struct CSVCell: Hashable, Sendable {
  package var text: String
  /// The line of the file on which the cell begins, from 1.
  package var line: Int

  package init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// What is wrong with a cell as it is written.
package struct CSVFault: Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    /// A quote opens and the file ends before it closes.
    case unclosedQuote
    /// A quote in the middle of a cell, or text after the closing quote.
    case strayQuote
    case notUTF8
    case nul
    /// More than ``CSVReader/largestCell`` bytes: rather a quote that was never closed than a text.
    case tooLarge
  }

  package var problem: Problem
  /// The cell's place in its row, from 0.
  package var column: Int
  /// The line of the file, from 1.
  package var line: Int
}

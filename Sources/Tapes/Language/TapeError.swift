package import PlainText

/// What is wrong with a tape, and where.
package struct TapeError: Error, Equatable, Sendable {
  package let position: TapePosition
  /// In the words of vhs where it has some.
  package let message: String
  /// How many bytes of the line it is about.
  package let length: Int

  init(_ message: String, at position: TapePosition, length: Int = 1) {
    self.message = message
    self.position = position
    self.length = length
  }

  init(_ message: String, at token: TapeToken) {
    self.init(message, at: token.position, length: max(1, token.bytes.count))
  }
}

extension TapeError: CustomStringConvertible {
  /// One line, such as ` 2:6  │ Type expects string`.
  package var description: String {
    let line = String(position.line)
    let column = String(position.column)
    return String(repeating: " ", count: max(0, 2 - line.count)) + line + ":" + column
      + String(repeating: " ", count: max(0, 2 - column.count)) + " │ " + message
  }
}

extension TapeError {
  /// More errors than this are counted, but not shown: it is no tape then.
  private static let mostShown = 500
  /// Of a longer line only the part around the error is shown.
  private static let longestLine = 400

  /// The errors of a tape for a person: each with its line of the text, carets below and what is wrong, and
  /// their number at the end.
  package static func report(_ errors: [TapeError], in text: [UInt8]) -> [SafeText] {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    var report: [SafeText] = []
    for error in errors.prefix(mostShown) {
      let index = error.position.line - 1
      var line = index < lines.count ? lines[index] : []
      var before = error.position.column - 1
      if line.count > longestLine {
        let cut = max(0, before - longestLine / 4)
        line = line.dropFirst(cut).prefix(longestLine)
        before -= cut
      }
      let number = String(error.position.line)
      let margin = String(repeating: " ", count: max(0, 2 - number.count)) + number
      report.append(SafeText(cleaning: " \(margin) │ " + String(decoding: line, as: UTF8.self)))
      report.append(
        SafeText(cleaning: error.carets(below: line, at: before, margin: margin.count + 4) + " " + error.message))
      report.append("")
    }
    if errors.count > mostShown { report.append("… and \(errors.count - mostShown) more") }
    report.append("parser: \(errors.count) error(s)")
    return report
  }

  // Blanks by width, so that the carets stand below what they mean whatever letters come before.
  private func carets(below line: ArraySlice<UInt8>, at place: Int, margin: Int) -> String {
    let before = SafeText(cleaning: String(decoding: line.prefix(place), as: UTF8.self) + "|").width - 1
    let marked = line.dropFirst(place).prefix(length)
    let width = SafeText(cleaning: String(decoding: marked, as: UTF8.self)).width
    return String(repeating: " ", count: margin + max(0, before)) + String(repeating: "^", count: max(1, width))
  }
}

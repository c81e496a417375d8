package import PlainText

extension Frame {
  /// Draws a row of tabs (or of steps, one after the other); the one that is open stands in brackets.
  ///
  /// Where they do not fit, the others shrink to their numbers and what stands behind those.
  ///
  /// - Parameter marks: What stands behind the number of one that shrank, such as a count.
  package mutating func tabs(
    _ titles: [SafeText], marks: [SafeText] = [], open: Int, in rect: Rect, theme: Theme, separator: SafeText
  ) {
    let numbered = titles.enumerated().map { "\($0.offset + 1) \($0.element)" as SafeText }
    let between: SafeText = separator.isEmpty ? "" : " \(separator) "
    let full = numbered.reduce(0) { $0 + $1.width + 2 } + (titles.count - 1) * between.width
    var column = rect.column
    for (index, title) in numbered.enumerated() {
      let isOpen = index == open
      let short: SafeText = "\(index + 1)\(index < marks.count ? marks[index] : .empty)"
      let text = full > rect.columns && !isOpen ? short : title
      let shown: SafeText = isOpen ? "[\(text)]" : " \(text) "
      column += putClipped(
        shown, at: Point(column, rect.row), style: theme[isOpen ? .heading : .secondary], width: rect.maxColumn - column
      )
      guard index < titles.count - 1 else { break }
      column += putClipped(
        between, at: Point(column, rect.row), style: theme[.secondary], width: max(0, rect.maxColumn - column))
    }
  }
}

import PlainText
import TerminalKit

/// An input of several lines as it is laid out: wrapped, and where its cursor stands.
struct MultilineInput {
  let lines: [SafeText]
  private let cursor: Point
  private let isEmpty: Bool

  init(_ field: TextField, columns: Int) {
    // One column stays free for the cursor behind the last character.
    let width = max(2, columns - 1)
    let whole = SafeText(cleaningLines: field.text)
    let before = SafeText(cleaningLines: String(field.characters[..<field.cursor])).string.utf8.count
    let ranges = whole.wrappedRanges(width: width)
    let bytes = whole.string.utf8
    let place = bytes.index(bytes.startIndex, offsetBy: min(before, bytes.count))
    let row = ranges.lastIndex { $0.lowerBound <= place } ?? 0
    var column = 0
    if ranges.indices.contains(row) {
      let end = min(place, ranges[row].upperBound)
      // Blanks at a line's end are not part of it, but the cursor goes along them.
      let blanks = bytes.distance(from: end, to: place)
      column = min(width, whole[ranges[row].lowerBound..<end].width + blanks)
    }
    lines = ranges.map { whole[$0] }
    cursor = Point(column, row)
    isEmpty = field.isEmpty
  }

  /// Draws as many lines as there is room for, the cursor's among them, and says where the cursor stands.
  func draw(_ painter: inout some Painting, in rect: Rect, hint: SafeText) -> Point {
    painter.frame.fill(rect, style: painter.theme[.fieldFocused])
    if isEmpty { painter.put(hint, rect.column, rect.row, .secondary, on: .fieldFocused, width: rect.columns) }
    let first = max(0, min(cursor.row - rect.rows + 1, lines.count - rect.rows))
    for (offset, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
      painter.frame.put(
        line, at: Point(rect.column, rect.row + offset), style: painter.theme[.fieldFocused], limit: rect.columns)
    }
    return Point(rect.column + cursor.column, rect.row + cursor.row - first)
  }
}

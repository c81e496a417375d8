package import PlainText
package import TerminalKit

/// An input of several lines as it is laid out: wrapped, and where its cursor stands.
package struct MultilineInput {
  package let lines: [SafeText]
  private let cursor: Point
  private let isEmpty: Bool
  private let whole: SafeText
  private let ranges: [Range<String.Index>]

  package init(_ field: TextField, columns: Int) {
    // One column stays free for the cursor behind the last character.
    let width = max(2, columns - 1)
    whole = SafeText(cleaningLines: field.text)
    let before = SafeText(cleaningLines: String(field.characters[..<field.cursor])).string.utf8.count
    ranges = whole.wrappedRanges(width: width)
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
    let whole = whole
    lines = ranges.map { whole[$0] }
    cursor = Point(column, row)
    isEmpty = field.isEmpty
  }

  /// Where a field's cursor goes with a step up (-1) or down (1): a place in its characters; nil past the first or last line.
  package func place(rows step: Int) -> Int? {
    let row = cursor.row + step
    guard ranges.indices.contains(row) else { return nil }
    let head = whole[whole.string.startIndex..<ranges[row].lowerBound]
    return (head + lines[row].leading(cursor.column)).string.count
  }

  /// Draws as many lines as there is room for, the cursor's among them, and says where the cursor stands.
  package func draw(_ painter: inout some Painting, in rect: Rect, hint: SafeText) -> Point {
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

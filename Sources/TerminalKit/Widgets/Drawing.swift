package import PlainText

/// The few line-drawing characters the shop uses, with their ASCII twins.
package struct Symbols: Equatable, Sendable {
  package let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: SafeText
  package let marker, bullet, check, crumb, ellipsis, dash, folded, unfolded, swatch, times: SafeText

  package static let unicode = Symbols(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    marker: "▸", bullet: "•", check: "✓", crumb: "›", ellipsis: "…", dash: "–", folded: "+", unfolded: "-",
    swatch: "■", times: "×")
  package static let ascii = Symbols(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    marker: ">", bullet: "*", check: "*", crumb: ">", ellipsis: "~", dash: "-", folded: "+", unfolded: "-",
    swatch: "#", times: "x")
}

extension Frame {
  /// Writes text that ends at the right edge of `rect`, on its first row.
  package mutating func putRight(_ text: SafeText, in rect: Rect, style: Style) {
    let width = min(text.width, rect.columns)
    put(text, at: Point(rect.maxColumn - width, rect.row), style: style, limit: width)
  }

  /// Writes text clipped with an ellipsis.
  @discardableResult
  package mutating func putClipped(_ text: SafeText, at point: Point, style: Style, width: Int) -> Int {
    put(text.width <= width ? text : text.clipped(toWidth: width), at: point, style: style, limit: width)
  }

  /// Draws a frame around `rect` with a title in its upper line, and returns what is inside.
  package mutating func box(_ rect: Rect, title: SafeText, theme: Theme, symbols: Symbols) -> Rect {
    let line = theme[.border, on: .layer]
    fill(rect, style: theme[.layer])
    guard rect.columns > 2, rect.rows > 2 else { return rect }
    for column in (rect.column + 1)..<(rect.maxColumn - 1) {
      put(symbols.horizontal, at: Point(column, rect.row), style: line)
      put(symbols.horizontal, at: Point(column, rect.maxRow - 1), style: line)
    }
    for row in (rect.row + 1)..<(rect.maxRow - 1) {
      put(symbols.vertical, at: Point(rect.column, row), style: line)
      put(symbols.vertical, at: Point(rect.maxColumn - 1, row), style: line)
    }
    put(symbols.topLeft, at: Point(rect.column, rect.row), style: line)
    put(symbols.topRight, at: Point(rect.maxColumn - 1, rect.row), style: line)
    put(symbols.bottomLeft, at: Point(rect.column, rect.maxRow - 1), style: line)
    put(symbols.bottomRight, at: Point(rect.maxColumn - 1, rect.maxRow - 1), style: line)
    putClipped(
      " \(title) ", at: Point(rect.column + 2, rect.row), style: theme[.heading, on: .layer], width: rect.columns - 4)
    return rect.inset(columns: 1, rows: 1)
  }

  /// A progress bar with its figure in words.
  package mutating func progress(_ done: Int, of total: Int, in rect: Rect, theme: Theme, symbols: Symbols) {
    let share = total > 0 ? min(100, done * 100 / total) : 0
    let label: SafeText = " \(share) %"
    let width = max(0, rect.columns - 6)
    let filled = width * share / 100
    for column in 0..<width {
      put(
        column < filled ? "█" : symbols.horizontal, at: Point(rect.column + column, rect.row),
        style: theme[column < filled ? .accent : .border])
    }
    putRight(label, in: rect, style: theme[.text])
  }
}

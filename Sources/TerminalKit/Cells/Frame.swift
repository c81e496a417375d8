package import PlainText

/// A screen as a value: its cells, and where the hardware cursor stands.
///
/// A frame that is drawn over another shares the rows in which nothing was drawn: they are neither copied nor compared.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// The cells of each row.
  package private(set) var rows: [[Cell]]
  /// Where the cursor stands: on what has the focus.
  package var cursor: Point?
  /// A bar (in a field) or a block (on a row) is the terminal's choice; hidden only when this is false.
  package var isCursorVisible = true
  /// What can be clicked, the topmost last.
  package var hotspots: [Hotspot] = []

  package init(size: Size, style: Style = .plain) {
    self.size = size.clamped
    rows = Array(repeating: Array(repeating: Cell(style: style), count: self.size.columns), count: self.size.rows)
  }

  /// A screen that was read from somewhere, row by row.
  ///
  /// - Parameter cells: As many as the size has; they must hold only what ``SafeText`` lets through.
  package init(size: Size, cells: [Cell], cursor: Point?, isCursorVisible: Bool) {
    precondition(size == size.clamped && cells.count == size.columns * size.rows, "a frame has a cell for each place")
    self.size = size
    rows = (0..<size.rows).map { Array(cells[$0 * size.columns..<($0 + 1) * size.columns]) }
    self.cursor = cursor
    self.isCursorVisible = isCursorVisible
  }

  package var bounds: Rect { Rect(size) }

  package subscript(column: Int, row: Int) -> Cell { rows[row][column] }

  /// Row after row.
  package var cells: [Cell] { Array(rows.joined()) }

  /// Fills a part with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let cell = Cell(style: style)
    let columns = columns(of: rect)
    for row in rows(of: rect) {
      rows[row].withUnsafeMutableBufferPointer { cells in
        for column in columns { cells[column] = cell }
      }
    }
  }

  private func rows(of rect: Rect) -> Range<Int> {
    max(0, rect.row)..<max(0, min(rect.maxRow, size.rows), rect.row)
  }

  private func columns(of rect: Rect) -> Range<Int> {
    max(0, rect.column)..<max(0, min(rect.maxColumn, size.columns), rect.column)
  }

  /// Copies another frame into the top left corner, with its cursor and what can be clicked in it.
  package mutating func place(_ other: Frame) {
    let columns = min(size.columns, other.size.columns)
    for row in 0..<min(size.rows, other.size.rows) {
      rows[row].replaceSubrange(..<columns, with: other.rows[row][..<columns])
    }
    hotspots += other.hotspots
    cursor = other.cursor
  }

  /// Writes text on one row, cut at `limit` columns from its start (and at the frame's edge).
  ///
  /// - Returns: The columns that were written.
  @discardableResult
  package mutating func put(
    _ text: SafeText, at point: Point, style: Style, limit: Int = .max
  ) -> Int {
    guard point.row >= 0, point.row < size.rows, point.column < size.columns else { return 0 }
    let end = min(size.columns, limit > size.columns ? size.columns : point.column + limit)
    return rows[point.row].withUnsafeMutableBufferPointer {
      RowWriter(cells: $0).put(text, from: point.column, to: end, style: style)
    }
  }

  /// Restyles a part and leaves its glyphs.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in rows(of: rect) {
      for column in columns(of: rect) { rows[row][column].style = change(rows[row][column].style) }
    }
  }

  /// Every row as text, trailing blanks trimmed.
  package var text: [String] {
    (0..<size.rows).map { row in
      var end = size.columns
      while end > 0, self[end - 1, row].glyph == .blank { end -= 1 }
      var line = String.UnicodeScalarView()
      for column in 0..<end { line.append(contentsOf: self[column, row].glyph.scalars) }
      return String(line)
    }
  }
}

/// A part of the screen that a click acts on.
package struct Hotspot: Equatable, Sendable {
  package var rect: Rect
  /// What the front makes of it.
  package var id: String
  package var index: Int

  package init(rect: Rect, id: String, index: Int = 0) {
    self.rect = rect
    self.id = id
    self.index = index
  }
}

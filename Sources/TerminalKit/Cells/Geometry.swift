/// A number of columns and rows; never negative.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(_ columns: Int, _ rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// A window can claim any size; beyond this one nothing is drawn, so that it costs no memory (16 MB at most).
  package static let largest = Size(500, 200)

  /// The size that is drawn: what the window claims, but never more than ``largest``.
  package var clamped: Size { Size(min(columns, Size.largest.columns), min(rows, Size.largest.rows)) }
}

/// A cell's place: column and row, counted from 0 at the top left.
package struct Point: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(_ column: Int, _ row: Int) {
    self.column = column
    self.row = row
  }
}

/// A part of the screen.
package struct Rect: Hashable, Sendable {
  package var column: Int
  package var row: Int
  package var columns: Int
  package var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var isEmpty: Bool { columns == 0 || rows == 0 }
  package var maxColumn: Int { column + columns }
  package var maxRow: Int { row + rows }

  package func contains(_ point: Point) -> Bool {
    (column..<maxColumn).contains(point.column) && (row..<maxRow).contains(point.row)
  }

  package func inset(columns byColumns: Int = 0, rows byRows: Int = 0) -> Rect {
    Rect(
      column: column + byColumns, row: row + byRows, columns: columns - 2 * byColumns, rows: rows - 2 * byRows)
  }

  /// The first `count` rows, and the rest.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// The rest, and the last `count` rows.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitTop(rows - min(max(0, count), rows))
    return (parts.top, parts.rest)
  }

  /// The first `count` columns, and the rest.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// A rectangle of at most that size in the middle of this one.
  package func centered(columns wanted: Int, rows wantedRows: Int) -> Rect {
    let width = min(wanted, columns)
    let height = min(wantedRows, rows)
    return Rect(
      column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width, rows: height)
  }
}

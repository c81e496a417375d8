package import PlainText

extension Painting {
  /// The line on top of a layer into which its filter, or what it asks for, is typed.
  package mutating func filterLine(_ field: TextField, hint: SafeText, in rect: Rect) {
    let box = Rect(column: rect.column + 2, row: rect.row, columns: rect.columns - 4, rows: 1)
    let point = frame.put(
      field, in: box, style: theme[.fieldFocused], placeholder: hint,
      placeholderStyle: theme[.secondary, on: .fieldFocused])
    put(">", rect.column, rect.row, .accent, on: .layer, width: 1)
    frame.cursor = point
  }

  /// A few lines to read, the first as a heading.
  package mutating func message(_ title: SafeText, _ lines: [SafeText]) {
    let width = min(64, frame.size.columns - 4)
    let wrapped = lines.flatMap { $0.wrapped(width: width - 2) }
    let rect = layerBox(title, columns: width, rows: wrapped.count)
    for (offset, line) in wrapped.prefix(rect.rows).enumerated() {
      put(
        line, rect.column + 1, rect.row + offset, offset == 0 ? .heading : .layer, on: .layer, width: rect.columns - 2)
    }
    frame.cursor = Point(rect.column + 1, rect.row)
  }

  /// One line to type, and under it why what was typed is not taken.
  package mutating func prompt(_ title: SafeText, _ field: TextField, hint: SafeText, refusal: SafeText?) {
    let width = min(60, frame.size.columns - 4)
    let notes = refusal.map { $0.wrapped(width: width - 2) } ?? []
    let rect = layerBox(title, columns: width, rows: 1 + max(1, notes.count))
    filterLine(field, hint: hint, in: rect.splitTop(1).top)
    for (offset, note) in notes.enumerated() where offset + 1 < rect.rows {
      put(note, rect.column + 1, rect.row + 1 + offset, .error, on: .layer, width: rect.columns - 2)
    }
  }

  /// A list with a line above it that narrows it down; the cursor stays in the line.
  ///
  /// - Parameters:
  ///   - rows: How many of the list are to be seen.
  ///   - empty: What stands there when nothing is left.
  package mutating func narrowedList(
    _ title: SafeText, columns: Int, rows: Int, field: TextField, hint: SafeText, list: ListState, count: Int,
    empty: SafeText, row: (inout Self, Int, Rect, Role) -> Void
  ) {
    let rect = layerBox(title, columns: columns, rows: rows + 1)
    filterLine(field, hint: hint, in: rect.splitTop(1).top)
    guard count > 0 else {
      put(empty, rect.column + 2, rect.row + 1, .secondary, on: .layer, width: rect.columns - 3)
      return
    }
    let cursor = frame.cursor
    layerList(list, count: count, in: rect.splitTop(1).rest, row: row)
    frame.cursor = cursor
  }
}

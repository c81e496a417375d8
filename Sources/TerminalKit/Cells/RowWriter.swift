import PlainText

/// Writes text into the cells of one row.
struct RowWriter {
  let cells: UnsafeMutableBufferPointer<Cell>

  /// Writes from a column, which may lie left of the row, to before `end`; returns the columns that were written.
  func put(_ text: SafeText, from start: Int, to end: Int, style: Style) -> Int {
    var column = start
    var last = -1
    for scalar in text.string.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if width == 0 {
        if last >= 0 { cells[last].glyph.add(mark: scalar) }
        continue
      }
      if column + width > end { break }
      if column >= 0 {
        clearWide(at: column)
        if width == 2 { clearWide(at: column + 1) }
        cells[column] = Cell(glyph: scalar == "\n" ? .blank : Glyph(scalar), style: style)
        if width == 2 { cells[column + 1] = Cell(glyph: .continuation, style: style) }
        last = column
      }
      column += width
    }
    return column - start
  }

  // Overwriting one half of a wide character leaves a blank in place of the other.
  private func clearWide(at index: Int) {
    if cells[index].glyph.isContinuation, index > 0 {
      cells[index - 1].glyph = .blank
    } else if index + 1 < cells.count, cells[index + 1].glyph.isContinuation {
      cells[index + 1].glyph = .blank
    }
  }
}

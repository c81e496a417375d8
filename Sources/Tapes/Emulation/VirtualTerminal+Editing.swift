import TerminalKit

extension VirtualTerminal {
  /// What an erased cell becomes: a blank on the background in use, as xterm's `bce` says.
  var erased: Cell { Cell(style: Style(background: style.background)) }

  /// Erases columns of a row, whole characters at either end.
  mutating func erase(row: Int, _ columns: Range<Int>) {
    guard !columns.isEmpty else { return }
    let start = row * size.columns
    clearWide(at: start + columns.lowerBound)
    clearWide(at: start + columns.upperBound - 1)
    for index in start + columns.lowerBound..<start + columns.upperBound { cells[index] = erased }
  }

  /// ED: 0 from the cursor to the end, 1 from the start to the cursor, 2 all.
  mutating func eraseDisplay(_ what: Int) -> Bool {
    guard (0...3).contains(what) else { return false }
    isWrapPending = false
    // 3 is the history of lines, of which there is none.
    if what == 3 { return true }
    if what != 1 { for row in (what == 2 ? 0 : cursor.row + 1)..<size.rows { erase(row: row, 0..<size.columns) } }
    if what == 1 { for row in 0..<cursor.row { erase(row: row, 0..<size.columns) } }
    return what == 2 ? true : eraseLine(what)
  }

  /// EL, numbered as ED.
  mutating func eraseLine(_ what: Int) -> Bool {
    isWrapPending = false
    switch what {
    case 0: erase(row: cursor.row, cursor.column..<size.columns)
    case 1: erase(row: cursor.row, 0..<cursor.column + 1)
    case 2: erase(row: cursor.row, 0..<size.columns)
    default: return false
    }
    return true
  }

  /// ECH.
  mutating func eraseCharacters(_ count: Int) {
    isWrapPending = false
    erase(row: cursor.row, cursor.column..<min(size.columns, cursor.column + count))
  }

  /// ICH: blanks before the cursor; what is pushed over the edge is lost.
  mutating func insertBlanks(_ count: Int) {
    isWrapPending = false
    let (start, end) = (index(cursor), (cursor.row + 1) * size.columns)
    let count = min(count, end - start)
    if cells[start].glyph.isContinuation { clearWide(at: start) }
    if cells[end - count].glyph.isContinuation { clearWide(at: end - count) }
    cells.replaceSubrange(end - count..<end, with: EmptyCollection())
    cells.insert(contentsOf: repeatElement(erased, count: count), at: start)
  }

  /// DCH: takes characters away and draws the rest of the row up.
  mutating func deleteCharacters(_ count: Int) {
    isWrapPending = false
    let (start, end) = (index(cursor), (cursor.row + 1) * size.columns)
    let count = min(count, end - start)
    if cells[start].glyph.isContinuation { clearWide(at: start) }
    if start + count < end, cells[start + count].glyph.isContinuation { clearWide(at: start + count) }
    cells.insert(contentsOf: repeatElement(erased, count: count), at: end)
    cells.removeSubrange(start..<start + count)
  }

  // MARK: Lines

  /// IL and DL work from the cursor's row to the end of the scrolling region, and not at all outside it.
  mutating func insertLines(_ count: Int) {
    guard (top...bottom).contains(cursor.row) else { return }
    move(rows: cursor.row...bottom, down: count)
    carriageReturn()
  }

  mutating func deleteLines(_ count: Int) {
    guard (top...bottom).contains(cursor.row) else { return }
    move(rows: cursor.row...bottom, up: count)
    carriageReturn()
  }

  mutating func scrollUp(_ count: Int) { move(rows: top...bottom, up: count) }
  mutating func scrollDown(_ count: Int) { move(rows: top...bottom, down: count) }

  private mutating func move(rows: ClosedRange<Int>, up count: Int) {
    let blanks = min(count, rows.count) * size.columns
    let start = rows.lowerBound * size.columns
    cells.insert(contentsOf: repeatElement(erased, count: blanks), at: (rows.upperBound + 1) * size.columns)
    cells.removeSubrange(start..<start + blanks)
  }

  private mutating func move(rows: ClosedRange<Int>, down count: Int) {
    let blanks = min(count, rows.count) * size.columns
    let end = (rows.upperBound + 1) * size.columns
    cells.removeSubrange(end - blanks..<end)
    cells.insert(contentsOf: repeatElement(erased, count: blanks), at: rows.lowerBound * size.columns)
  }
}

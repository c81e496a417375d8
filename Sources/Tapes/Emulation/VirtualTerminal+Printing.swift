import PlainText
import TerminalKit

extension VirtualTerminal {
  /// Puts a character where the cursor stands.
  mutating func put(_ raw: Unicode.Scalar) {
    var scalar = sets.mapped(raw)
    var width = DisplayWidth.of(scalar)
    if width == 0 { return addMark(scalar) }
    // A no-break space is a blank on a screen.
    if scalar == "\u{A0}" { scalar = " " }
    if !isSafe(scalar) || width > size.columns {
      // As many columns are taken, so that what follows stands where the program put it.
      if width == 2, size.columns > 1 { put("\u{FFFD}") }
      scalar = "\u{FFFD}"
      width = 1
    }
    if modes.autowrap, isWrapPending || cursor.column + width > size.columns { wrap() }
    if cursor.column + width > size.columns { cursor.column = size.columns - width }
    if modes.insert { insertBlanks(width) }

    let start = index(cursor)
    clearWide(at: start)
    if width == 2 { clearWide(at: start + 1) }
    cells[start] = Cell(glyph: Glyph(scalar), style: style)
    if width == 2 { cells[start + 1] = Cell(glyph: .continuation, style: style) }
    lastPrinted = raw
    isWrapPending = cursor.column + width >= size.columns && modes.autowrap
    cursor.column = min(cursor.column + width, size.columns - 1)
  }

  private mutating func wrap() {
    cursor.column = 0
    lineFeed()
  }

  private mutating func addMark(_ scalar: Unicode.Scalar) {
    guard isSafe(scalar) else { return }
    var place = index(cursor)
    if !isWrapPending {
      guard cursor.column > 0 else { return }
      place -= 1
    }
    if cells[place].glyph.isContinuation, place % size.columns > 0 { place -= 1 }
    cells[place].glyph.add(mark: scalar)
  }

  func index(_ point: Point) -> Int { point.row * size.columns + point.column }

  /// Leaves a blank in place of the other half of a wide character that is about to be overwritten.
  mutating func clearWide(at index: Int) {
    if cells[index].glyph.isContinuation {
      cells[index].glyph = .blank
      if index % size.columns > 0 { cells[index - 1].glyph = .blank }
    } else if (index + 1) % size.columns != 0, cells[index + 1].glyph.isContinuation {
      cells[index].glyph = .blank
      cells[index + 1].glyph = .blank
    }
  }

  // MARK: Controls

  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bellCount += 1
    case 0x08:
      isWrapPending = false
      cursor.column = max(0, cursor.column - 1)
    case 0x09: tab(1)
    case 0x0A, 0x0B, 0x0C:
      lineFeed()
      if modes.newline { carriageReturn() }
    case 0x0D: carriageReturn()
    case 0x0E: sets.active = 1
    case 0x0F: sets.active = 0
    default: break
    }
  }

  mutating func carriageReturn() {
    cursor.column = 0
    isWrapPending = false
  }

  mutating func lineFeed() {
    isWrapPending = false
    if cursor.row == bottom {
      scrollUp(1)
    } else {
      cursor.row = min(cursor.row + 1, size.rows - 1)
    }
  }

  mutating func reverseLineFeed() {
    isWrapPending = false
    if cursor.row == top {
      scrollDown(1)
    } else {
      cursor.row = max(0, cursor.row - 1)
    }
  }

  // At the end of a row it leaves a pending wrap alone, as xterm and tmux do.
  mutating func tab(_ count: Int) {
    for _ in 0..<min(count, size.columns) {
      repeat { cursor.column += 1 } while cursor.column < size.columns && !tabs[cursor.column]
      cursor.column = min(cursor.column, size.columns - 1)
    }
  }

  mutating func backTab(_ count: Int) {
    isWrapPending = false
    for _ in 0..<min(count, size.columns) where cursor.column > 0 {
      repeat { cursor.column -= 1 } while cursor.column > 0 && !tabs[cursor.column]
    }
  }
}

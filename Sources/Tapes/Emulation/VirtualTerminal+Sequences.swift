import TerminalKit

extension VirtualTerminal {
  // MARK: Escapes

  mutating func escape(_ intermediate: UInt8?, _ final: UInt8) {
    switch (intermediate, final) {
    case (nil, UInt8(ascii: "7")): saveCursor()
    case (nil, UInt8(ascii: "8")): restoreCursor()
    case (nil, UInt8(ascii: "D")): lineFeed()
    case (nil, UInt8(ascii: "E")):
      carriageReturn()
      lineFeed()
    case (nil, UInt8(ascii: "H")): tabs[cursor.column] = true
    case (nil, UInt8(ascii: "M")): reverseLineFeed()
    case (nil, UInt8(ascii: "c")): fullReset()
    case (nil, UInt8(ascii: "=")): modes.applicationKeypad = true
    case (nil, UInt8(ascii: ">")): modes.applicationKeypad = false
    // The end of a string that was over already.
    case (nil, UInt8(ascii: "\\")): break
    case (UInt8(ascii: "("), let set): sets.designate(0, as: set)
    case (UInt8(ascii: ")"), let set): sets.designate(1, as: set)
    case (UInt8(ascii: "#"), UInt8(ascii: "8")): alignment()
    // Sets beyond G1, the choice of UTF-8, 7-bit controls: nothing here depends on them.
    case (UInt8(ascii: "*"), _), (UInt8(ascii: "+"), _), (UInt8(ascii: "%"), _), (UInt8(ascii: " "), _): break
    default: unknownCount += 1
    }
  }

  // DECALN: a screen full of E.
  private mutating func alignment() {
    cells = Array(repeating: Cell(glyph: Glyph("E")), count: cells.count)
    (top, bottom) = (0, size.rows - 1)
    place(row: 0, column: 0)
  }

  // MARK: Control sequences

  /// Performs a sequence; false when it is not known.
  mutating func perform(_ function: ControlFunction) -> Bool {
    if function.intermediate != nil { return performWithIntermediate(function) }
    if function.marker != nil { return performMarked(function) }
    switch function.final {
    case UInt8(ascii: "m"): return setGraphics(function)
    case UInt8(ascii: "J"): return eraseDisplay(function.number(0))
    case UInt8(ascii: "K"): return eraseLine(function.number(0))
    case UInt8(ascii: "X"): eraseCharacters(function.count())
    case UInt8(ascii: "@"): insertBlanks(function.count())
    case UInt8(ascii: "P"): deleteCharacters(function.count())
    case UInt8(ascii: "L"): insertLines(function.count())
    case UInt8(ascii: "M"): deleteLines(function.count())
    case UInt8(ascii: "S"): scrollUp(function.count())
    case UInt8(ascii: "T") where function.parameters.count < 5: scrollDown(function.count())
    case UInt8(ascii: "b"): repeatLast(function.count())
    case UInt8(ascii: "h"): return setModes(function, isOn: true)
    case UInt8(ascii: "l"): return setModes(function, isOn: false)
    case UInt8(ascii: "r"): setRegion(function)
    case UInt8(ascii: "s"): saveCursor()
    case UInt8(ascii: "u"): restoreCursor()
    case UInt8(ascii: "g"): clearTabs(function.number(0))
    case UInt8(ascii: "c"): reply("\u{1B}[?62;22c")
    case UInt8(ascii: "n"): return reportStatus(function)
    // What a window may be asked to do.
    case UInt8(ascii: "t"): break
    default: return moveCursor(function)
    }
    return true
  }

  private mutating func performWithIntermediate(_ function: ControlFunction) -> Bool {
    switch (function.marker, function.intermediate, function.final) {
    case (nil, UInt8(ascii: "!"), UInt8(ascii: "p")): softReset()
    case (UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "p")): reportMode(function)
    // The cursor's shape.
    case (nil, UInt8(ascii: " "), UInt8(ascii: "q")): break
    default: return false
    }
    return true
  }

  private mutating func performMarked(_ function: ControlFunction) -> Bool {
    switch (function.marker, function.final) {
    case (UInt8(ascii: "?"), UInt8(ascii: "h")): return setModes(function, isOn: true)
    case (UInt8(ascii: "?"), UInt8(ascii: "l")): return setModes(function, isOn: false)
    case (UInt8(ascii: "?"), UInt8(ascii: "J")): return eraseDisplay(function.number(0))
    case (UInt8(ascii: "?"), UInt8(ascii: "K")): return eraseLine(function.number(0))
    case (UInt8(ascii: ">"), UInt8(ascii: "c")): reply("\u{1B}[>0;0;0c")
    // The Linux console's cursor shape; xterm's key reports and kitty's keyboard, which stay as they are.
    case (UInt8(ascii: "?"), UInt8(ascii: "c")), (UInt8(ascii: ">"), UInt8(ascii: "m")), (_, UInt8(ascii: "u")): break
    default: return false
    }
    return true
  }

  private mutating func repeatLast(_ count: Int) {
    guard let scalar = lastPrinted else { return }
    for _ in 0..<min(count, size.columns * size.rows) { put(scalar) }
  }

  private mutating func clearTabs(_ what: Int) {
    if what == 3 {
      tabs = Array(repeating: false, count: size.columns)
    } else if what == 0 {
      tabs[cursor.column] = false
    }
  }

  private mutating func reportStatus(_ function: ControlFunction) -> Bool {
    switch function.number(0) {
    case 5: reply("\u{1B}[0n")
    case 6: reply("\u{1B}[\(cursor.row - (modes.origin ? top : 0) + 1);\(cursor.column + 1)R")
    default: return false
    }
    return true
  }

  // MARK: The cursor

  private mutating func moveCursor(_ function: ControlFunction) -> Bool {
    let count = function.count()
    switch function.final {
    case UInt8(ascii: "A"): moveVertically(-count)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): moveVertically(count)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): moveHorizontally(to: cursor.column + count)
    case UInt8(ascii: "D"): moveHorizontally(to: cursor.column - count)
    case UInt8(ascii: "E"):
      moveVertically(count)
      cursor.column = 0
    case UInt8(ascii: "F"):
      moveVertically(-count)
      cursor.column = 0
    case UInt8(ascii: "G"), UInt8(ascii: "`"): moveHorizontally(to: count - 1)
    case UInt8(ascii: "d"): place(row: count - 1, column: cursor.column)
    case UInt8(ascii: "H"), UInt8(ascii: "f"): place(row: count - 1, column: function.count(1) - 1)
    case UInt8(ascii: "I"): tab(count)
    case UInt8(ascii: "Z"): backTab(count)
    default: return false
    }
    return true
  }

  private mutating func moveHorizontally(to column: Int) {
    isWrapPending = false
    cursor.column = min(max(0, column), size.columns - 1)
  }

  // Stops at a margin unless it is beyond it already.
  private mutating func moveVertically(_ rows: Int) {
    isWrapPending = false
    let lowest = cursor.row >= top ? top : 0
    let highest = cursor.row <= bottom ? bottom : size.rows - 1
    cursor.row = min(max(lowest, cursor.row + rows), highest)
  }

  /// Moves to a place, counted from 0; in origin mode from the top of the scrolling region.
  mutating func place(row: Int, column: Int) {
    isWrapPending = false
    let (first, last) = modes.origin ? (top, bottom) : (0, size.rows - 1)
    cursor = Point(min(max(0, column), size.columns - 1), min(max(first, first + row), last))
  }

  private mutating func setRegion(_ function: ControlFunction) {
    let first = function.count(0) - 1
    let last = min(function.number(1, standard: size.rows), size.rows) - 1
    guard first < last || (first == last && size.rows == 1) else {
      // 0 is the last row too.
      if function.number(1) != 0 { return }
      return setRegion(first, size.rows - 1)
    }
    setRegion(first, last)
  }

  private mutating func setRegion(_ first: Int, _ last: Int) {
    guard first < last || size.rows == 1 else { return }
    (top, bottom) = (min(first, last), last)
    place(row: 0, column: 0)
  }
}

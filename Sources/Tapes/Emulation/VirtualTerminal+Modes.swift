import TerminalKit

extension VirtualTerminal {
  /// SM and RM, in ECMA-48's numbers or, with `?`, in DEC's and xterm's.
  mutating func setModes(_ function: ControlFunction, isOn: Bool) -> Bool {
    var isKnown = true
    for index in function.parameters.indices {
      let number = function.number(index)
      switch function.marker {
      case nil: isKnown = setStandardMode(number, isOn) && isKnown
      case UInt8(ascii: "?"): isKnown = setPrivateMode(number, isOn) && isKnown
      default: return false
      }
    }
    return isKnown
  }

  private mutating func setStandardMode(_ number: Int, _ isOn: Bool) -> Bool {
    switch number {
    case 4: modes.insert = isOn
    case 20: modes.newline = isOn
    // Cursor blinking of the Linux console, local echo.
    case 12, 34: break
    default: return false
    }
    return true
  }

  private mutating func setPrivateMode(_ number: Int, _ isOn: Bool) -> Bool {
    switch number {
    case 1: modes.applicationCursorKeys = isOn
    case 6:
      modes.origin = isOn
      place(row: 0, column: 0)
    case 7:
      modes.autowrap = isOn
      if !isOn { isWrapPending = false }
    case 9, 1000, 1002, 1003: modes.mouse = isOn ? VirtualTerminalModes.Mouse(rawValue: number) ?? .off : .off
    case 25: modes.cursorVisible = isOn
    case 47, 1047, 1049: showAlternate(isOn, number)
    case 1048: isOn ? saveCursor() : restoreCursor()
    case 1004: modes.focusReports = isOn
    case 1006: modes.mouseInSGR = isOn
    case 2004: modes.bracketedPaste = isOn
    case 2026: modes.synchronizedOutput = isOn
    // 132 columns, scrolling speed, reverse video, key repeat, blinking, 80/132, Meta, other mouse reports.
    case 3, 4, 5, 8, 12, 40, 45, 1001, 1005, 1007, 1015, 1034, 1036, 1039: break
    default: return false
    }
    return true
  }

  // 1049 keeps the cursor and clears the second screen, and it does so too when that is shown already.
  private mutating func showAlternate(_ isOn: Bool, _ number: Int) {
    let keepsCursor = number == 1049
    if isOn, keepsCursor { saveCursor() }
    if isOn != modes.alternateScreen {
      if !isOn, number == 1047 { _ = eraseDisplay(2) }
      swap(&cells, &hidden)
      swap(&saved, &hiddenSaved)
      modes.alternateScreen = isOn
      isWrapPending = false
    }
    guard keepsCursor else { return }
    if isOn { _ = eraseDisplay(2) } else { restoreCursor() }
  }

  /// DECRQM: what a mode is set to; 0 for one that is not known.
  mutating func reportMode(_ function: ControlFunction) {
    let number = function.number(0)
    let state: Bool? =
      switch number {
      case 1: modes.applicationCursorKeys
      case 6: modes.origin
      case 7: modes.autowrap
      case 25: modes.cursorVisible
      case 1000, 1002, 1003: modes.mouse.rawValue == number
      case 1004: modes.focusReports
      case 1006: modes.mouseInSGR
      case 1049: modes.alternateScreen
      case 2004: modes.bracketedPaste
      case 2026: modes.synchronizedOutput
      default: nil
      }
    reply("\u{1B}[?\(number);\(state.map { $0 ? 1 : 2 } ?? 0)$y")
  }

  // MARK: Saving and resetting

  mutating func saveCursor() {
    saved = SavedCursor(
      cursor: cursor, style: style, sets: sets, origin: modes.origin, isWrapPending: isWrapPending)
  }

  mutating func restoreCursor() {
    cursor = Point(min(saved.cursor.column, size.columns - 1), min(saved.cursor.row, size.rows - 1))
    style = saved.style
    sets = saved.sets
    modes.origin = saved.origin
    isWrapPending = saved.isWrapPending && cursor == saved.cursor && cursor.column == size.columns - 1
  }

  /// DECSTR: modes, margins, attributes and sets; the screen stays.
  mutating func softReset() {
    modes.insert = false
    modes.origin = false
    modes.autowrap = true
    modes.cursorVisible = true
    modes.applicationCursorKeys = false
    modes.applicationKeypad = false
    (top, bottom) = (0, size.rows - 1)
    style = .plain
    sets = CharacterSets()
    saved = SavedCursor()
    isWrapPending = false
  }

  /// RIS.
  mutating func fullReset() {
    softReset()
    modes = VirtualTerminalModes()
    cells = Array(repeating: Cell(), count: cells.count)
    hidden = cells
    hiddenSaved = SavedCursor()
    cursor = Point(0, 0)
    tabs = Self.tabs(size.columns)
  }
}

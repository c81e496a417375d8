package import PlainText
package import TerminalKit

/// A terminal as a value: takes the bytes that a program writes and shows the screen that they make.
///
/// It knows what ncurses sends under `TERM=xterm-256color`, `xterm-direct`, `linux`, `vt100`, `screen` and `tmux`, and
/// what this program sends by itself (xterm's `ctlseqs`, DEC STD 070). What it does not know is skipped whole and
/// counted. A resize cuts or extends the screen; lines are not wrapped anew. A frame holds only what ``SafeText`` lets
/// through: for anything else stands U+FFFD.
package struct VirtualTerminal: Sendable {
  package private(set) var size: Size
  package internal(set) var modes = VirtualTerminalModes()
  /// Sequences that were not understood.
  package internal(set) var unknownCount = 0
  /// What the program called its window (OSC 0 and 2).
  package internal(set) var title = SafeText.empty
  /// How often the bell rang.
  package internal(set) var bellCount = 0

  private var parser = OutputParser()
  private var replies: [UInt8] = []
  private var known: [Unicode.Scalar: Bool] = [:]

  var cells: [Cell]
  /// The screen that is not shown.
  var hidden: [Cell]
  var cursor = Point(0, 0)
  /// A character stands in the last column: the next one goes to the next line (DEC STD 070, "last column flag").
  var isWrapPending = false
  var style = Style.plain
  var sets = CharacterSets()
  var saved = SavedCursor()
  var hiddenSaved = SavedCursor()
  /// The scrolling region: its first and last row.
  var top = 0
  var bottom: Int
  var tabs: [Bool]
  var lastPrinted: Unicode.Scalar?

  package init(size: Size) {
    let size = Self.usable(size)
    self.size = size
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
    hidden = cells
    bottom = size.rows - 1
    tabs = Self.tabs(size.columns)
  }

  private static func usable(_ size: Size) -> Size {
    let size = size.clamped
    return Size(max(1, size.columns), max(1, size.rows))
  }

  static func tabs(_ columns: Int) -> [Bool] { (0..<columns).map { $0 % 8 == 0 } }

  /// The screen as it is now; with `synchronizedOutput` on, it may be half of one.
  package var frame: Frame {
    Frame(size: size, cells: cells, cursor: cursor, isCursorVisible: modes.cursorVisible)
  }

  /// Whether the screen is whole as far as one can tell: no sequence has begun and not ended, no synchronised output.
  package var isSettled: Bool { !parser.isUnfinished && !modes.synchronizedOutput }

  /// Takes what a program wrote, in pieces of any length.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for event in parser.parse(bytes) { perform(event) }
  }

  /// What a real terminal would have answered since the last call (its place, its kind).
  package mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }

  mutating func reply(_ text: String) {
    // A program that asks without end costs no memory.
    if replies.count < 65_536 { replies += Array(text.utf8) }
  }

  private mutating func perform(_ event: OutputEvent) {
    switch event {
    case .character(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let intermediate, let final): escape(intermediate, final)
    case .sequence(let function): if !perform(function) { unknownCount += 1 }
    case .string(let introducer, let body): string(introducer, body)
    case .broken: unknownCount += 1
    }
  }

  private mutating func string(_ introducer: UInt8, _ body: [UInt8]) {
    guard introducer == UInt8(ascii: "]") else { return }
    let parts = body.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, ["0", "2"].contains(String(decoding: parts[0], as: UTF8.self)) else { return }
    title = SafeText(cleaning: String(decoding: parts[1], as: UTF8.self))
  }

  /// Whether the cleaner lets a character through unchanged, alone or on a letter.
  mutating func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return true }
    if let answer = known[scalar] { return answer }
    let text = "o" + String(Character(scalar))
    let answer = SafeText(cleaning: text).string.unicodeScalars.elementsEqual(text.unicodeScalars)
    known[scalar] = answer
    return answer
  }

  /// Gives the window another size.
  package mutating func resize(to wanted: Size) {
    let new = Self.usable(wanted)
    guard new != size else { return }
    cells = Self.cut(cells, from: size, to: new)
    hidden = Self.cut(hidden, from: size, to: new)
    size = new
    (top, bottom) = (0, new.rows - 1)
    tabs = Self.tabs(new.columns)
    isWrapPending = false
    cursor = Point(min(cursor.column, new.columns - 1), min(cursor.row, new.rows - 1))
  }

  private static func cut(_ cells: [Cell], from old: Size, to new: Size) -> [Cell] {
    var result: [Cell] = []
    result.reserveCapacity(new.columns * new.rows)
    for row in 0..<new.rows {
      let kept = row < old.rows ? min(old.columns, new.columns) : 0
      if kept > 0 { result += cells[row * old.columns..<row * old.columns + kept] }
      // Half of a wide character is none.
      if kept > 0, kept < old.columns, cells[row * old.columns + kept].glyph.isContinuation {
        result[result.count - 1].glyph = .blank
      }
      result += repeatElement(Cell(), count: new.columns - kept)
    }
    return result
  }
}

/// What DECSC keeps.
struct SavedCursor: Sendable {
  var cursor = Point(0, 0)
  var style = Style.plain
  var sets = CharacterSets()
  var origin = false
  var isWrapPending = false
}

extension TapeParser {
  static let keys: [TapeKeyword: KeyStroke.Base] = [
    .space: .character(" "), .backspace: .backspace, .delete: .delete, .insert: .insert, .enter: .enter,
    .escape: .escape, .tab: .tab, .up: .up, .down: .down, .left: .left, .right: .right, .pageUp: .pageUp,
    .pageDown: .pageDown,
  ]

  /// Parses `Key[@time] [count]`.
  mutating func keyPress(_ base: KeyStroke.Base) -> [TapeAction] {
    guard let speed = speed() else { return repeated(nil) }
    return repeated(.press([KeyStroke(base)], count: 1, speed: speed.length))
  }

  mutating func scroll(_ direction: TapeDirection) -> TapeAction? {
    guard let speed = speed() else { return repeated(nil).first }
    return repeated(.scrollView(direction, count: 1, speed: speed.length)).first
  }

  private mutating func repeated(_ action: TapeAction?) -> [TapeAction] {
    guard take(.number) else { return action.map { [$0] } ?? [] }
    let count = Int(current.literal)
    if count == nil { warn("\(current.literal) is no whole number", at: current) }
    return switch action {
    case .press(let strokes, _, let speed): [.press(strokes, count: count ?? 1, speed: speed)]
    case .scrollView(let direction, _, let speed): [.scrollView(direction, count: count ?? 1, speed: speed)]
    default: []
    }
  }

  /// Parses `Ctrl[+Alt][+Shift]+key[+key]…`.
  mutating func controlPress() -> TapeAction? {
    var modifiers: KeyStroke.Modifiers = .control
    var strokes: [KeyStroke] = []
    var isEmpty = true
    var mayModify = true
    let before = errors.count
    while take(.sign(UInt8(ascii: "+"))) {
      if let modifier = Self.modifiers[ahead.literal] {
        guard mayModify else {
          fail("Modifiers must come before other characters", at: current)
          isEmpty = true
          // The modifier is left for a command of its own.
          break
        }
        modifiers.insert(modifier)
        isEmpty = false
        advance()
        continue
      }
      mayModify = false
      if let base = Self.controlBase(ahead) {
        strokes.append(KeyStroke(base, modifiers))
        isEmpty = false
      } else {
        fail("Not a valid modifier", at: current)
        fail("Invalid control argument: " + current.literal, at: current)
      }
      advance()
    }
    if isEmpty { fail("Expected control character with args, got " + current.literal, at: current) }
    if strokes.isEmpty, errors.count == before { warn("Ctrl without a key presses nothing", at: current) }
    return errors.count == before ? .press(strokes, count: 1, speed: nil) : nil
  }

  private static let modifiers: [String: KeyStroke.Modifiers] = ["Alt": .alt, "Shift": .shift]

  private static func controlBase(_ token: TapeToken) -> KeyStroke.Base? {
    switch token.kind {
    case .command(.enter): .enter
    case .command(.space): .character(" ")
    case .command(.backspace): .backspace
    case .command(.left): .left
    case .command(.right): .right
    case .command(.up): .up
    case .command(.down): .down
    case .sign(let sign) where "-@[]^\\".utf8.contains(sign): .character(Unicode.Scalar(sign))
    case .string where token.bytes.count == 1: token.literal.unicodeScalars.first.map { .character($0) }
    default: nil
    }
  }

  /// Parses `Alt+…` and `Shift+…`.
  mutating func modifiedPress(_ modifiers: KeyStroke.Modifiers, named name: String) -> TapeAction? {
    if take(.sign(UInt8(ascii: "+"))) {
      switch ahead.kind {
      case .string, .command(.enter), .command(.tab), .sign(UInt8(ascii: "[")), .sign(UInt8(ascii: "]")):
        advance()
        return .press(Self.strokes(current.literal, modifiers), count: 1, speed: nil)
      default: break
      }
    }
    fail("Expected \(name) character, got " + current.literal, at: current)
    return nil
  }

  // Quoted or not: vhs looks the word up once more when it presses it.
  private static func strokes(_ word: String, _ modifiers: KeyStroke.Modifiers) -> [KeyStroke] {
    switch word {
    case "Enter": [KeyStroke(.enter, modifiers)]
    case "Tab": [KeyStroke(.tab, modifiers)]
    default: word.unicodeScalars.map { KeyStroke(.character($0), modifiers) }
    }
  }
}

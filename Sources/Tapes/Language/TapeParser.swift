/// Makes commands of words, as vhs does: one word ahead, every error collected, none the end.
///
/// An error leaves the parser exactly where that of vhs would go on, so that what follows is judged alike.
struct TapeParser {
  let tokens: [TapeToken]
  let file: (String) -> TapeFile
  private(set) var index = 0
  var errors: [TapeError] = []
  var warnings: [TapeError] = []
  /// A `Source` was there, right or wrong.
  var hasSource = false
  private var pieces: [TapePiece] = []
  /// A command was there that is no setting.
  private var hasBegun = false
  /// The `as` block that is open, with the commands before it.
  private var block: (actor: TapeActor, position: TapePosition, before: [TapeCommand])?
  private var commands: [TapeCommand] = []

  init(tokens: [TapeToken], file: @escaping (String) -> TapeFile) {
    self.tokens = tokens
    self.file = file
  }

  var current: TapeToken { tokens[min(index, tokens.count - 1)] }
  var ahead: TapeToken { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { index += 1 }

  mutating func fail(_ message: String, at token: TapeToken) { errors.append(TapeError(message, at: token)) }
  mutating func warn(_ message: String, at token: TapeToken) { warnings.append(TapeError(message, at: token)) }

  /// Whether the word ahead is of that kind; takes it if so.
  mutating func take(_ kind: TapeToken.Kind) -> Bool {
    guard ahead.kind == kind else { return false }
    advance()
    return true
  }

  mutating func parse() -> TapeReading {
    while current.kind != .end {
      let first = index
      let position = current.position
      if current.kind == .comment {
        comment()
      } else {
        let added = command().map { TapeCommand($0, at: position) }
        begin(with: spliced ?? added, at: tokens[first])
        commands += spliced ?? added
        spliced = nil
        pieces.append(TapePiece(kind: .command, tokens: first...min(index, tokens.count - 1)))
      }
      advance()
    }
    if let block {
      errors.append(TapeError("as without its closing }", at: block.position, length: 2))
    }
    return TapeReading(
      tape: Tape(commands: commands), errors: errors, warnings: warnings, pieces: pieces, tokens: tokens)
  }

  // Settings count only at the top, but for the speed of typing; the shell is started with its own wherever it stands.
  private mutating func begin(with added: [TapeCommand], at token: TapeToken) {
    for command in added {
      switch command.action {
      case .set(.typingSpeed), .set(.shell), .output, .require, .pragma: break
      case .set:
        if hasBegun { warn("Set has no effect here: it must stand before the first other command", at: token) }
      default: hasBegun = true
      }
    }
  }

  /// The commands of another tape, when the command was a `Source` without an error.
  var spliced: [TapeCommand]?

  private mutating func command() -> [TapeAction] {
    guard case .command(let keyword) = current.kind, keyword != .end else {
      fail("Invalid command: " + current.literal, at: current)
      return []
    }
    if let base = Self.keys[keyword] { return keyPress(base) }
    let action: TapeAction? =
      switch keyword {
      case .scrollUp: scroll(.up)
      case .scrollDown: scroll(.down)
      case .control: controlPress()
      case .alt: modifiedPress(.alt, named: "alt")
      case .shift: modifiedPress(.shift, named: "shift")
      case .set: set()
      case .sleep: time().map { .sleep($0.length) }
      case .type: type()
      case .wait: wait()
      case .hide: .hide
      case .show: .show
      case .paste: .paste
      case .copy: copy()
      case .require: require()
      case .output: output()
      case .screenshot: screenshot()
      case .environment: environment()
      default: source()
      }
    return action.map { [$0] } ?? []
  }
}

// MARK: - Comments of ours

extension TapeParser {
  private mutating func comment() {
    let place = index...index
    guard current.bytes.first == UInt8(ascii: "@") else {
      pieces.append(TapePiece(kind: .comment, tokens: place))
      return
    }
    var parser = PragmaParser(current, file: file)
    switch parser.parse() {
    case .action(let action, let position):
      if case .actor = action, block != nil {
        errors.append(TapeError("as cannot stand in another as", at: position, length: 2))
      }
      commands.append(TapeCommand(action, at: position))
      pieces.append(TapePiece(kind: .pragma(action), tokens: place))
    case .opening(let actor, let position):
      if block != nil {
        errors.append(TapeError("as cannot stand in another as", at: position, length: 2))
      } else {
        block = (actor, position, commands)
        commands = []
      }
      pieces.append(TapePiece(kind: .opening(actor), tokens: place))
    case .closing(let position):
      if let block {
        commands = block.before + [TapeCommand(.actor(block.actor, commands), at: block.position)]
        self.block = nil
      } else {
        errors.append(TapeError("} without an as before it", at: position))
      }
      pieces.append(TapePiece(kind: .closing, tokens: place))
    case nil:
      pieces.append(TapePiece(kind: .comment, tokens: place))
    }
    errors += parser.errors
    warnings += parser.warnings
  }
}

/// Reads one `#@` comment.
struct PragmaParser {
  enum Outcome {
    case action(TapeAction, TapePosition)
    case opening(TapeActor, TapePosition)
    case closing(TapePosition)
  }

  private var words: PragmaWords
  private let file: (String) -> TapeFile
  private(set) var errors: [TapeError] = []
  private(set) var warnings: [TapeError] = []

  /// - Parameter token: A comment whose text begins with `@`.
  init(_ token: TapeToken, file: @escaping (String) -> TapeFile) {
    words = PragmaWords(token)
    self.file = file
  }

  /// Nil: it is wrong, and the errors say how.
  mutating func parse() -> Outcome? {
    guard let first = words.next() else {
      errors.append(TapeError("Expected a pragma after #@", at: words.position))
      return nil
    }
    let place = first.position
    if first.bare == "}" {
      guard let extra = words.next() else { return .closing(place) }
      errors.append(TapeError("} stands alone", at: extra.position, length: extra.length))
      return nil
    }
    guard let name = first.bare.flatMap(PragmaName.init(rawValue:)) else {
      errors.append(TapeError("Invalid pragma: " + first.string, at: place, length: first.length))
      return nil
    }
    if name == .actor { return actor(at: place) }
    let arguments = words.all()
    guard let pragma = pragma(name, arguments) else {
      if errors.isEmpty { fail(name, at: arguments.first) }
      return nil
    }
    return .action(pragma, place)
  }

  private mutating func fail(_ name: PragmaName, at word: PragmaWords.Word?) {
    errors.append(
      TapeError(
        "\(name.rawValue) expects \(name.expected)", at: word?.position ?? words.position, length: word?.length ?? 1))
  }

  private mutating func pragma(_ name: PragmaName, _ words: [PragmaWords.Word]) -> TapeAction? {
    let bare = words.compactMap(\.bare)
    switch name {
    case .expect, .expectNot: return expectation(words, isRefused: name == .expectNot).map { .pragma(.expect($0)) }
    case .click: return PragmaArguments.click(words).map { .pragma($0) }
    case .key: return bare.count == words.count ? PragmaArguments.key(bare) : nil
    default:
      guard bare.count == words.count else { return nil }
      return PragmaArguments.pragma(name, bare).map { .pragma($0) }
    }
  }

  private mutating func expectation(_ words: [PragmaWords.Word], isRefused: Bool) -> TapeExpectation? {
    var words = words[...]
    var scope = TapeScope.screen
    switch words.first?.bare {
    case "line":
      scope = .line
      words.removeFirst()
    case "screen": words.removeFirst()
    default: break
    }
    guard words.count == 1, let word = words.first else { return nil }
    switch word.kind {
    case .bare: return nil
    case .text: return TapeExpectation(.text(word.string), scope: scope, isRefused: isRefused)
    case .pattern:
      do {
        return TapeExpectation(.pattern(try TapePattern(bytes: word.bytes)), scope: scope, isRefused: isRefused)
      } catch {
        errors.append(
          TapeError(
            "Invalid regular expression '\(word.string)': \(error.reason)", at: word.position, length: word.length))
        return nil
      }
    }
  }
}

// MARK: - Another terminal

extension PragmaParser {
  private mutating func actor(at place: TapePosition) -> Outcome? {
    let role = words.next()
    let name = role?.bare == "staff" ? words.next() : nil
    guard let name, name.kind != .pattern, name.bare != "{", words.next()?.bare == "{" else {
      fail(.actor, at: role)
      return nil
    }
    let actor = TapeActor.staff(name.string)
    words.skipBlanks()
    guard !words.rest.isEmpty else { return .opening(actor, place) }
    guard let end = words.rest.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }), words.rest[end] == UInt8(ascii: "}")
    else {
      errors.append(TapeError("as on one line ends with }", at: words.position, length: words.rest.count))
      return nil
    }
    var parser = TapeParser(tokens: tokens(until: end), file: file)
    let reading = parser.parse()
    errors += reading.errors
    warnings += reading.warnings
    for token in reading.tokens where token.kind == .comment {
      errors.append(TapeError("as on one line takes no comments", at: token))
    }
    return errors.isEmpty ? .action(.actor(actor, reading.tape.commands), place) : nil
  }

  private func tokens(until end: Int) -> [TapeToken] {
    var lexer = TapeLexer(Array(words.rest[..<end]), at: words.position)
    var tokens: [TapeToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }
}

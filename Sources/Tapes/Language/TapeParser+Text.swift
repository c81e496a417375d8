extension TapeParser {
  /// Parses `Type[@time] "…" "…"`.
  mutating func type() -> TapeAction? {
    let before = errors.count
    let speed = speed()
    let text = strings()
    return errors.count == before ? .type(text, speed: speed?.length) : nil
  }

  mutating func copy() -> TapeAction? {
    let before = errors.count
    let text = strings()
    return errors.count == before ? .copy(text) : nil
  }

  /// Strings in a row, joined by single blanks; there must be one.
  private mutating func strings() -> String {
    if ahead.kind != .string { fail(current.literal + " expects string", at: ahead) }
    var words: [String] = []
    while take(.string) { words.append(current.literal) }
    return words.joined(separator: " ")
  }

  mutating func require() -> TapeAction? {
    let isString = ahead.kind == .string
    if !isString { fail(current.literal + " expects one string", at: ahead) }
    advance()
    return isString ? .require(current.literal) : nil
  }

  /// `Env NAME "value"`; the name is whatever word comes first.
  mutating func environment() -> TapeAction? {
    advance()
    let name = current.literal
    let isString = ahead.kind == .string
    if !isString { fail(name + " expects string", at: ahead) }
    advance()
    return isString ? .environment(name: name, value: current.literal) : nil
  }

  mutating func output() -> TapeAction? {
    guard ahead.kind == .string else {
      fail("Expected file path after output", at: current)
      return nil
    }
    let path = ahead.literal
    let fileExtension = Self.fileExtension(of: path)
    let isFolder = path.utf8.last == UInt8(ascii: "/")
    if fileExtension.isEmpty, !isFolder { fail("Expected folder with trailing slash", at: ahead) }
    advance()
    guard !fileExtension.isEmpty || isFolder else { return nil }
    return .output(path: path)
  }

  mutating func screenshot() -> TapeAction? {
    guard ahead.kind == .string else {
      fail("Expected path after Screenshot", at: current)
      advance()
      return nil
    }
    let path = ahead.literal
    let isPicture = Self.fileExtension(of: path) == ".png"
    if !isPicture { fail("Expected file with .png extension", at: ahead) }
    advance()
    return isPicture ? .screenshot(path: path) : nil
  }

  /// Puts the commands of another tape in its place, but for its outputs.
  mutating func source() -> TapeAction? {
    hasSource = true
    guard ahead.kind == .string else {
      fail("Expected path after Source", at: current)
      advance()
      return nil
    }
    let path = ahead.literal
    switch Self.fileExtension(of: path) == ".tape" ? file(path) : nil {
    case nil: fail("Expected file with .tape extension", at: ahead)
    case .missing: fail("File \(path) not found", at: ahead)
    case .unreadable: fail("Unable to read file: \(path)", at: ahead)
    case .text([]): fail("Source tape: \(path) is empty", at: ahead)
    case .text(let text): splice(text, from: path)
    }
    advance()
    return nil
  }

  private mutating func splice(_ text: [UInt8], from path: String) {
    var parser = TapeParser(tokens: TapeLexer.tokens(of: text)) { _ in .missing }
    let reading = parser.parse()
    if parser.hasSource {
      fail("Nested Source detected", at: ahead)
    } else if !reading.errors.isEmpty {
      fail("\(path) has \(reading.errors.count) errors", at: ahead)
    } else {
      spliced = reading.tape.commands.filter { command in
        if case .output = command.action { false } else { true }
      }.map { $0.from(path) }
    }
  }

  /// As Go's `filepath.Ext`: from the last dot of the last part on.
  static func fileExtension(of path: String) -> String {
    let part = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? path.utf8[...]
    guard let dot = part.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(part[dot...]) ?? ""
  }
}

extension TapeCommand {
  fileprivate func from(_ path: String) -> TapeCommand {
    var command = self
    command.source = path
    if case .actor(let actor, let commands) = action {
      command.action = .actor(actor, commands.map { $0.from(path) })
    }
    return command
  }
}

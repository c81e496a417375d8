/// One command in its one form.
struct CommandText {
  private let tokens: [TapeToken]
  private let text: [UInt8]

  /// - Parameter tokens: At least one.
  init(_ tokens: [TapeToken], in text: [UInt8]) {
    self.tokens = tokens
    self.text = text
  }

  /// The command as it stood, where its one form would read as something else.
  var bytes: [UInt8] {
    let before = Array(text[tokens[0].range.lowerBound..<tokens[tokens.count - 1].range.upperBound])
    let after = joined
    return Self.isSame(Tape.read(before), Tape.read(after)) ? after : before
  }

  private static func isSame(_ left: TapeReading, _ right: TapeReading) -> Bool {
    func words(_ reading: TapeReading) -> [String] { reading.tokens.filter { $0.kind != .string }.map(\.literal) }
    return left.tape.commands.map(\.action) == right.tape.commands.map(\.action)
      && left.errors.map(\.message) == right.errors.map(\.message) && words(left) == words(right)
  }

  private var keyword: TapeKeyword? {
    if case .command(let keyword) = tokens[0].kind { keyword } else { nil }
  }

  private var joined: [UInt8] {
    var bytes: [UInt8] = []
    var before: TapeToken?
    for (index, token) in Self.withJoinedStrings(tokens, keyword).enumerated() {
      if let before, !isTight(before, token) { bytes.append(0x20) }
      bytes += written(token, isQuoted: isQuoted(token, index))
      before = token
    }
    return bytes
  }

  // `Type a b` types what `Type "a b"` does.
  private static func withJoinedStrings(_ tokens: [TapeToken], _ keyword: TapeKeyword?) -> [TapeToken] {
    guard keyword == .type || keyword == .copy, let first = tokens.firstIndex(where: { $0.kind == .string }) else {
      return tokens
    }
    let joined = Array(tokens[first...].map { Array($0.bytes) }.joined(separator: [0x20]))
    guard Self.quote(for: joined[...]) != nil else { return tokens }
    var string = tokens[first]
    string.bytes = joined[...]
    return tokens[..<first] + [string]
  }

  private func isTight(_ before: TapeToken, _ token: TapeToken) -> Bool {
    if before.kind == .number, case .unit = token.kind { return true }
    switch keyword {
    case .set: return before.kind == .number && token.kind == .sign(UInt8(ascii: "%"))
    case .environment, .require, .output, .source, .screenshot: return false
    default:
      let joints: [TapeToken.Kind] = [.sign(UInt8(ascii: "+")), .sign(UInt8(ascii: "@"))]
      return joints.contains(before.kind) || joints.contains(token.kind)
    }
  }

  private func isQuoted(_ token: TapeToken, _ index: Int) -> Bool {
    switch keyword {
    case .type, .copy: true
    case .environment where index > 1: true
    // Paths and names stay as bare as they were.
    default: token.range.count > token.bytes.count
    }
  }

  private func written(_ token: TapeToken, isQuoted: Bool) -> [UInt8] {
    switch token.kind {
    case .string:
      guard isQuoted, let quote = Self.quote(for: token.bytes) else { return Array(text[token.range]) }
      return [quote] + token.bytes + [quote]
    case .pattern: return [UInt8(ascii: "/")] + token.bytes + [UInt8(ascii: "/")]
    case .json: return [UInt8(ascii: "{")] + token.bytes + [UInt8(ascii: "}")]
    case .comment: return [UInt8(ascii: "#")] + token.bytes
    default: return Array(text[token.range])
    }
  }

  static func quote(for bytes: ArraySlice<UInt8>) -> UInt8? { Array("\"'`".utf8).first { !bytes.contains($0) } }
}

/// The words of a `#@` comment: bare ones, `"text"` in any of the three quotes, and `/pattern/`.
struct PragmaWords {
  struct Word {
    enum Kind { case bare, text, pattern }
    var kind: Kind
    var bytes: ArraySlice<UInt8>
    var position: TapePosition
    /// How many bytes it takes in the line.
    var length: Int

    var string: String { String(decoding: bytes, as: UTF8.self) }
    /// What it says when it is a bare word.
    var bare: String? { kind == .bare ? string : nil }
  }

  private(set) var rest: ArraySlice<UInt8>
  private let columnOfZero: Int
  private let line: Int

  /// - Parameter token: A comment whose text begins with `@`.
  init(_ token: TapeToken) {
    rest = token.bytes.dropFirst()
    // The comment's sign stands one before its text.
    columnOfZero = token.position.column + 1 - token.bytes.startIndex
    line = token.position.line
  }

  /// Where the next word begins, or the comment ends.
  var position: TapePosition { TapePosition(line, columnOfZero + rest.startIndex) }

  mutating func skipBlanks() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }

  mutating func next() -> Word? {
    skipBlanks()
    guard let first = rest.first else { return nil }
    let start = position
    let whole = rest
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "/"):
      // The lexer's rules, and a mark that must be closed.
      var lexer = TapeLexer(Array(rest))
      let token = lexer.next()
      rest = rest.dropFirst(token.range.upperBound)
      let isClosed =
        token.range.count == token.bytes.count + 2 && whole[whole.startIndex + token.range.count - 1] == first
      guard isClosed else { return Word(kind: .bare, bytes: whole, position: start, length: whole.count) }
      let kind: Word.Kind = token.kind == .pattern ? .pattern : .text
      return Word(kind: kind, bytes: token.bytes, position: start, length: token.range.count)
    default:
      let bytes = rest.prefix { $0 != 0x20 && $0 != 0x09 }
      rest = rest.dropFirst(bytes.count)
      return Word(kind: .bare, bytes: bytes, position: start, length: bytes.count)
    }
  }

  /// The words that are left.
  mutating func all() -> [Word] {
    var words: [Word] = []
    while let word = next() { words.append(word) }
    return words
  }
}

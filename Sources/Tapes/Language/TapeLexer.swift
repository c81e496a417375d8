/// Cuts a tape into words, byte by byte, as vhs does.
///
/// Blanks and line breaks only separate. There are no escapes: a quoted string ends at its own quote, at the end of the
/// line, or with the text. A zero byte ends the tape wherever it stands outside a word.
struct TapeLexer {
  private let text: [UInt8]
  private let end: Int
  private var place: Int
  private var line: Int
  private var lineStart: Int

  /// - Parameters:
  ///   - range: The part of the text to read; nil: all of it.
  ///   - position: Where that part begins.
  init(_ text: [UInt8], in range: Range<Int>? = nil, at position: TapePosition = TapePosition(1, 1)) {
    self.text = text
    place = range?.lowerBound ?? 0
    end = range?.upperBound ?? text.count
    line = position.line
    lineStart = place - (position.column - 1)
  }

  /// All words, with that of the end.
  static func tokens(of text: [UInt8]) -> [TapeToken] {
    var lexer = TapeLexer(text)
    var tokens: [TapeToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  /// The next word; at the end that of the end, again and again.
  mutating func next() -> TapeToken {
    skipBlanks()
    let start = place
    let position = TapePosition(line, start - lineStart + 1)
    let (kind, bytes) = word()
    return TapeToken(kind: kind, bytes: bytes, position: position, range: start..<place)
  }

  // Zero also stands for what is behind the end.
  private func byte(at index: Int) -> UInt8 { index < end ? text[index] : 0 }

  private mutating func skipBlanks() {
    while true {
      switch byte(at: place) {
      case 0x20, 0x09, 0x0D: place += 1
      case 0x0A: breakLine()
      default: return
      }
    }
  }

  private mutating func breakLine() {
    place += 1
    line += 1
    lineStart = place
  }

  private mutating func word() -> (TapeToken.Kind, ArraySlice<UInt8>) {
    let first = byte(at: place)
    switch first {
    case 0: return (.end, [])
    case UInt8(ascii: "#"): return (.comment, comment())
    case UInt8(ascii: "{"): return (.json, json())
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return (.string, enclosed(by: first))
    case UInt8(ascii: "/"): return (.pattern, enclosed(by: first))
    default: break
    }
    if first.isDigit || (first == UInt8(ascii: ".") && byte(at: place + 1).isDigit) {
      return (.number, run { $0.isDigit || $0 == UInt8(ascii: ".") })
    }
    if first.isLetter || first == UInt8(ascii: ".") {
      let bytes = run { $0.isLetter || $0.isDigit || ".-_/%".utf8.contains($0) }
      return (TapeToken.Kind(word: String(decoding: bytes, as: UTF8.self)), bytes)
    }
    place += 1
    return ("@=+%-[]^\\".utf8.contains(first) ? .sign(first) : .illegal, text[place - 1..<place])
  }

  private mutating func run(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while belongs(byte(at: place)) { place += 1 }
    return text[start..<place]
  }

  private mutating func comment() -> ArraySlice<UInt8> {
    place += 1
    return run { $0 != 0 && $0 != 0x0A && $0 != 0x0D }
  }

  // Also for patterns, in which a backslash keeps a slash from ending them.
  private mutating func enclosed(by mark: UInt8) -> ArraySlice<UInt8> {
    place += 1
    let start = place
    var backslashes = 0
    while true {
      let byte = byte(at: place)
      let isKept = mark == UInt8(ascii: "/") && !backslashes.isMultiple(of: 2)
      if byte == 0 || byte == 0x0A || byte == 0x0D || (byte == mark && !isKept) { break }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      place += 1
    }
    let bytes = text[start..<place]
    closeWord(with: mark)
    return bytes
  }

  private mutating func json() -> ArraySlice<UInt8> {
    place += 1
    let start = place
    while byte(at: place) != 0, byte(at: place) != UInt8(ascii: "}") {
      if byte(at: place) == 0x0A { breakLine() } else { place += 1 }
    }
    let bytes = text[start..<place]
    closeWord(with: UInt8(ascii: "}"))
    return bytes
  }

  // A line break is left to the blanks, so that lines are counted; a zero byte that cuts a word off goes with it.
  private mutating func closeWord(with mark: UInt8) {
    if place < end, byte(at: place) == mark || byte(at: place) == 0 { place += 1 }
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}

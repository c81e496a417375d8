/// Writes a tape in one way: a command a line, single blanks, double quotes where they can be.
///
/// Comments stay, and one blank line where there were some. The result reads as the same tape, and formatting it once
/// more changes nothing.
package struct TapeFormatter {
  private let text: [UInt8]
  private let reading: TapeReading
  private var lines: [[UInt8]] = []
  private var depth = 0

  /// The text in its one form, or the errors for which it has none.
  ///
  /// What `Source` names is not looked at: whether it is there says nothing about the form.
  package static func format(_ text: [UInt8]) -> Result<[UInt8], TapeErrors> {
    let reading = Tape.read(text) { _ in .text(Array("Hide".utf8)) }
    guard reading.errors.isEmpty else { return .failure(TapeErrors(errors: reading.errors)) }
    var formatter = TapeFormatter(text: text, reading: reading)
    return .success(formatter.write())
  }

  private init(text: [UInt8], reading: TapeReading) {
    self.text = text
    self.reading = reading
  }

  private mutating func write() -> [UInt8] {
    var end = 0
    for piece in reading.pieces {
      let tokens = reading.tokens[piece.tokens].filter { $0.kind != .end }
      guard let first = tokens.first, let last = tokens.last else { continue }
      let breaks = text[end..<first.range.lowerBound].count { $0 == 0x0A }
      if breaks > 1, !lines.isEmpty { lines.append([]) }
      write(piece.kind, tokens, isBeside: breaks == 0 && !lines.isEmpty)
      end = last.range.upperBound
    }
    // A zero byte ends a tape; what is behind it is nobody's.
    let rest = text[(reading.tokens.last?.range.lowerBound ?? text.count)...]
    return Array(lines.map { $0 + [0x0A] }.joined()) + rest
  }

  private mutating func write(_ kind: TapePiece.Kind, _ tokens: [TapeToken], isBeside: Bool) {
    switch kind {
    case .comment:
      let comment = Array("#".utf8) + tokens[0].bytes.trimmedAtEnd
      if isBeside {
        lines[lines.count - 1] += Array(" ".utf8) + comment
      } else {
        add(comment)
      }
    case .command: add(CommandText(tokens, in: text).bytes)
    case .pragma(let action): add(PragmaText.bytes(of: action, tokens[0]))
    case .opening(.staff(let name)):
      add(PragmaText.bytes(of: "as staff \(PragmaText.word(name)) {", tokens[0]))
      depth += 1
    case .closing:
      depth = max(0, depth - 1)
      add(Array("#@ }".utf8))
    }
  }

  private mutating func add(_ line: [UInt8]) {
    lines.append(Array(repeating: 0x20, count: 2 * depth) + line)
  }
}

/// All that is wrong with one tape.
package struct TapeErrors: Error, Equatable, Sendable {
  package let errors: [TapeError]
}

extension ArraySlice<UInt8> {
  /// Without blanks at the end.
  var trimmedAtEnd: ArraySlice<UInt8> {
    prefix((lastIndex { $0 != 0x20 && $0 != 0x09 } ?? startIndex - 1) - startIndex + 1)
  }
}

/// The encoding of mail that is mostly ASCII (RFC 2045 §6.7).
enum QuotedPrintable {
  private static let lineLimit = 76
  private static let equals = UInt8(ascii: "=")

  /// UTF-8 in lines of at most 76 characters that end in CRLF; the last line ends too.
  static func encoded(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count * 5 / 4 + 2)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      append(Array(line.utf8), to: &output)
      output += [13, 10]
    }
    return output
  }

  private static func append(_ line: [UInt8], to output: inout [UInt8]) {
    var length = 0
    for (index, byte) in line.enumerated() {
      let coded = isPlain(byte, at: index, of: line) ? [byte] : [equals] + hexadecimal(byte).utf8
      // A full line ends in an equals sign, for which there must be room.
      if length + coded.count > lineLimit - (index == line.count - 1 ? 0 : 1) {
        output += [equals, 13, 10]
        length = 0
      }
      output += coded
      length += coded.count
    }
  }

  /// A blank at a line's end would get lost, and a dot or `From ` at its start means something to programs on the way.
  private static func isPlain(_ byte: UInt8, at index: Int, of line: [UInt8]) -> Bool {
    if byte == UInt8(ascii: " ") { return index < line.count - 1 }
    if index == 0, byte == UInt8(ascii: ".") || line.starts(with: "From ".utf8) { return false }
    return byte > 0x20 && byte < 0x7F && byte != equals
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// The bytes that were meant; what is no valid code stays as it stands.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      // Blanks at a line's end were put there on the way.
      var kept = line
      while let last = kept.last, last == 13 || last == 32 || last == 9 { kept = kept.dropLast() }
      let isSoft = kept.last == equals
      output += codes(isSoft ? kept.dropLast() : kept)
      if !isSoft { output.append(10) }
    }
    if output.last == 10 { output.removeLast() }
    return output
  }

  /// `=41` as `A`, and an underscore as a blank where that is the rule (RFC 2047 §4.2).
  static func codes(_ bytes: some Collection<UInt8>, underscoreIsBlank: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      bytes.formIndex(after: &index)
      if byte == equals, let code = code(in: bytes[index...].prefix(2)) {
        output.append(code)
        bytes.formIndex(&index, offsetBy: 2)
      } else {
        output.append(byte == UInt8(ascii: "_") && underscoreIsBlank ? 32 : byte)
      }
    }
    return output
  }

  private static func code(in digits: some Collection<UInt8>) -> UInt8? {
    let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    return values.count == 2 ? UInt8(values[0] * 16 + values[1]) : nil
  }
}

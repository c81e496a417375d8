import PlainText

/// Text as bytes for comparing: lower case, without accents, with nothing but letters, digits and ASCII.
enum FoldedBytes {
  /// Replaces what is in `bytes`.
  ///
  /// Typographic quotes, primes, dashes and fractions become plain ones, a comma between thousands goes, other signs
  /// become blanks, and there are blanks around each ideograph.
  static func fold(_ text: SafeText, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    var string = text.string
    let isPlain = string.withUTF8 { utf8 in
      for byte in utf8 where byte >= 0x80 { return false }
      for (index, byte) in utf8.enumerated() {
        if byte == UInt8(ascii: ","), isThousands(utf8, index) { continue }
        bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
      return true
    }
    if isPlain { return }
    bytes.removeAll(keepingCapacity: true)
    for scalar in text.folded.string.unicodeScalars { append(scalar, to: &bytes) }
  }

  private static func isThousands(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0, index + 3 < utf8.count, PieceBytes.isDigit(utf8[index - 1]) else { return false }
    for next in index + 1...index + 3 where !PieceBytes.isDigit(utf8[next]) { return false }
    return index + 4 >= utf8.count || !PieceBytes.isDigit(utf8[index + 4])
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80: bytes.append(UInt8(scalar.value))
    case 0x2018, 0x2019, 0x2032, 0x201B, 0x00B4: bytes.append(UInt8(ascii: "'"))
    case 0x201C, 0x201D, 0x2033, 0x201F: bytes.append(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
    case 0xD7: bytes.append(UInt8(ascii: "x"))
    case 0xBC: bytes.append(contentsOf: " 1/4".utf8)
    case 0xBD: bytes.append(contentsOf: " 1/2".utf8)
    case 0xBE: bytes.append(contentsOf: " 3/4".utf8)
    // Kana, ideographs, and those beyond the first plane: they are written without blanks.
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      bytes.append(UInt8(ascii: " "))
    default: appendLetter(scalar, to: &bytes)
    }
  }

  private static func appendLetter(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    default: bytes.append(UInt8(ascii: " "))
    }
  }
}

/// The character sets that mail is read in.
enum MailCharset {
  case utf8
  /// Or nothing was said; programs that say so send UTF-8 and Windows-1252 nevertheless.
  case ascii
  /// ISO 8859-1 too: mail programs call them by each other's names (WHATWG Encoding Standard §4.2).
  case windows1252

  /// Nil for one that is not read.
  init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "", "us-ascii", "ascii", "ansi_x3.4-1968": self = .ascii
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "cp-1252":
      self = .windows1252
    default: return nil
    }
  }

  func text(of bytes: [UInt8]) -> String {
    switch self {
    case .utf8: String(decoding: bytes, as: UTF8.self)
    case .ascii: String(validating: bytes, as: UTF8.self) ?? MailCharset.windows1252.text(of: bytes)
    case .windows1252: String(String.UnicodeScalarView(bytes.map(MailCharset.scalar)))
    }
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// 0x80–0x9F; U+FFFD where there is nothing.
  private static let special: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}",
    "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
  ]
}

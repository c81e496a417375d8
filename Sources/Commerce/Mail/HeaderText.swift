import PlainText

/// Texts as a header carries them: ASCII, in lines of at most 78 characters.
enum HeaderText {
  private static let lineLimit = 78
  /// RFC 2047 §2.
  private static let encodedWordLimit = 75

  /// A subject, after so many characters of its line.
  static func unstructured(_ text: SafeText, after column: Int) -> String {
    let text = SafeText(cleaning: text.string).string
    return isPlain(text) ? folded(text, after: column) : encodedWords(text, after: column)
  }

  /// `Name <address>`, after so many characters of its line.
  static func mailbox(_ address: MailAddress, after column: Int) -> String {
    let name = address.name.string
    let bare = address.asciiAddress
    guard !name.isEmpty else { return bare }
    guard isPlain(name), name.utf8.count <= 60 else {
      return encodedWords(name, after: column) + "\r\n <\(bare)>"
    }
    let isAtoms = name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: " ") }
    let quoted = name.escapedForQuotes
    let phrase = isAtoms ? name : "\"\(quoted)\""
    let fits = column + phrase.utf8.count + bare.utf8.count + 3 <= lineLimit
    return phrase + (fits ? " " : "\r\n ") + "<\(bare)>"
  }

  /// Whether a reader gets the same text back when it is written as it is.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !text.contains("=?") && !text.contains("  ")
      && text.first != " " && text.last != " " && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
  }

  private static func folded(_ text: String, after column: Int) -> String {
    var output = ""
    var length = column
    for word in text.split(separator: " ") {
      let isFirst = output.isEmpty
      let fits = length + word.utf8.count + 1 <= lineLimit
      output += (isFirst ? "" : fits ? " " : "\r\n ") + word
      length = (isFirst || fits ? length : 0) + word.utf8.count + 1
    }
    return output
  }

  /// RFC 2047, UTF-8 and the Q encoding: no character is split between words.
  private static func encodedWords(_ text: String, after column: Int) -> String {
    let (start, end) = ("=?utf-8?Q?", "?=")
    var (output, word) = ("", start)
    var limit = min(encodedWordLimit, lineLimit - column)
    for scalar in text.unicodeScalars {
      let coded = coded(scalar)
      if word.utf8.count + coded.utf8.count + end.utf8.count > limit {
        output += word + end + "\r\n "
        (word, limit) = (start, encodedWordLimit)
      }
      word += coded
    }
    return output + word + end
  }

  /// What may stand for itself even inside of a name (RFC 2047 §5.3).
  private static func coded(_ scalar: Unicode.Scalar) -> String {
    if scalar == " " { return "_" }
    return String(scalar).utf8.map { byte in
      isLetterOrDigit(byte) ? String(Unicode.Scalar(byte)) : "=" + QuotedPrintable.hexadecimal(byte)
    }.joined()
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}

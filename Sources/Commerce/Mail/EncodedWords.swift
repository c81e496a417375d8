/// Reading headers with characters beyond ASCII (RFC 2047).
enum EncodedWords {
  /// Longer headers are read up to here, in characters.
  private static let limit = 4000

  /// The text that was meant; words in a character set that is not read stay as they stand.
  static func decoded(_ header: String) -> String {
    var output = ""
    var rest = header.prefix(limit)
    // The bytes of words in a row, for some programs split them within a character.
    var (bytes, charset): ([UInt8], MailCharset) = ([], .ascii)
    while let start = rest.firstRange(of: "=?") {
      guard let word = EncodedWord(rest[start.lowerBound...]) else {
        output += charset.text(of: bytes) + rest[..<start.upperBound]
        bytes = []
        rest = rest[start.upperBound...]
        continue
      }
      let before = rest[..<start.lowerBound]
      // Blanks between two encoded words are no part of the text.
      if bytes.isEmpty || word.charset != charset || !before.allSatisfy(\.isWhitespace) {
        output += charset.text(of: bytes) + (bytes.isEmpty || !before.allSatisfy(\.isWhitespace) ? before : "")
        bytes = []
      }
      charset = word.charset
      bytes += word.bytes
      rest = rest[word.end...]
    }
    return output + charset.text(of: bytes) + rest
  }
}

/// `=?charset?encoding?text?=`.
private struct EncodedWord {
  let charset: MailCharset
  let bytes: [UInt8]
  let end: Substring.Index

  /// The word at the beginning of a text; nil when there is none that can be read.
  init?(_ text: Substring) {
    let parts = text.dropFirst(2).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    // After an asterisk stands a language (RFC 2231 §5).
    guard parts.count == 4, parts[3].first == "=", !parts[0].isEmpty,
      let charset = MailCharset(label: String(parts[0].prefix { $0 != "*" }))
    else { return nil }
    switch parts[1] {
    case "Q", "q": bytes = QuotedPrintable.codes(Array(parts[2].utf8), underscoreIsBlank: true)
    case "B", "b": bytes = Base64.decoded(parts[2].utf8)
    default: return nil
    }
    self.charset = charset
    end = text.index(after: parts[3].startIndex)
  }
}

/// Text reduced to what people type in a hurry: small letters without accents, without points and apostrophes.
enum PlainLetters {
  static func of(_ text: String) -> String {
    var plain = ""
    for character in text.lowercased() {
      if let letters = accented[character] {
        plain += letters
      } else if character == "." || character == "'" || character == "’" {
        continue
      } else {
        plain.append(character == "-" ? " " : character)
      }
    }
    return plain
  }

  private static let accented: [Character: String] = {
    let table: [(letters: String, plain: String)] = [
      ("áàâäãåāăą", "a"), ("çćč", "c"), ("ďđð", "d"), ("éèêëēėęě", "e"), ("ğ", "g"), ("íìîïīįı", "i"), ("ł", "l"),
      ("ñńň", "n"), ("óòôöõōőø", "o"), ("řŕ", "r"), ("śşšș", "s"), ("ťţț", "t"), ("úùûüūůűų", "u"), ("ýÿ", "y"),
      ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"), ("&", "and"),
    ]
    var found: [Character: String] = [:]
    for row in table { for letter in row.letters { found[letter] = row.plain } }
    return found
  }()
}

extension String {
  /// Without blanks and line breaks at both ends.
  var withoutOuterBlanks: String {
    // Mostly there are none.
    if let first = utf8.first, let last = utf8.last, first.isPrinted, last.isPrinted { return self }
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

extension UInt8 {
  /// A printable character of ASCII that is no blank.
  fileprivate var isPrinted: Bool { (0x21..<0x7F).contains(self) }
}

/// What is left of HTML when its tags are taken away: for reading, not for showing as it was.
///
/// Nothing in it is obeyed or fetched. Blocks end lines, quotes get a `>` before each line, and what no reader sees
/// (styles, scripts, comments) is gone. One pass, in time in proportion to the text.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var reader = HTMLReader()
    var rest = Substring(html)
    while let character = rest.first {
      if character == "<", let tag = HTMLTag(rest) {
        reader.take(tag)
        rest = rest[tag.end...]
        if reader.hidesContent { rest = rest[tag.endOfContent(in: rest)...] }
      } else if character == "&", let (text, end) = HTMLEntity.read(rest) {
        reader.take(text)
        rest = rest[end...]
      } else {
        reader.take(character)
        rest = rest.dropFirst()
      }
    }
    return reader.output
  }
}

/// A tag or a comment, from `<` to `>`.
struct HTMLTag {
  /// In small letters; empty for comments and the like.
  let name: String
  let isClosing: Bool
  let end: Substring.Index

  /// Nil when the text begins with a `<` that is only a sign; what never ends reaches to the end of the text.
  init?(_ text: Substring) {
    var body = text.dropFirst()
    guard let first = body.first, first.isLetter || "/!?".contains(first) else { return nil }
    if body.hasPrefix("!--") {
      end = body.dropFirst(3).firstRange(of: "-->")?.upperBound ?? text.endIndex
      (name, isClosing) = ("", false)
      return
    }
    isClosing = first == "/"
    if isClosing { body = body.dropFirst() }
    name = body.prefix(12).prefix { $0.isLetter || $0.isNumber }.lowercased()
    end = body.firstIndex(of: ">").map { text.index(after: $0) } ?? text.endIndex
  }

  /// Where the content of an element that is not shown ends.
  func endOfContent(in text: Substring) -> Substring.Index {
    var rest = text
    while let start = rest.firstRange(of: "</") {
      if rest[start.upperBound...].prefix(name.count).lowercased() == name { return start.lowerBound }
      rest = rest[start.upperBound...]
    }
    return text.endIndex
  }
}

/// Collects lines.
private struct HTMLReader {
  private(set) var output = ""
  private(set) var hidesContent = false
  private var quotes = 0
  private var isLineEmpty = true
  private var owesBlank = false

  private static let blocks: Set<String> = [
    "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section",
    "article", "header", "footer", "hr",
  ]

  mutating func take(_ tag: HTMLTag) {
    hidesContent = !tag.isClosing && ["script", "style", "title"].contains(tag.name)
    if tag.name == "br" { return endLine() }
    guard HTMLReader.blocks.contains(tag.name) else { return }
    if !isLineEmpty { endLine() }
    if tag.name == "p", tag.isClosing { endLine() }
    if tag.name == "blockquote" { quotes = tag.isClosing ? max(0, quotes - 1) : min(quotes + 1, 9) }
    if tag.name == "li", !tag.isClosing { take("- ") }
  }

  mutating func take(_ character: Character) {
    if character.isWhitespace, character != "\u{A0}" {
      owesBlank = !isLineEmpty
      return
    }
    if isLineEmpty, quotes > 0 { output += String(repeating: ">", count: quotes) + " " }
    if owesBlank { output += " " }
    (isLineEmpty, owesBlank) = (false, false)
    output.append(character)
  }

  mutating func take(_ text: String) {
    for character in text { take(character) }
  }

  private mutating func endLine() {
    output += "\n"
    (isLineEmpty, owesBlank) = (true, false)
  }
}

/// `&amp;`, `&#8364;`, `&#x20AC;`.
package enum HTMLEntity {
  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "euro": "€", "pound": "£",
    "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„",
    "laquo": "«", "raquo": "»", "copy": "©", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
    "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à", "acirc": "â",
    "ccedil": "ç", "icirc": "î", "ocirc": "ô", "ugrave": "ù", "ntilde": "ñ", "aacute": "á", "iacute": "í",
    "oacute": "ó", "uacute": "ú", "trade": "™", "reg": "®", "bull": "•", "middot": "·", "times": "×", "deg": "°",
    "frac12": "½", "frac14": "¼", "frac34": "¾", "cent": "¢", "yen": "¥", "sup2": "²", "sup3": "³", "plusmn": "±",
    "micro": "µ", "rarr": "→", "larr": "←", "check": "✓", "sbquo": "‚", "lsaquo": "‹", "rsaquo": "›", "shy": "",
    "ensp": " ", "emsp": " ", "thinsp": " ", "zwj": "", "zwnj": "", "aring": "å", "Aring": "Å", "aelig": "æ",
    "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "Eacute": "É", "Egrave": "È", "euml": "ë", "iuml": "ï", "otilde": "õ",
    "atilde": "ã", "Ccedil": "Ç", "Ntilde": "Ñ", "iquest": "¿", "iexcl": "¡", "sect": "§", "para": "¶",
  ]

  /// What the code at the beginning of a text stands for; nil when it is none.
  package static func read(_ text: Substring) -> (text: String, end: Substring.Index)? {
    let head = text.prefix(12)
    guard let semicolon = head.firstIndex(of: ";") else { return nil }
    let code = head[head.index(after: head.startIndex)..<semicolon]
    let end = text.index(after: semicolon)
    guard code.first == "#" else { return named[code].map { ($0, end) } }
    let digits = code.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { (String($0), end) }
  }
}

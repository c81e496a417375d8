/// What stands inside a block: text, emphasis, links, breaks.
struct HTMLInline {
  /// Where the text will stand, which decides what in it could be a sign.
  enum Escaping { case block, line, cell }

  private struct Look: Equatable {
    var isStrong = false
    var isEmphasis = false
    var isCode = false
    var target: String?
  }

  private var spans: [(text: String, look: Look)] = []
  private var lines: [String] = []
  private let escaping: Escaping

  /// The lines of a paragraph: all but the last end in a hard break.
  static func lines(_ nodes: [HTMLNode], escaping: Escaping) -> [String] {
    var inline = HTMLInline(escaping: escaping)
    inline.take(nodes, look: Look())
    inline.endLine()
    let lines = inline.lines
    guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
    else {
      return []
    }
    return lines[first...last].enumerated().flatMap { index, line -> [String] in
      if index == last - first || escaping != .block { return line.isEmpty ? [] : [line] }
      // Two breaks in a row part paragraphs.
      if line.isEmpty { return [""] }
      return [lines[first + index + 1].isEmpty ? line : line + "\\"]
    }
  }

  /// The bare text, with its own line ends.
  static func plain(_ nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text.replacing("\r\n", with: "\n")
      case .element(let element): element.name == "br" ? "\n" : plain(element.children)
      }
    }.joined()
  }

  private init(escaping: Escaping) { self.escaping = escaping }

  private mutating func take(_ nodes: [HTMLNode], look: Look) {
    for node in nodes {
      switch node {
      case .text(let text): append(text, look)
      case .element(let element): take(element, look: look)
      }
    }
  }

  private mutating func take(_ element: HTMLElement, look: Look) {
    var look = look
    switch element.name {
    case "br": return endLine()
    case "img": return append(element.attributes["alt"] ?? "", look)
    case "b", "strong": look.isStrong = true
    case "i", "em", "cite", "dfn": look.isEmphasis = true
    case "code", "kbd", "samp", "tt": look.isCode = true
    case "a": if let target = element.attributes["href"].flatMap(HTMLInline.target) { look.target = target }
    default: break
    }
    take(element.children, look: look)
    // In a heading or a cell blocks stand on one line.
    if element.isBlock { append(" ", Look()) }
  }

  private mutating func append(_ text: String, _ look: Look) {
    var squeezed = ""
    var owesBlank = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        owesBlank = true
      } else {
        if owesBlank { squeezed += " " }
        owesBlank = false
        squeezed.unicodeScalars.append(scalar)
      }
    }
    if owesBlank { squeezed += " " }
    if let last = spans.last, last.look == look {
      spans[spans.count - 1].text +=
        last.text.hasSuffix(" ") && squeezed.hasPrefix(" ") ? String(squeezed.dropFirst()) : squeezed
    } else if !squeezed.isEmpty {
      spans.append((squeezed, look))
    }
  }

  private mutating func endLine() {
    var line = ""
    for (text, look) in spans {
      var inner = Substring(text)
      // Signs stand close to their words, blanks outside of them.
      if inner.hasPrefix(" ") {
        if !line.isEmpty, !line.hasSuffix(" ") { line += " " }
        inner = inner.drop { $0 == " " }
      }
      let owesBlank = inner.hasSuffix(" ")
      while inner.hasSuffix(" ") { inner = inner.dropLast() }
      if !inner.isEmpty { line += marked(String(inner), look) }
      if owesBlank, !line.isEmpty { line += " " }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    lines.append(escaping == .block ? MarkdownEscape.lineStart(line) : line)
    spans = []
  }

  private func marked(_ text: String, _ look: Look) -> String {
    if look.isCode, !text.contains("`") { return "`" + text + "`" }
    var marked = MarkdownEscape.inline(text, inCell: escaping == .cell)
    let sign = (look.isStrong ? "**" : "") + (look.isEmphasis ? "*" : "")
    marked = sign + marked + String(sign.reversed())
    return look.target.map { "[\(marked)](\($0))" } ?? marked
  }

  /// Links that lead somewhere from here: the web and mail, nothing within the page's own site.
  private static func target(_ written: String) -> String? {
    let target = written.trimmingBlanks
    let lower = target.lowercased()
    guard ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) else { return nil }
    return target.unicodeScalars.map { scalar in
      switch scalar {
      case " ": "%20"
      case "(": "%28"
      case ")": "%29"
      case "<": "%3C"
      case ">": "%3E"
      case "|": "%7C"
      default: scalar.value < 0x20 ? "" : String(scalar)
      }
    }.joined()
  }
}

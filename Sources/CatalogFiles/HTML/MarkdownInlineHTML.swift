import PlainText

/// The text inside a Markdown block as HTML.
enum MarkdownInlineHTML {
  static func html(_ text: String) -> String {
    var html = ""
    var rest = Substring(text)
    var open: [String] = []
    while let character = rest.first {
      if character == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        html += escaped(String(next))
        rest = rest.dropFirst(2)
      } else if character == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        html += "<code>" + escaped(String(rest[rest.index(after: rest.startIndex)..<end])) + "</code>"
        rest = rest[rest.index(after: end)...]
      } else if character == "[", let link = Link(rest) {
        html += "<a href=\"" + escaped(link.target) + "\">" + self.html(link.text) + "</a>"
        rest = rest[link.end...]
      } else if character == "<", let end = rest.firstIndex(of: ">"), rest[..<end].contains("://") {
        let target = String(rest[rest.index(after: rest.startIndex)..<end])
        html += "<a href=\"" + escaped(target) + "\">" + escaped(target) + "</a>"
        rest = rest[rest.index(after: end)...]
      } else if character == "*", let sign = sign(rest, open: open) {
        html += toggled(sign, &open)
        rest = rest.dropFirst(sign.count)
      } else {
        html += escaped(String(character))
        rest = rest.dropFirst()
      }
    }
    return html + open.reversed().map { $0 == "**" ? "</strong>" : "</em>" }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.escaping(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
  }

  /// The cells of a table's line.
  static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.trimmingBlanks.dropFirst() {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if cells.last?.trimmingBlanks.isEmpty == true { cells.removeLast() }
    return cells.map { $0.trimmingBlanks.replacing("\\|", with: "|") }
  }

  /// One or two asterisks that open or close something.
  private static func sign(_ text: Substring, open: [String]) -> String? {
    let count = text.prefix { $0 == "*" }.count
    let sign = count >= 2 && open.last != "*" ? "**" : "*"
    if open.contains(sign) { return sign }
    let rest = text.dropFirst(sign.count)
    return rest.first.map { $0 != " " } == true && rest.contains(sign) ? sign : nil
  }

  private static func toggled(_ sign: String, _ open: inout [String]) -> String {
    let name = sign == "**" ? "strong" : "em"
    if let place = open.lastIndex(of: sign) {
      let closed = open[place...].reversed().map { $0 == "**" ? "</strong>" : "</em>" }.joined()
      open.removeSubrange(place...)
      return closed
    }
    open.append(sign)
    return "<\(name)>"
  }

  private struct Link {
    let text: String
    let target: String
    let end: Substring.Index

    init?(_ rest: Substring) {
      guard let close = rest.firstRange(of: "]("), let last = rest[close.upperBound...].firstIndex(of: ")") else {
        return nil
      }
      text = String(rest[rest.index(after: rest.startIndex)..<close.lowerBound])
      target = String(rest[close.upperBound..<last].prefix { $0 != " " })
      end = rest.index(after: last)
      if text.contains("[") { return nil }
    }
  }
}

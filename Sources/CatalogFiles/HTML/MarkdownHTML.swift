/// The shop's Markdown as HTML, for files that other shops read: the way back of ``HTMLMarkdown``.
enum MarkdownHTML {
  static func html(_ markdown: String) -> String {
    blocks(markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), depth: 0)
  }

  private static func blocks(_ lines: [String], depth: Int) -> String {
    var html = ""
    var rest = lines[...]
    while let line = rest.first {
      let text = line.trimmingBlanks
      if text.isEmpty {
        rest = rest.dropFirst()
      } else if let level = headingLevel(text) {
        html += "<h\(level)>" + MarkdownInlineHTML.html(String(text.dropFirst(level)).trimmingBlanks) + "</h\(level)>"
        rest = rest.dropFirst()
      } else if text == "---" || text == "***" {
        html += "<hr>"
        rest = rest.dropFirst()
      } else if text.hasPrefix("```") || text.hasPrefix("~~~") {
        let code = rest.dropFirst().prefix { !$0.trimmingBlanks.hasPrefix(text.prefix(3)) }
        html += "<pre><code>" + code.map(MarkdownInlineHTML.escaped).joined(separator: "\n") + "</code></pre>"
        rest = rest.dropFirst(code.count + 2)
      } else if text.hasPrefix(">") {
        let quoted = rest.prefix { $0.trimmingBlanks.hasPrefix(">") }
        let inner = quoted.map { String($0.trimmingBlanks.dropFirst()).trimmingBlanks }
        html += "<blockquote>" + (depth < 8 ? blocks(inner, depth: depth + 1) : "") + "</blockquote>"
        rest = rest.dropFirst(quoted.count)
      } else if text.hasPrefix("|"), rest.dropFirst().first.map(isTableRule) == true {
        let table = rest.prefix { $0.trimmingBlanks.hasPrefix("|") }
        html += self.table(Array(table))
        rest = rest.dropFirst(table.count)
      } else if marker(text) != nil, depth < 8 {
        html += list(&rest, depth: depth)
      } else {
        let paragraph = rest.prefix { !$0.trimmingBlanks.isEmpty && (headingLevel($0.trimmingBlanks) == nil) }
        html += "<p>" + joined(Array(paragraph)) + "</p>"
        rest = rest.dropFirst(max(1, paragraph.count))
      }
    }
    return html
  }

  private static func joined(_ lines: [String]) -> String {
    var html = ""
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let isHard = !isLast && (line.hasSuffix("\\") || line.hasSuffix("  "))
      let text = line.hasSuffix("\\") && !isLast ? String(line.dropLast()) : line
      html += MarkdownInlineHTML.html(text.trimmingBlanks) + (isLast ? "" : isHard ? "<br>" : " ")
    }
    return html
  }

  private static func headingLevel(_ text: String) -> Int? {
    let level = text.prefix { $0 == "#" }.count
    return (1...6).contains(level) && text.dropFirst(level).first == " " ? level : nil
  }

  /// Whether a line begins an item, whether that is numbered, and how far its text is indented.
  private static func marker(_ text: String) -> (isNumbered: Bool, width: Int)? {
    if text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ") { return (false, 2) }
    let digits = text.prefix { ("0"..."9").contains($0) }.count
    guard (1...9).contains(digits), text.dropFirst(digits).hasPrefix(". ") else { return nil }
    return (true, digits + 2)
  }

  private static func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  private static func list(_ rest: inout ArraySlice<String>, depth: Int) -> String {
    guard let first = rest.first, let kind = marker(first.trimmingBlanks) else { return "" }
    let margin = indent(first)
    var items: [[String]] = []
    while let line = rest.first {
      let text = line.trimmingBlanks
      if let found = marker(text), indent(line) <= margin {
        guard found.isNumbered == kind.isNumbered, indent(line) == margin else { break }
        items.append([String(text.dropFirst(found.width))])
      } else if text.isEmpty {
        guard let next = rest.dropFirst().first, indent(next) > margin, !next.trimmingBlanks.isEmpty else { break }
        items[items.count - 1].append("")
      } else {
        guard indent(line) > margin else { break }
        items[items.count - 1].append(String(line.dropFirst(min(indent(line), margin + kind.width))))
      }
      rest = rest.dropFirst()
    }
    let tag = kind.isNumbered ? "ol" : "ul"
    let html = items.map { "<li>" + item($0, depth: depth) + "</li>" }.joined()
    return "<\(tag)>" + html + "</\(tag)>"
  }

  /// One paragraph alone needs no tag of its own.
  private static func item(_ lines: [String], depth: Int) -> String {
    let head = lines.prefix { !$0.isEmpty && ($0 == lines[0] || marker($0.trimmingBlanks) == nil) }
    let tail = Array(lines.dropFirst(head.count))
    if tail.contains(where: { !$0.isEmpty && marker($0) == nil }) { return blocks(lines, depth: depth + 1) }
    return joined(Array(head)) + blocks(tail, depth: depth + 1)
  }

  private static func isTableRule(_ line: String) -> Bool {
    let text = line.trimmingBlanks
    return text.contains("-") && text.allSatisfy { "|-: ".contains($0) }
  }

  private static func table(_ lines: [String]) -> String {
    func row(_ line: String, _ tag: String) -> String {
      let cells = MarkdownInlineHTML.cells(line).map { "<\(tag)>" + MarkdownInlineHTML.html($0) + "</\(tag)>" }
      return "<tr>" + cells.joined() + "</tr>"
    }
    let body = lines.dropFirst(2).map { row($0, "td") }.joined()
    return "<table><thead>" + row(lines[0], "th") + "</thead><tbody>" + body + "</tbody></table>"
  }
}

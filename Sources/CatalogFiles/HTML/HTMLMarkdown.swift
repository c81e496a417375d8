/// HTML as the Markdown of the shop: headings, paragraphs, lists, tables, quotes, emphasis, links.
///
/// Scripts, styles and pictures without words are dropped; what Markdown has no sign for (colours, sizes) keeps its text.
/// Text that would be a sign of Markdown is escaped, so that it shows as it was.
package enum HTMLMarkdown {
  /// Blocks with empty lines between them, without one at either end.
  package static func markdown(_ html: String) -> String {
    lines(HTMLParser.parse(html)).joined(separator: "\n")
  }

  private static func lines(_ nodes: [HTMLNode]) -> [String] {
    var lines: [String] = []
    for block in blocks(nodes) {
      if !lines.isEmpty { lines.append("") }
      lines += block
    }
    return lines
  }

  /// Each block's lines; inline nodes between blocks are paragraphs of their own.
  private static func blocks(_ nodes: [HTMLNode]) -> [[String]] {
    var blocks: [[String]] = []
    var inline: [HTMLNode] = []
    func endParagraph() {
      let paragraph = HTMLInline.lines(inline, escaping: .block)
      if !paragraph.isEmpty { blocks.append(paragraph) }
      inline = []
    }
    for node in nodes {
      guard case .element(let element) = node, element.isBlock || element.name == "tr" || containsBlock(element) else {
        inline.append(node)
        continue
      }
      endParagraph()
      blocks += self.blocks(of: element)
    }
    endParagraph()
    return blocks
  }

  /// `<b><p>…</p></b>`: an editor's mark around whole blocks.
  private static func containsBlock(_ element: HTMLElement) -> Bool {
    element.children.contains { node in
      guard case .element(let child) = node else { return false }
      return child.isBlock || containsBlock(child)
    }
  }

  private static func blocks(of element: HTMLElement) -> [[String]] {
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let words = HTMLInline.lines(element.children, escaping: .line).joined(separator: " ")
      let level = element.name.utf8.last.map { Int($0) - 0x30 } ?? 1
      return words.isEmpty ? [] : [[String(repeating: "#", count: level) + " " + words]]
    case "hr": return [["---"]]
    case "ul", "ol":
      let items = list(element)
      return items.isEmpty ? [] : [items]
    case "blockquote":
      let quoted = lines(element.children).map { $0.isEmpty ? ">" : "> " + $0 }
      return quoted.isEmpty ? [] : [quoted]
    case "pre": return code(element)
    case "table": return HTMLTable.blocks(element)
    case "dt":
      return blocks([.element(HTMLElement(name: "strong", children: element.children))])
    default: return blocks(element.children)
    }
  }

  private static func list(_ element: HTMLElement) -> [String] {
    var lines: [String] = []
    var number = 1
    for node in element.children {
      guard case .element(let item) = node else { continue }
      let isItem = item.name == "li"
      // A list that stands between items belongs to the one before it.
      let content = isItem ? blocks(item.children) : blocks([node])
      guard !content.isEmpty else { continue }
      let marker = element.name == "ol" ? "\(number). " : "- "
      let indent = String(repeating: " ", count: marker.utf8.count)
      for (index, block) in content.enumerated() {
        let isTight = block.first.map { $0.hasPrefix("- ") || $0.hasPrefix("1. ") } ?? false
        if index > 0, !isTight { lines.append("") }
        for (place, line) in block.enumerated() {
          let begins = isItem && index == 0 && place == 0
          lines.append(begins ? marker + line : line.isEmpty ? "" : indent + line)
        }
      }
      if isItem { number += 1 }
    }
    return lines
  }

  private static func code(_ element: HTMLElement) -> [[String]] {
    let text = HTMLInline.plain(element.children)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.contains(where: { !$0.trimmingBlanks.isEmpty }) else { return [] }
    let fence = lines.contains { $0.contains("```") } ? "~~~" : "```"
    return [[fence] + lines.drop { $0.isEmpty } + [fence]]
  }
}

/// A table's cells as a Markdown table; its first row is the header.
private enum HTMLTable {
  static func blocks(_ element: HTMLElement) -> [[String]] {
    let rows = rows(element.children)
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return [] }
    // Tables that only lay out a page are read as text.
    if width == 1 { return rows.filter { $0[0] != "" }.map { [$0[0]] } }
    let lines = rows.map { row in
      "| " + (row + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |"
    }
    return [[lines[0], "|" + String(repeating: "---|", count: width)] + lines.dropFirst()]
  }

  private static func rows(_ nodes: [HTMLNode]) -> [[String]] {
    nodes.flatMap { node -> [[String]] in
      guard case .element(let element) = node else { return [] }
      guard element.name == "tr" else { return rows(element.children) }
      let cells = element.children.compactMap { node -> String? in
        guard case .element(let cell) = node, cell.name == "td" || cell.name == "th" else { return nil }
        return HTMLInline.lines(cell.children, escaping: .cell).joined(separator: " ")
      }
      return cells.isEmpty ? [] : [cells]
    }
  }
}

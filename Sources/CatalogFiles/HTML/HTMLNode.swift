/// A piece of an HTML text.
enum HTMLNode {
  /// Entities are read already.
  case text(String)
  case element(HTMLElement)
}

struct HTMLElement {
  /// In small letters.
  var name: String
  /// Only those that mean something in Markdown: `href`, `alt`.
  var attributes: [String: String] = [:]
  var children: [HTMLNode] = []

  static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Elements whose content no reader sees.
  static let hidden: Set<String> = [
    "script", "style", "head", "title", "template", "noscript", "iframe", "svg", "object", "video", "audio", "select",
    "textarea", "canvas", "math",
  ]

  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
  ]

  /// What a paragraph that is still open cannot reach beyond.
  static let walls = blocks.subtracting(["p"]).union(["td", "th"])

  var isBlock: Bool { HTMLElement.blocks.contains(name) }
}

import Commerce

/// Reads HTML as people paste it into a shop's editor: every text has a tree, whatever is left open or never opened.
///
/// Nothing in it is obeyed or fetched. It takes time in proportion to the text, and deep nesting is flattened.
struct HTMLParser {
  /// How deep elements may nest.
  private static let deepest = 64
  /// Longest tag, in code points; a `<` without an end within it is a sign.
  private static let longestTag = 4000

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var text = String.UnicodeScalarView()
  private var open = [HTMLElement(name: "")]

  static func parse(_ html: String) -> [HTMLNode] {
    var parser = HTMLParser(scalars: Array(html.unicodeScalars))
    parser.read()
    return parser.open[0].children
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func read() {
    while at < scalars.count {
      switch scalars[at] {
      case "<": readTag()
      case "&": readEntity()
      default:
        text.append(scalars[at])
        at += 1
      }
    }
    closeText()
    while open.count > 1 { closeLast() }
  }

  private mutating func readEntity() {
    var head = String.UnicodeScalarView()
    head.append(contentsOf: scalars[at..<min(at + 12, scalars.count)])
    let written = String(head)
    guard let (value, end) = HTMLEntity.read(Substring(written)) else {
      text.append("&")
      at += 1
      return
    }
    text.append(contentsOf: value.unicodeScalars)
    at += written.unicodeScalars.distance(from: written.startIndex, to: end)
  }

  private mutating func readTag() {
    if scalars[at...].starts(with: "<!--".unicodeScalars) { return skip(past: "-->", from: at + 4) }
    guard at + 1 < scalars.count, let tag = HTMLTagText(scalars, at: at, longest: HTMLParser.longestTag) else {
      text.append("<")
      at += 1
      return
    }
    at = tag.end
    closeText()
    if tag.isClosing { return close(tag.name) }
    if HTMLElement.hidden.contains(tag.name) { return skip(past: "</" + tag.name, from: at) }
    if !tag.name.isEmpty { begin(HTMLElement(name: tag.name, attributes: tag.attributes)) }
  }

  /// Goes on behind a text, or to the end where it does not come.
  private mutating func skip(past end: String, from start: Int) {
    let wanted = Array(end.unicodeScalars)
    at = min(start, scalars.count)
    while at < scalars.count {
      let isHere =
        scalars[at] == wanted[0]
        && scalars[at...].prefix(wanted.count).elementsEqual(wanted) {
          $0 == $1 || ($0.isASCII && $0.properties.lowercaseMapping.unicodeScalars.first == $1)
        }
      if isHere {
        at += wanted.count
        if end != "-->" { while at < scalars.count, scalars[at] != ">" { at += 1 } }
        if end != "-->", at < scalars.count { at += 1 }
        return
      }
      at += 1
    }
  }

  private mutating func begin(_ element: HTMLElement) {
    switch element.name {
    case "li": closeNearest(["li"], before: ["ul", "ol"])
    case "td", "th": closeNearest(["td", "th"], before: ["tr", "table"])
    case "tr": closeNearest(["tr"], before: ["table"])
    case "dt", "dd": closeNearest(["dt", "dd"], before: ["dl"])
    default: if element.isBlock { closeNearest(["p"], before: HTMLElement.walls) }
    }
    if HTMLElement.empty.contains(element.name) || open.count > HTMLParser.deepest {
      open[open.count - 1].children.append(.element(element))
    } else {
      open.append(element)
    }
  }

  /// A new item ends the one before it, as long as both are in the same list.
  private mutating func closeNearest(_ names: Set<String>, before walls: Set<String>) {
    for depth in open.indices.dropFirst().reversed() {
      if names.contains(open[depth].name) {
        while open.count > depth { closeLast() }
        return
      }
      if walls.contains(open[depth].name) { return }
    }
  }

  private mutating func close(_ name: String) {
    guard let depth = open.indices.dropFirst().last(where: { open[$0].name == name }) else {
      // `</p>` without its beginning stands for an empty paragraph, `</br>` for a break.
      if name == "br" || name == "p" { open[open.count - 1].children.append(.element(HTMLElement(name: name))) }
      return
    }
    while open.count > depth { closeLast() }
  }

  private mutating func closeLast() {
    let element = open.removeLast()
    open[open.count - 1].children.append(.element(element))
  }

  private mutating func closeText() {
    guard !text.isEmpty else { return }
    open[open.count - 1].children.append(.text(String(text)))
    text = String.UnicodeScalarView()
  }
}

import PlainText

/// What long text may not hold: HTML. (What Markdown means is the front's.)
enum MarkdownRules {
  /// Reports HTML tags, comments and entities, each with its line.
  static func check(_ lines: [String], firstLine: Int, page: Page) {
    for (index, line) in lines.enumerated() where line.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) {
      let scalars = withoutCode(line)
      if let tag = tag(in: scalars) {
        page.fault(
          firstLine + index, "HTML is not read here: \(tag)",
          "Write it in Markdown, or put it in `backticks` to show it.")
      } else if let entity = entity(in: scalars) {
        page.fault(firstLine + index, "HTML is not read here: \(entity)", "Write the character itself.")
      }
    }
  }

  /// The first tag (CommonMark 0.31 §6.6): an opening or closing tag, a comment, a declaration.
  private static func tag(in text: [Unicode.Scalar]) -> String? {
    for (index, scalar) in text.enumerated() where scalar == "<" && !isEscaped(index, in: text) {
      var end = index + 1
      if end < text.count, text[end] == "/" { end += 1 }
      guard end < text.count else { continue }
      if text[end] == "!" || text[end] == "?" { return shown(text[index...]) }
      guard isLetter(text[end]) else { continue }
      while end < text.count, isLetter(text[end]) || ("0"..."9").contains(text[end]) || text[end] == "-" { end += 1 }
      // `<https://x>` and `<a@b.example>` are Markdown's own links.
      if end == text.count || text[end] == ">" || text[end] == "/" || text[end] == " " { return shown(text[index...]) }
    }
    return nil
  }

  /// The first entity, such as `&nbsp;` or `&#160;`.
  private static func entity(in text: [Unicode.Scalar]) -> String? {
    for (index, scalar) in text.enumerated() where scalar == "&" && !isEscaped(index, in: text) {
      let name = text[(index + 1)...].prefix(10)
      guard let semicolon = name.firstIndex(of: ";"), semicolon > index + 1 else { continue }
      let inner = text[(index + 1)..<semicolon]
      let isNumber = inner.first == "#" && inner.count > 1
      if (isNumber ? inner.dropFirst() : inner).allSatisfy({ isLetter($0) || ("0"..."9").contains($0) }) {
        return shown(text[index...semicolon])
      }
    }
    return nil
  }

  /// The line with what stands in backticks blanked.
  private static func withoutCode(_ line: String) -> [Unicode.Scalar] {
    var text = Array(line.unicodeScalars)
    var open: Int?
    for (index, scalar) in line.unicodeScalars.enumerated() where scalar == "`" {
      if let start = open {
        for place in start...index { text[place] = " " }
        open = nil
      } else {
        open = index
      }
    }
    return text
  }

  /// An odd number of backslashes stands before it.
  private static func isEscaped(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
    !text[..<index].reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func shown(_ text: ArraySlice<Unicode.Scalar>) -> String {
    let end = text.firstIndex(of: ">").map { $0 + 1 } ?? text.endIndex
    return String(String.UnicodeScalarView(text[..<end].prefix(30)))
  }
}

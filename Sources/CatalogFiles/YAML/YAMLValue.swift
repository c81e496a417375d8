import PlainText
import Yams

/// A value in a file, with its place and what faults call it.
struct YAMLValue {
  let node: Node
  let page: Page
  /// `price`, `the category`.
  let name: SafeText
  /// Lines of the file before the YAML.
  let offset: Int

  var line: Int { (node.mark?.line ?? 1) + offset }

  func fault(_ problem: SafeText, _ remedy: SafeText) { page.fault(line, problem, remedy) }

  /// Nothing stands after the key.
  var isAbsent: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
    return scalar.string.isEmpty || scalar.string == "~"
  }

  /// The text of a scalar just as it is written, whatever YAML takes it for (`no`, `12:00`, `1_000`).
  func scalar() -> String? {
    guard case .scalar(let scalar) = node else {
      fault("\(name) is \(kind), where text is due", "Write it as one text.")
      return nil
    }
    return scalar.string
  }

  /// Text of one line; `limit` counts characters.
  func text(upTo limit: Int = 200) -> SafeText? {
    guard let raw = scalar() else { return nil }
    let oneLine = raw.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ").trimmingBlanks
    let text = SafeText(cleaning: Cleaning.clean(oneLine, page: page, line: line))
    if text.isEmpty {
      fault("\(name) is empty", "Write something, or leave it out where it is not needed.")
      return nil
    }
    if text.string.count > limit { fault("\(name) has \(text.string.count) characters", "Use at most \(limit).") }
    return text
  }

  /// Markdown; each line is checked.
  func markdown(upTo limit: Int = TextFile.longText) -> SafeText? {
    guard let raw = scalar(), case .scalar(let scalar) = node else { return nil }
    let lines = raw.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Cleaning.clean(String(line.map { $0 == "\t" ? " " : $0 }), page: page, line: self.line)
    }
    let isBlock = scalar.style == .literal || scalar.style == .folded
    MarkdownRules.check(lines, firstLine: isBlock ? line + 1 : line, page: page)
    let text = SafeText(cleaningLines: lines.joined(separator: "\n").trimmingBlanks)
    if text.isEmpty {
      fault("\(name) is empty", "Write something, or leave it out where it is not needed.")
      return nil
    }
    if text.string.utf8.count > limit {
      fault("\(name) has \(text.string.utf8.count) bytes", "Use at most \(limit).")
    }
    return text
  }

  /// The items of a list, each called `item`.
  func items(_ item: SafeText) -> [YAMLValue]? {
    guard case .sequence(let nodes) = node else {
      fault("\(name) is \(kind), where a list is due", "Write [a, b], or one item to a line after a dash.")
      return nil
    }
    return nodes.map { YAMLValue(node: $0, page: page, name: item, offset: offset) }
  }

  /// The mapping here; keys that are not among `keys` are faults.
  ///
  /// Without `keys` any may stand.
  func mapping(keys: [String]? = nil, what: SafeText, line: Int? = nil) -> YAMLMapping? {
    guard case .mapping(let pairs) = node else {
      fault("\(name) is \(kind), where keys and values are due", "Write key: value, one to a line.")
      return nil
    }
    return YAMLMapping(pairs, of: self, keys: keys, what: what, line: line ?? self.line)
  }

  private var kind: SafeText {
    switch node {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }
}

extension TextFile {
  /// Longest Markdown text, in bytes.
  static let longText = 65_536
}

extension String {
  /// Without blanks and line ends at both ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }

  /// In quotes for a fault, on one line, shortened where it is long.
  var quoted: String {
    let line = SafeText(cleaning: self).string
    return "\"" + (line.count > 40 ? line.prefix(39) + "…" : line[...]) + "\""
  }
}

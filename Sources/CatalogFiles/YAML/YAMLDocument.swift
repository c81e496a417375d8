import PlainText
import Yams

/// Reads the YAML of a file into a mapping whose every value knows its line.
enum YAMLDocument {
  /// The mapping of a file.
  ///
  /// - Parameters:
  ///   - lines: the YAML, without what stands around it.
  ///   - offset: lines of the file before them.
  /// - Returns: nil, with a fault, where the text is no YAML or not a mapping.
  static func mapping(_ lines: [String], offset: Int, page: Page, keys: [String], what: SafeText) -> YAMLMapping? {
    guard !YAMLAliases.areUsed(in: lines, offset: offset, page: page) else { return nil }
    var lines = lines
    // Each round finds one doubled key; a file with more of them than this has other troubles.
    for _ in 0..<100 {
      do {
        let parser = try Parser(yaml: lines.joined(separator: "\n") + "\n", encoding: .utf8)
        guard let node = try parser.singleRoot() else { break }
        // Nodes hold their anchors weakly; it is the parser that keeps them.
        let isPlain = withExtendedLifetime(parser) { YAMLShape.isPlain(node, offset: offset, page: page) }
        guard isPlain else { return nil }
        let value = YAMLValue(node: node, page: page, name: "the file", offset: offset)
        return value.mapping(keys: keys, what: what, line: 1)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard
          let second = DoubledKey.rename(names.first ?? "", at: context.mark, in: lines, offset: offset, page: page)
        else { return nil }
        lines = second
      } catch {
        report(error, offset: offset, page: page)
        return nil
      }
    }
    page.fault(1 + offset, "there are no keys", "Write the keys that the catalogue format names.")
    return nil
  }

  private static func report(_ error: any Error, offset: Int, page: Page) {
    let remedy: SafeText = "Check indents, quotes and brackets; put text that holds a colon in quotes."
    switch error {
    case YamlError.scanner(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting"),
      YamlError.parser(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting"):
      page.fault(mark.line + offset, "the lists here are nested too deeply", "Take the inner brackets out.")
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      // The parser says where it gave up; what it was reading began earlier, often at the cause.
      let began = context.map { ", \($0.text) from line \($0.mark.line + offset)" } ?? ""
      page.fault(mark.line + offset, column: mark.column, "this is not YAML: \(problem)\(began)", remedy)
    case YamlError.reader(let problem, _, _, _):
      page.fault(1 + offset, "this is not YAML: \(problem)", remedy)
    default:
      page.fault(1 + offset, "this is not YAML", remedy)
    }
  }
}

/// Looks for anchors and aliases before the parser sees them: a few lines of them can stand for more nodes than fit in
/// memory.
enum YAMLAliases {
  /// Whether an alias (`*name`) of an anchor (`&name`) stands in the text; a fault names its line.
  static func areUsed(in lines: [String], offset: Int, page: Page) -> Bool {
    guard lines.contains(where: { $0.utf8.contains(UInt8(ascii: "&")) }) else { return false }
    let anchors = Set(lines.flatMap { names(after: "&", in: $0) })
    guard !anchors.isEmpty else { return false }
    for (index, line) in lines.enumerated() {
      for name in names(after: "*", in: line) where anchors.contains(name) {
        page.fault(index + 1 + offset, "the alias *\(name) is not read here", "Write the values out.")
        return true
      }
    }
    return false
  }

  /// Names that follow an indicator where YAML would begin a value.
  private static func names(after indicator: Unicode.Scalar, in line: String) -> [String] {
    let text = Array(line.unicodeScalars)
    return text.indices.filter { index in
      text[index] == indicator && (index == 0 || " \t[{,:?-!".unicodeScalars.contains(text[index - 1]))
    }
    .compactMap { start in
      let rest = text[(start + 1)...]
      let end = rest.firstIndex { !isNamePart($0) } ?? rest.endIndex
      guard end > start + 1, end == text.endIndex || " \t,]}:".unicodeScalars.contains(text[end]) else { return nil }
      return String(String.UnicodeScalarView(text[(start + 1)..<end]))
    }
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
  }
}

/// What a catalogue uses of YAML: no anchors, little depth.
enum YAMLShape {
  private static let deepest = 12

  /// Reports anchors and nesting that nothing in a catalogue needs.
  static func isPlain(_ node: Node, offset: Int, page: Page, depth: Int = 0) -> Bool {
    let line = (node.mark?.line ?? 1) + offset
    if let anchor = node.anchor {
      page.fault(line, "the anchor &\(anchor.rawValue) is not read here", "Take it out, and write the values out.")
      return false
    }
    if depth > deepest {
      page.fault(line, "the lists here are nested too deeply", "Take the inner brackets out.")
      return false
    }
    switch node {
    case .scalar: return true
    case .sequence(let items): return items.allSatisfy { isPlain($0, offset: offset, page: page, depth: depth + 1) }
    case .mapping(let pairs):
      return pairs.allSatisfy { pair in
        isPlain(pair.key, offset: offset, page: page, depth: depth + 1)
          && isPlain(pair.value, offset: offset, page: page, depth: depth + 1)
      }
    case .alias:
      page.fault(line, "aliases are not read here", "Write the values out.")
      return false
    }
  }
}

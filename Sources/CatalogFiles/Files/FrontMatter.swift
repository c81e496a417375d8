import PlainText

/// A product's file in its two parts.
struct FrontMatter {
  /// YAML between the two `---` lines; it begins on line 2 of the file.
  let yaml: [String]
  /// Markdown after them.
  let body: [String]
  /// Line of the file on which the body begins.
  let bodyLine: Int

  /// Nil, with a fault, where there is none or it has no end.
  init?(_ file: TextFile) {
    guard let first = file.lines.first, FrontMatter.isFence(first) else {
      file.page.fault(1, "the front matter is missing", "Begin the file with ---, then YAML, then --- again.")
      return nil
    }
    guard let end = file.lines.dropFirst().firstIndex(where: FrontMatter.isFence) else {
      file.page.fault(1, "the front matter has no end", "Put --- on a line of its own after the last key.")
      return nil
    }
    yaml = Array(file.lines[1..<end])
    body = Array(file.lines[(end + 1)...])
    bodyLine = end + 2
  }

  private static func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}

import PlainText

/// A part of a Markdown text that can stand alone.
struct MarkdownPassage: Hashable, Sendable {
  /// The heading above it; empty for none.
  var heading: SafeText
  /// Bold words with which it begins, which head it as well; empty for none.
  var lead: SafeText
  /// As it is written.
  var text: SafeText

  /// The paragraphs, lists and tables of a text; what ends in a colon stays with what it announces.
  static func passages(of markdown: SafeText) -> [MarkdownPassage] {
    var passages: [MarkdownPassage] = []
    var heading = SafeText.empty
    var announced = ""
    for block in blocks(of: markdown.string) {
      if block.hasPrefix("#") {
        heading = SafeText(cleaning: String(block.drop { $0 == "#" || $0 == " " }))
        continue
      }
      let text = announced + block
      if block.hasSuffix(":") {
        announced = text + "\n\n"
        continue
      }
      announced = ""
      passages.append(
        MarkdownPassage(heading: heading, lead: lead(of: text), text: SafeText(cleaningLines: text)))
    }
    return passages
  }

  /// Runs of lines between empty ones; a heading is a block of its own.
  private static func blocks(of markdown: String) -> [String] {
    var blocks: [[Substring]] = [[]]
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") {
        blocks.append([line])
        blocks.append([])
      } else if line.allSatisfy(\.isWhitespace) {
        blocks.append([])
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }

  private static func lead(of text: String) -> SafeText {
    guard text.hasPrefix("**") else { return .empty }
    let words = text.dropFirst(2).prefix { $0 != "*" && $0 != "\n" }
    return text[words.endIndex...].hasPrefix("**") ? SafeText(cleaning: String(words)) : .empty
  }
}

package import PlainText

/// The part of Markdown that shops write.
///
/// Headings, paragraphs, lists, tables, quotes, code, rules, and inside them emphasis, code and links. No HTML: a tag is
/// shown as it was typed. Follows CommonMark and GitHub's tables as far as it goes; every text is valid, and takes time in
/// proportion to its length.
package enum Markdown {
  /// Reads a text into blocks.
  package static func parse(_ text: SafeText) -> [MarkdownBlock] {
    let lines = text.string.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return MarkdownParser(depth: 0).blocks(lines.map { Substring($0) })
  }

  /// Blocks as lines of at most `width` columns.
  ///
  /// - Parameter measure: Where prose breaks on a wide page; longer lines are hard to read. Tables may be wider.
  package static func layout(
    _ blocks: [MarkdownBlock], width: Int, symbols: Symbols = .unicode, measure: Int = 84
  ) -> [StyledLine] {
    MarkdownLayout(symbols: symbols, measure: measure).lines(blocks, width: max(4, width), role: .text, depth: 0)
  }
}

/// One block of a Markdown text.
package enum MarkdownBlock: Equatable, Sendable {
  /// The level is 1–6.
  case heading(level: Int, [MarkdownSpan])
  /// Line feeds in it are hard breaks.
  case paragraph([MarkdownSpan])
  /// `start` is the first number, or nil for bullets.
  case list(start: Int?, items: [[MarkdownBlock]])
  case table(MarkdownTable)
  case quote([MarkdownBlock])
  case code([SafeText])
  case rule
}

/// A table: every row has as many cells as the header.
package struct MarkdownTable: Equatable, Sendable {
  package typealias Row = [[MarkdownSpan]]

  package var header: Row
  package var alignments: [TextAlignment]
  package var rows: [Row]
}

/// A piece of text inside a block.
package struct MarkdownSpan: Equatable, Sendable {
  package struct Look: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let emphasis = Look(rawValue: 1)
    package static let strong = Look(rawValue: 2)
    package static let code = Look(rawValue: 4)
  }

  package var text: SafeText
  package var look: Look
  /// Where a link leads.
  package var target: SafeText?

  package init(_ text: SafeText, _ look: Look = [], target: SafeText? = nil) {
    self.text = text
    self.look = look
    self.target = target
  }
}

import PlainText
import Testing

@testable import TerminalKit

@Suite struct MarkdownTests {
  @Test(
    arguments: [
      ("", []),
      ("one\ntwo", [.paragraph([MarkdownSpan("one two")])]),
      ("one  \ntwo\\\nthree", [.paragraph([MarkdownSpan("one\ntwo\nthree")])]),
      ("# Big #\n## Small", [.heading(level: 1, [MarkdownSpan("Big")]), .heading(level: 2, [MarkdownSpan("Small")])]),
      (
        "Title\n===\nText\n---",
        [.heading(level: 1, [MarkdownSpan("Title")]), .heading(level: 2, [MarkdownSpan("Text")])]
      ),
      ("#no heading", [.paragraph([MarkdownSpan("#no heading")])]),
      ("a\n\n---\n***", [.paragraph([MarkdownSpan("a")]), .rule, .rule]),
      ("```\n*as it is*\n```\nb", [.code(["*as it is*"]), .paragraph([MarkdownSpan("b")])]),
      ("> a\n> > b", [.quote([.paragraph([MarkdownSpan("a")]), .quote([.paragraph([MarkdownSpan("b")])])])]),
      (
        "- a\n  more\n- b\n  - c",
        [
          .list(
            start: nil,
            items: [
              [.paragraph([MarkdownSpan("a more")])],
              [.paragraph([MarkdownSpan("b")]), .list(start: nil, items: [[.paragraph([MarkdownSpan("c")])]])],
            ])
        ]
      ),
      (
        "3. a\n\n4. b\nend",
        [.list(start: 3, items: [[.paragraph([MarkdownSpan("a")])], [.paragraph([MarkdownSpan("b end")])]])]
      ),
      ("It was\n1984. A year", [.paragraph([MarkdownSpan("It was 1984. A year")])]),
      (
        "| A | B |\n|:-:|--:|\n| 1 |\n| x\\|y | 2 | 3 |",
        [
          .table(
            MarkdownTable(
              header: [[MarkdownSpan("A")], [MarkdownSpan("B")]], alignments: [.center, .right],
              rows: [[[MarkdownSpan("1")], []], [[MarkdownSpan("x|y")], [MarkdownSpan("2")]]]))
        ]
      ),
      ("a | b", [.paragraph([MarkdownSpan("a | b")])]),
      ("<b>x</b>", [.paragraph([MarkdownSpan("<b>x</b>")])]),
    ] as [(SafeText, [MarkdownBlock])])
  func `a text is read into blocks`(text: SafeText, blocks: [MarkdownBlock]) {
    #expect(Markdown.parse(text) == blocks)
  }

  @Test(
    arguments: [
      ("*a* b", [MarkdownSpan("a", .emphasis), MarkdownSpan(" b")]),
      ("**a** __b__", [MarkdownSpan("a", .strong), MarkdownSpan(" "), MarkdownSpan("b", .strong)]),
      ("***a***", [MarkdownSpan("a", [.strong, .emphasis])]),
      (
        "**a *b* c**",
        [MarkdownSpan("a ", .strong), MarkdownSpan("b", [.strong, .emphasis]), MarkdownSpan(" c", .strong)]
      ),
      ("5 * 3 * 2 and 20*30*40 cm", [MarkdownSpan("5 * 3 * 2 and 20*30*40 cm")]),
      ("snake_case_word", [MarkdownSpan("snake_case_word")]),
      ("**open", [MarkdownSpan("**open")]),
      ("\\*plain\\* \\q", [MarkdownSpan("*plain* \\q")]),
      ("`a *b*` ``c`d``", [MarkdownSpan("a *b*", .code), MarkdownSpan(" "), MarkdownSpan("c`d", .code)]),
      ("`open", [MarkdownSpan("`open")]),
      (
        "[a *b*](https://x.example \"T\")",
        [
          MarkdownSpan("a ", target: "https://x.example"), MarkdownSpan("b", .emphasis, target: "https://x.example"),
        ]
      ),
      ("[a](no link because of words)", [MarkdownSpan("[a](no link because of words)")]),
      ("[a] (b)", [MarkdownSpan("[a] (b)")]),
      (
        "<https://x.example> <b>",
        [MarkdownSpan("https://x.example", target: "https://x.example"), MarkdownSpan(" <b>")]
      ),
      ("![a cup](cup.png)", [MarkdownSpan("a cup")]),
    ] as [(SafeText, [MarkdownSpan])])
  func `words are emphasised, set as code or linked`(text: SafeText, spans: [MarkdownSpan]) {
    #expect(Markdown.parse(text) == [.paragraph(spans)])
  }

  @Test(arguments: MarkdownSample.layouts)
  func `a text is set for a narrow page and for a wide one`(width: Int, lines: [SafeText]) {
    let layout = Markdown.layout(Markdown.parse(MarkdownSample.text), width: width)
    #expect(layout.map(\.text) == lines)
  }

  @Test func `a link shows where it leads, in the roles of a link and a hint`() {
    let lines = Markdown.layout(Markdown.parse("See **[us](https://x.example)**."), width: 80)
    #expect(
      lines == [
        StyledLine([
          StyledSpan("See "), StyledSpan("us", .accent, [.bold, .underline]),
          StyledSpan(" (https://x.example)", .secondary), StyledSpan("."),
        ])
      ])
    let own = Markdown.layout(Markdown.parse("<mail@x.example>"), width: 80)
    #expect(own == [StyledLine([StyledSpan("mail@x.example", .accent, .underline)])])
  }

  @Test func `a terminal without line drawing gets ASCII`() {
    let text: SafeText = "- a\n\n> b\n\n---\n\n| A |\n|---|\n| 1 |"
    let lines = Markdown.layout(Markdown.parse(text), width: 20, symbols: .ascii)
    #expect(lines.allSatisfy { $0.text.string.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(
    arguments: [
      "[", "](", "*a ", "**", "_", "`", "``` ", "> ", "- ", "|", "|-", "- a\n", "1. a\n\n", "> a\n", "|a|\n|-|\n", "<",
      "![a](",
      "中*文", "e\u{301}_", "# ", "a\\\n", "- \n  - \n",
    ])
  func `any text is laid out within the page`(piece: String) {
    for repetitions in [1, 3, 300] {
      let text = SafeText(cleaningLines: String(repeating: piece, count: repetitions))
      for width in [4, 9, 38, 118] {
        let lines = Markdown.layout(Markdown.parse(text), width: width)
        #expect(lines.allSatisfy { $0.width <= width })
      }
    }
  }
}

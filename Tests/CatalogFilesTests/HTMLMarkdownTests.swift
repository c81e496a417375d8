import PlainText
import Testing

@testable import CatalogFiles

struct HTMLMarkdownTests {
  @Test(arguments: [
    ("Plain words.", "Plain words."),
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<p>One<br>Two<br/>\nThree</p>", "One\\\nTwo\\\nThree"),
    ("One<br><br>Two", "One\n\nTwo"),
    ("<h1>Big</h1>text<H3 class='x'>Small &amp; <b>bold</b></H3>", "# Big\n\ntext\n\n### Small & **bold**"),
    ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
    ("<ol><li>a<li>b<ol><li>c</ol></ol>", "1. a\n2. b\n   1. c"),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
    ("<p>A<strong> bold </strong>and<em>thin</em> word</p>", "A **bold** and*thin* word"),
    ("<b>one</b><strong> two</strong>", "**one two**"),
    (
      "<a href=\"https://a.example/x?a=1&amp;b=(2)\">the <i>shop</i></a>",
      "[the](https://a.example/x?a=1&b=%282%29) [*shop*](https://a.example/x?a=1&b=%282%29)"
    ),
    ("<a href='/pages/size'>sizes</a> <a href='javascript:x()'>y</a>", "sizes y"),
    (
      "<table><thead><tr><th>Size<th>Chest</thead><tr><td>S<td>9|2</table>",
      "| Size | Chest |\n|---|---|\n| S | 9\\|2 |"
    ),
    ("<table><tr><td><p>Only</p></td></tr><tr><td>text</td></tr></table>", "Only\n\ntext"),
    ("<blockquote><p>Said.</p><p>Twice.</p></blockquote>", "> Said.\n>\n> Twice."),
    ("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```"),
    ("a<script>alert('<p>')</script><STYLE>p{}</STYLE>b<!-- <p>c</p> -->d", "abd"),
    ("a<hr>b", "a\n\n---\n\nb"),
    ("<img src=x alt='A mug'><img src=y>", "A mug"),
    ("&lt;b&gt; &amp;nbsp; 5 &gt; 3 &euro;&#8364;&#x20AC;&nbsp;x", "\\<b> \\&nbsp; 5 > 3 €€€ x"),
    ("2 < 3 & 4 <3", "2 < 3 & 4 <3"),
    ("# not a heading", "\\# not a heading"),
    (
      "<p>- no list</p><p>1. no list</p><p>*no* _stress_ snake_case [x]</p>",
      "\\- no list\n\n1\\. no list\n\n\\*no\\* \\_stress\\_ snake_case \\[x]"
    ),
    ("<div><span style=\"color:red\">Red</span> <u>line</u></div>", "Red line"),
    ("<p>open <b>never closed", "open **never closed**"),
    ("</p></div>text", "text"),
    ("<b><p>One</p><p>Two</p></b>", "One\n\nTwo"),
    ("<a title=\"a > b\" href=https://b.example>x</a>", "[x](https://b.example)"),
    ("<dl><dt>Care</dt><dd>Wash</dd></dl>", "**Care**\n\nWash"),
    ("", ""), ("<p> </p><ul></ul><table></table>", ""), ("a <", "a <"), ("<!-- open", ""),
  ])
  func `HTML becomes Markdown`(html: String, markdown: String) {
    #expect(HTMLMarkdown.markdown(html) == markdown)
  }

  @Test(arguments: ["<div>", "<ul><li>", "<", "<a href=\"", "<b><i>", "&", "<!--", "</p>", "<table><tr><td>", "<p \""])
  func `what repeats without end is read in due time, and holds no HTML`(piece: String) {
    let markdown = HTMLMarkdown.markdown(String(repeating: piece, count: 3000) + "end")
    let log = FaultLog()
    MarkdownRules.check(markdown.split(separator: "\n").map(String.init), firstLine: 1, page: Page(file: "x", log: log))
    #expect(log.sorted.count { $0.problem.string.contains("<") && piece.hasPrefix("<!") } == 0)
  }
}

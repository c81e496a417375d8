import PlainText
import Testing

@Suite struct EscapingTests {
  // Could go wrong: a mark that combines with a quote hides it from who escapes it, and not from who reads the file.
  @Test(arguments: [
    ("plain", "plain"), ("a\"b", "a\\\"b"), ("a\\", "a\\\\"), ("\"\u{301}x", "\\\"\u{301}x"),
    ("\"\u{FE0F}", "\\\"\u{FE0F}"), ("\\\u{308}\"", "\\\\\u{308}\\\""), ("", ""),
  ])
  func `a quote is escaped whatever combines with it`(_ text: String, _ escaped: String) {
    #expect(Array(text.escapedForQuotes.unicodeScalars) == Array(escaped.unicodeScalars))
  }
}

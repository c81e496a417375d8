import Testing

@testable import Tapes

// Could go wrong: a part of an address is left where it was cut or wrapped; a short word of a text hides half of every
// other; a long text makes a report take a minute.
@Suite struct CutTextsTests {
  private static func hidden(_ texts: [String], in row: String) -> String {
    let scalars = Array(row.unicodeScalars)
    var shown = scalars
    for place in CutTexts(texts).ranges(in: scalars).joined() { shown[place] = "•" }
    return String(String.UnicodeScalarView(shown))
  }

  struct Row: Sendable {
    let text: String
    let row: String
    let shown: String
  }

  static let rows = [
    Row(text: "Ada Byrne", row: "To Ada Byrne, Ireland", shown: "To •••••••••, Ireland"),
    Row(text: "Ada Byrne", row: "Byrne, Ada and Adam", shown: "•••••, ••••and •••m"),
    Row(text: "1 Quay Street", row: "| 1 Qua… |", shown: "| •••••… |"),
    Row(text: "ada@example.test", row: "…mple.test", shown: "…•••••••••"),
    Row(text: "ada@example.test", row: "ada, test", shown: "ada, ••••"),
    Row(text: "12", row: "12 of 120", shown: "•• of ••0"),
    Row(text: "", row: "nothing", shown: "nothing"), Row(text: "Galway", row: "Gal", shown: "Gal"),
    Row(text: "Zoë", row: "by Zoë", shown: "by •••"), Row(text: "long text", row: "", shown: ""),
    Row(
      text: "begins/" + "0123456789abcdefghij/in/the/middle" + "/ends", row: "8 9abcdefghij/in/t 9abcde",
      shown: "8 •••••••••••••••• 9abcde"),
  ]

  @Test(arguments: rows) func `a text is hidden whole, cut at an end, and word by word`(_ row: Row) {
    #expect(Self.hidden([row.text], in: row.row) == row.shown)
  }

  @Test func `one text goes on where another one ends`() {
    #expect(Self.hidden(["abcdef", "defghi"], in: "xabcdefghix") == "x•••••••••x")
    #expect(Self.hidden(["abcd1", "abcd2"], in: "abcd2 abcd1 abcd3") == "••••• ••••• ••••3")
  }

  /// What is to be hidden, by looking for each part that there is.
  private static func parts(of texts: [String]) -> Set<String> {
    var parts: Set<String> = []
    for text in texts where !text.isEmpty {
      parts.insert(text)
      for word in text.split(separator: " ") where word.count >= 3 { parts.insert(String(word)) }
      for length in stride(from: 4, to: text.count, by: 1) {
        parts.insert(String(text.prefix(length)))
        parts.insert(String(text.suffix(length)))
      }
    }
    return parts
  }

  @Test func `it hides what looking for each part hides`() {
    var dice = SeededDice(20_261_126)
    for _ in 0..<500 {
      func text(_ most: Int) -> String {
        String((0..<Int.random(in: 0...most, using: &dice)).map { _ in "aab ".randomElement(using: &dice) ?? "a" })
      }
      let texts = (0..<Int.random(in: 1...4, using: &dice)).map { _ in text(12) }
      let row = text(30)
      var expected = Array(row.unicodeScalars)
      for part in Self.parts(of: texts) {
        for place in Mask.places(of: Array(part.unicodeScalars), in: Array(row.unicodeScalars)).joined() {
          expected[place] = "•"
        }
      }
      #expect(Self.hidden(texts, in: row) == String(String.UnicodeScalarView(expected)), "\(texts) in \(row)")
    }
  }

  // Looking for each part of these would take hours.
  @Test func `many long texts are hidden too`() {
    let texts = CutTexts((0..<100).map { String(repeating: "A", count: 3000) + "ada\($0)@example.test" })
    let row = Array(String(repeating: "A", count: 80).unicodeScalars)
    for _ in 0..<100 { #expect(Set(texts.ranges(in: row).joined()).count == 80) }
    #expect(Set(texts.ranges(in: Array("AAAada7@example.test".unicodeScalars)).joined()).count == 20)
  }
}

import TerminalKit
import Testing

/// The line of input: what each key makes of it.
@Suite struct TextFieldTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let cursor: Int
    let keys: [String]
    let expected: String
    let expectedCursor: Int
    var testDescription: String { "\(text)@\(cursor) \(keys.joined(separator: " "))" }
  }

  static let cases = [
    Case(text: "tea", cursor: 3, keys: ["s"], expected: "teas", expectedCursor: 4),
    Case(text: "tea", cursor: 0, keys: ["Backspace"], expected: "tea", expectedCursor: 0),
    Case(text: "tea", cursor: 1, keys: ["Del"], expected: "ta", expectedCursor: 1),
    Case(text: "tea", cursor: 3, keys: ["Del"], expected: "tea", expectedCursor: 3),
    Case(text: "tea", cursor: 2, keys: ["Ctrl+A"], expected: "tea", expectedCursor: 0),
    Case(text: "tea", cursor: 1, keys: ["Ctrl+E"], expected: "tea", expectedCursor: 3),
    Case(text: "tea", cursor: 1, keys: ["Ctrl+B", "Ctrl+B"], expected: "tea", expectedCursor: 0),
    Case(text: "tea", cursor: 2, keys: ["Ctrl+F", "Ctrl+F"], expected: "tea", expectedCursor: 3),
    Case(text: "tea", cursor: 2, keys: ["Ctrl+H"], expected: "ta", expectedCursor: 1),
    Case(text: "tea", cursor: 0, keys: ["Ctrl+D"], expected: "ea", expectedCursor: 0),
    Case(text: "green tea", cursor: 6, keys: ["Ctrl+K"], expected: "green ", expectedCursor: 6),
    Case(text: "green tea", cursor: 6, keys: ["Ctrl+U"], expected: "tea", expectedCursor: 0),
    Case(text: "green tea", cursor: 9, keys: ["Ctrl+W"], expected: "green ", expectedCursor: 6),
    Case(text: "green tea", cursor: 9, keys: ["Ctrl+W", "Ctrl+A", "Ctrl+Y"], expected: "teagreen ", expectedCursor: 3),
    Case(text: "green tea", cursor: 9, keys: ["Alt+B"], expected: "green tea", expectedCursor: 6),
    Case(text: "green tea", cursor: 0, keys: ["Alt+F"], expected: "green tea", expectedCursor: 5),
    Case(text: "green tea", cursor: 0, keys: ["Alt+D"], expected: " tea", expectedCursor: 0),
    Case(text: "green tea", cursor: 0, keys: ["Ctrl+Right", "Ctrl+Right"], expected: "green tea", expectedCursor: 9),
    Case(text: "green tea", cursor: 9, keys: ["Ctrl+Left"], expected: "green tea", expectedCursor: 6),
    Case(text: "abcdefghij", cursor: 10, keys: ["k"], expected: "abcdefghij", expectedCursor: 10),
  ]

  @Test(arguments: cases)
  func `a key edits a field as people know it`(_ example: Case) throws {
    var field = TextField(example.text, limit: 10)
    _ = field.handle(.home)
    for _ in 0..<example.cursor { _ = field.handle(.right) }
    for name in example.keys {
      let key = try #require(Key(named: name))
      let isTaken = field.handle(key)
      #expect(isTaken)
    }
    #expect(field.text == example.expected)
    #expect(field.cursor == example.expectedCursor)
  }

  @Test(arguments: [
    ("one\ntwo", "one two"), ("a\u{1B}[31mb", "ab"), ("a\u{202E}b", "ab"), ("\r\n", " "), ("e\u{301}", "e\u{301}"),
    (String(repeating: "x", count: 50), String(repeating: "x", count: 10)),
  ])
  func `a paste is one line of clean text and never more than fits`(_ pasted: String, _ expected: String) {
    var field = TextField(limit: 10)
    let isTaken = field.handle(.paste(PastedText(pasted)))
    #expect(isTaken)
    #expect(field.text == expected)
  }

  @Test(arguments: [
    Key.enter, .escape, .tab, .backTab, .up, .down, .pageUp, .control("p"), .control("c"), .function(1),
  ])
  func `a field leaves other keys to the page`(_ key: Key) {
    var field = TextField("tea")
    let isTaken = field.handle(key)
    #expect(!isTaken)
    #expect(field.text == "tea")
  }
}

import PlainText
import TerminalKit
import Testing

/// Frames: text lands in its cells and nowhere else.
@Suite struct FrameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let texts: [(column: Int, text: SafeText)]
    let expected: String
    let testDescription: String

    init(_ texts: [(Int, SafeText)], _ expected: String) {
      self.texts = texts.map { (column: $0.0, text: $0.1) }
      self.expected = expected
      testDescription = expected
    }
  }

  static let cases = [
    Case([(0, "tea")], "tea"),
    Case([(8, "tea")], "        te"),
    Case([(-1, "tea")], "ea"),
    Case([(0, "浴衣")], "浴衣"),
    Case([(9, "浴")], ""),
    Case([(0, "浴衣"), (1, "x")], " x衣"),
    Case([(0, "浴衣"), (2, "x")], "浴x"),
    Case([(1, "x"), (0, "浴")], "浴"),
    Case([(0, "ab"), (1, "浴")], "a浴"),
    Case([(0, "cafe\u{301}s")], "cafe\u{301}s"),
    Case([(0, "a\u{1B}[2Jb")], "ab"),
    Case([(0, "0123456789abc")], "0123456789"),
  ]

  @Test(arguments: cases)
  func `text stands where it was put, and half a wide character never stays`(_ example: Case) {
    var frame = Frame(size: Size(10, 3))
    for part in example.texts { frame.put(part.text, at: Point(part.column, 1), style: .plain) }
    #expect(frame.text == ["", example.expected, ""])
  }

  @Test(arguments: [Size(10_000, 10_000), Size(0, 0), Size(65_535, 1), Size(-5, 3)])
  func `a window of any size costs little`(_ size: Size) {
    let frame = Frame(size: size)
    #expect(frame.cells.count <= Size.largest.columns * Size.largest.rows)
    #expect(frame.text.count == frame.size.rows)
  }

  @Test func `what is put outside a frame is lost without harm`() {
    var frame = Frame(size: Size(4, 2))
    for point in [Point(0, -1), Point(0, 2), Point(9, 0), Point(-9, 0)] {
      frame.put("tea", at: point, style: .plain)
    }
    frame.fill(Rect(column: -3, row: -3, columns: 99, rows: 99), style: .plain)
    frame.restyle(Rect(column: 2, row: 1, columns: 99, rows: 99)) { $0.adding(.bold) }
    #expect(frame.text == ["", ""])
    #expect(frame[3, 1].style.attributes == .bold)
  }

  @Test(arguments: [
    "Enter", "Ctrl+P", "Alt+D", "F12", "a", "Space", "Shift+Tab", "PgDn", "Ctrl+Right", "Alt+Enter", "~",
  ])
  func `a key's name reads back as the key`(_ name: String) throws {
    #expect(try #require(Key(named: name)).name == name)
  }
}

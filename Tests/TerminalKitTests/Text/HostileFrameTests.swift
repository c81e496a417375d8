import PlainText
import TerminalKit
import Testing

@Suite struct HostileFrameTests {
  @Test(arguments: [
    "plain", "\u{1B}[2J\u{1B}[Hcleared", "\u{1B}]0;title\u{7}x", "\u{9B}31mred", "10.00\u{8}\u{8}\u{8} 0.01",
    "a\tb\rc\nd", "\u{202E}txt.exe",
    "ad\u{200B}min", "z" + String(repeating: "\u{301}", count: 200), "👨‍👩‍👧👍🏽🇫🇷❤️1️⃣", "中文字符很长很长很长很长", "हिन्दी कि", "ภาษาไทย",
    "가각\u{1100}\u{1161}",
    "\u{FDFD}\u{3164}\u{E0041}", "Ａｄｍｉｎ", String(repeating: "W", count: 500), "", "\u{301}\u{302}",
  ])
  func `what a guest calls themself never moves the column beside it`(name: String) {
    let text = SafeText(cleaning: name)
    var frame = Frame(size: Size(40, 3))
    let used = frame.put(text, at: Point(1, 1), style: .plain, limit: 10)
    frame.put("|", at: Point(12, 1), style: .plain)
    #expect(used <= 10)
    #expect(used == text.leading(10).width)
    #expect(frame[12, 1].glyph == Glyph("|"))
    #expect(frame[11, 1].glyph == .blank)
    #expect(frame.text[0] == "" && frame.text[2] == "")
    let cells = (0..<40).map { frame[$0, 1].glyph }
    let wide = cells.filter { $0.scalars.first.map(DisplayWidth.of) == 2 }.count
    #expect(cells.filter(\.isContinuation).count == wide)
    #expect(cells.allSatisfy { $0.scalars.dropFirst().allSatisfy { DisplayWidth.of($0) == 0 } })
  }

  @Test func `a line in several roles is cut at its limit`() {
    let line = StyledLine([StyledSpan("ab", .heading), StyledSpan("中文", .error), StyledSpan("cd", .accent)])
    var frame = Frame(size: Size(12, 1))
    let used = frame.put(line, at: Point(1, 0), theme: .monochrome, surface: .selection, limit: 5)
    #expect(used == 4)
    #expect(frame.text == [" ab中"])
    #expect(frame[1, 0].style == Style(attributes: [.bold, .reverse]))
    #expect(frame[5, 0].style == .plain)
    #expect(line.width == 8)
  }

  @Test(
    arguments: [
      (4, [["ab"], ["中文"], ["cd"]]), (6, [["ab", " 中"], ["文", "cd"]]), (20, [["ab", " 中文", "cd"]]),
      (2, [["ab"], ["中"], ["文"], ["cd"]]),
    ] as [(Int, [[SafeText]])])
  func `a line in several roles keeps them when it is broken`(width: Int, lines: [[SafeText]]) {
    let spans = [StyledSpan("ab", .heading), StyledSpan(" 中文", .error), StyledSpan("cd", .accent)]
    let broken = StyledLine.wrapped(spans, width: width)
    #expect(broken.map { $0.spans.map(\.text) } == lines)
    #expect(broken.first?.spans.first?.role == .heading)
    #expect(broken.last?.spans.last?.role == .accent)
  }
}

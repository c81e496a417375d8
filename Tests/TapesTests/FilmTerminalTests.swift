import PlainText
import Tapes
import TerminalKit
import Testing

/// What a program writes, and the screen that it makes.
@Suite struct FilmTerminalTests {
  /// A case: what was written on a screen of 8 × 3, what stands there then, and where the cursor is.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let written: String
    let lines: [String]
    let cursor: Point
    var testDescription: String { name }

    init(_ name: String, _ written: String, _ lines: [String], _ column: Int, _ row: Int) {
      self.name = name
      self.written = written
      self.lines = lines
      cursor = Point(column, row)
    }
  }

  static let cases: [Case] = [
    Case("text", "ab\r\ncd", ["ab", "cd", ""], 2, 1),
    Case("a full row waits with the wrap", "12345678", ["12345678", "", ""], 7, 0),
    Case("and wraps with the next character", "123456789", ["12345678", "9", ""], 1, 1),
    Case("a return takes the wait away", "12345678\rx", ["x2345678", "", ""], 1, 0),
    Case("no wrap", "\u{1B}[?7l123456789", ["12345679", "", ""], 7, 0),
    Case("a wide character does not stand half on a row", "1234567中", ["1234567", "中", ""], 2, 1),
    Case("half a wide character becomes a blank", "中中\u{1B}[2Gx", [" x中", "", ""], 2, 0),
    Case("marks go onto their letter", "e\u{301}x", ["e\u{301}x", "", ""], 2, 0),
    Case("a mark on the last column", "1234567e\u{301}", ["1234567e\u{301}", "", ""], 7, 0),
    Case("scrolling at the end", "a\r\nb\r\nc\r\nd", ["b", "c", "d"], 1, 2),
    Case("scrolling in a region", "a\r\nb\r\nc\u{1B}[1;2r\u{1B}[2;1H\n", ["b", "", "c"], 0, 1),
    Case("reverse line feed at the top", "a\r\nb\u{1B}[H\u{1B}M", ["", "a", "b"], 0, 0),
    Case("a region of one row is none", "a\u{1B}[2;2r", ["a", "", ""], 1, 0),
    Case("origin mode counts from the region", "\u{1B}[2;3r\u{1B}[?6h\u{1B}[1;1Hx", ["", "x", ""], 1, 1),
    Case("insert characters", "abcdefgh\u{1B}[1;3H\u{1B}[2@", ["ab  cdef", "", ""], 2, 0),
    Case("delete characters", "abcdefgh\u{1B}[1;3H\u{1B}[2P", ["abefgh", "", ""], 2, 0),
    Case("delete more than there are", "abcdefgh\u{1B}[1;3H\u{1B}[99P", ["ab", "", ""], 2, 0),
    Case("erase characters", "abcdefgh\u{1B}[1;3H\u{1B}[2X", ["ab  efgh", "", ""], 2, 0),
    Case("insert mode", "abc\u{1B}[1G\u{1B}[4hxy\u{1B}[4l", ["xyabc", "", ""], 2, 0),
    Case("insert lines", "a\r\nb\r\nc\u{1B}[2;2H\u{1B}[L", ["a", "", "b"], 0, 1),
    Case("delete lines", "a\r\nb\r\nc\u{1B}[1;1H\u{1B}[2M", ["c", "", ""], 0, 0),
    Case("repeat a character", "a\u{1B}[3b", ["aaaa", "", ""], 4, 0),
    Case("repeat a line", "\u{1B}(0q\u{1B}[2b\u{1B}(B", ["───", "", ""], 3, 0),
    Case("line drawing by SO and SI", "\u{1B})0\u{0E}lqk\u{0F}l", ["┌─┐l", "", ""], 4, 0),
    Case("erase to the end", "abc\r\ndef\u{1B}[1;2H\u{1B}[J", ["a", "", ""], 1, 0),
    Case("erase from the start", "abc\r\ndef\u{1B}[2;2H\u{1B}[1J", ["", "  f", ""], 1, 1),
    Case("erase a line from the start", "abc\u{1B}[2G\u{1B}[1K", ["  c", "", ""], 1, 0),
    Case("tabs", "\tx\u{1B}[1G\u{1B}[3G\u{1B}H\r\ty", ["  y    x", "", ""], 3, 0),
    Case("a tab at the end leaves the wait", "12345678\tx", ["12345678", "x", ""], 1, 1),
    Case("a second screen is not left twice", "ab\u{1B}7c\u{1B}[?1049ld", ["abd", "", ""], 3, 0),
    Case("back tab", "abcdefgh\u{1B}[Zx", ["xbcdefgh", "", ""], 1, 0),
    Case("cursor saved and brought back", "ab\u{1B}7\u{1B}[3;3H\u{1B}8c", ["abc", "", ""], 3, 0),
    Case("places outside the screen are its edge", "\u{1B}[99;99Hx", ["", "", "       x"], 7, 2),
    Case("the second screen", "a\u{1B}[?1049h\u{1B}[Hb\u{1B}[?1049lc", ["ac", "", ""], 2, 0),
    Case(
      "titles are not shown", "\u{1B}]0;shop\u{7}a\u{1B}]2;shop\u{1B}\\b\u{1B}kname\u{1B}\\c", ["abc", "", ""], 3, 0),
    Case("strings are skipped whole", "\u{1B}P1$r0m\u{1B}\\a\u{1B}_G\u{7}more\u{1B}\\b", ["ab", "", ""], 2, 0),
    Case("the Linux console's palette", "\u{1B}]Ra\u{1B}]P0123456b", ["ab", "", ""], 2, 0),
    Case("the screen test of DEC", "\u{1B}#8", ["EEEEEEEE", "EEEEEEEE", "EEEEEEEE"], 0, 0),
    Case("everything anew", "ab\u{1B}[?25l\u{1B}cx", ["x", "", ""], 1, 0),
    Case("controls inside a sequence act", "ab\u{1B}[\r1Cx", ["ax", "", ""], 2, 0),
    Case("a sequence broken off", "a\u{1B}[12\u{18}b", ["ab", "", ""], 2, 0),
    Case("what nobody may draw", "a\u{202E}b\u{E000}", ["ab\u{FFFD}", "", ""], 3, 0),
  ]

  @Test(arguments: cases)
  func `a screen shows what was written`(_ sample: Case) {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed(sample.written.utf8)
    #expect(terminal.frame.text == sample.lines)
    #expect(terminal.frame.cursor == sample.cursor)
    // Byte by byte it is the same.
    var slow = VirtualTerminal(size: Size(8, 3))
    for byte in sample.written.utf8 { slow.feed([byte]) }
    #expect(slow.frame == terminal.frame)
  }

  static let looks: [(String, Style)] = [
    ("\u{1B}[1;3;4m", Style(attributes: [.bold, .italic, .underline])),
    ("\u{1B}[2;7;9m", Style(attributes: [.dim, .reverse, .strikethrough])),
    ("\u{1B}[1;2;22;4;24;7;27m", .plain),
    ("\u{1B}[4:3m", Style(attributes: .underline)),
    ("\u{1B}[4m\u{1B}[4:0m", .plain),
    ("\u{1B}[31;42m", Style(foreground: .palette(1), background: .palette(2))),
    ("\u{1B}[97;100m", Style(foreground: .palette(15), background: .palette(8))),
    ("\u{1B}[38;5;208;48;5;17m", Style(foreground: .palette(208), background: .palette(17))),
    ("\u{1B}[38;2;18;175;132m", Style(foreground: .rgb(0x12_AF84))),
    ("\u{1B}[38:5:208m", Style(foreground: .palette(208))),
    ("\u{1B}[48:2:18:175:132m", Style(background: .rgb(0x12_AF84))),
    ("\u{1B}[48:2::18:175:132m", Style(background: .rgb(0x12_AF84))),
    ("\u{1B}[31;42;39;49m", .plain),
    ("\u{1B}[31m\u{1B}[m", .plain),
    ("\u{1B}[31m\u{1B}[;1m", Style(attributes: .bold)),
  ]

  @Test(arguments: looks)
  func `colours and attributes are taken`(_ written: String, _ style: Style) {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed((written + "x").utf8)
    #expect(terminal.frame[0, 0] == Cell(glyph: Glyph("x"), style: style))
    #expect(terminal.unknownCount == 0)
  }

  @Test func `erased cells take the background`() {
    var terminal = VirtualTerminal(size: Size(4, 2))
    terminal.feed("\u{1B}[1;31;44m\u{1B}[2J\u{1B}[2;1H\n".utf8)
    #expect(terminal.frame.cells == Array(repeating: Cell(style: Style(background: .palette(4))), count: 8))
  }

  @Test func `a driver learns what the program asked for`() {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed(
      "\u{1B}[?1049h\u{1B}[?1h\u{1B}=\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2026h".utf8)
    var modes = VirtualTerminalModes()
    modes.alternateScreen = true
    modes.applicationCursorKeys = true
    modes.applicationKeypad = true
    modes.bracketedPaste = true
    modes.focusReports = true
    modes.mouse = .clicks
    modes.mouseInSGR = true
    modes.synchronizedOutput = true
    #expect(terminal.modes == modes)
    terminal.feed("\u{1B}[?2026l\u{1B}[?1000;1006l\u{1B}[?2004l\u{1B}[?1004l\u{1B}>\u{1B}[?1l\u{1B}[?1049l".utf8)
    #expect(terminal.modes == VirtualTerminalModes())
    #expect(terminal.unknownCount == 0)
  }

  @Test func `unknown sequences are counted and leave nothing`() {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed("a\u{1B}[?9999hb\u{1B}[5!qc\u{1B}[1;2{d\u{1B}[99m".utf8)
    #expect(terminal.frame.text[0] == "abcd")
    #expect(terminal.unknownCount == 4)
  }

  @Test func `half a sequence, half a character and half a frame are no settled screen`() {
    for written: [UInt8] in [
      [0x1B], Array("\u{1B}[1;".utf8), Array("\u{1B}]0;x".utf8), [0xE4, 0xB8], Array("\u{1B}[?2026h".utf8),
    ] {
      var terminal = VirtualTerminal(size: Size(8, 3))
      #expect(terminal.isSettled)
      terminal.feed(written)
      #expect(!terminal.isSettled)
    }
  }

  @Test func `questions are answered`() {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed("ab\u{1B}[6n\u{1B}[c\u{1B}[?2026$p".utf8)
    #expect(String(decoding: terminal.takeReplies(), as: UTF8.self) == "\u{1B}[1;3R\u{1B}[?62;22c\u{1B}[?2026;2$y")
    #expect(terminal.takeReplies().isEmpty)
  }

  @Test func `broken UTF-8 is shown as such, and nothing is swallowed`() {
    var terminal = VirtualTerminal(size: Size(8, 3))
    terminal.feed([0xC3, UInt8(ascii: "a"), 0xFF, 0xE4, 0xB8])
    terminal.feed([0xAD, 0xED, 0xA0, 0x80])
    #expect(terminal.frame.text[0].hasPrefix("\u{FFFD}a\u{FFFD}中\u{FFFD}"))
  }

  @Test func `a resize keeps what fits`() {
    var terminal = VirtualTerminal(size: Size(6, 3))
    terminal.feed("abcd中\r\nx\r\ny".utf8)
    terminal.resize(to: Size(5, 2))
    #expect(terminal.frame.text == ["abcd", "x"])
    #expect(terminal.frame.cursor == Point(1, 1))
    terminal.resize(to: Size(7, 3))
    terminal.feed("\u{1B}[3;7Hz".utf8)
    #expect(terminal.frame.text == ["abcd", "x", "      z"])
  }

  @Test(arguments: 1...40)
  func `no bytes whatever break the screen`(_ seed: UInt64) {
    var dice = FilmDice(seed: seed)
    var terminal = VirtualTerminal(size: Size(dice.next(12), dice.next(6)))
    for _ in 0..<400 {
      terminal.feed(dice.output())
      if dice.next(20) == 0 { terminal.resize(to: Size(dice.next(14), dice.next(8))) }
      let frame = terminal.frame
      guard let cursor = frame.cursor else { continue }
      #expect(frame.bounds.contains(cursor))
      for row in 0..<frame.size.rows {
        #expect(!frame[0, row].glyph.isContinuation, "half a character begins row \(row)")
        for column in 0..<frame.size.columns {
          let isWide = frame[column, row].glyph.scalars.first.map(DisplayWidth.of) == 2
          let hasHalf = column + 1 < frame.size.columns && frame[column + 1, row].glyph.isContinuation
          #expect(isWide == hasHalf, "column \(column), row \(row)")
        }
      }
    }
  }
}

/// Dice that fall the same in every run (SplitMix64).
struct FilmDice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func next(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// Bytes such as a program may write, or not.
  mutating func output() -> [UInt8] {
    switch next(6) {
    case 0: return (0..<next(12)).map { _ in UInt8(next(256)) }
    case 1: return Array("中e\u{301}ab\u{1F600}".utf8.dropFirst(next(3)).dropLast(next(3)))
    case 2: return [UInt8](repeating: UInt8(next(0x20)), count: 1 + next(3))
    case 3: return [0x1B, UInt8(0x20 + next(0x5F))]
    default:
      let numbers = (0..<next(4)).map { _ in String(next(3) == 0 ? next(70_000) : next(9)) }
      let marker = ["", "", "", "?", ">"][next(5)]
      let finals = Array("ABCDEFGHIJKLMPSTXZ@`abcdefghlmnrsu".utf8)
      return Array(("\u{1B}[" + marker + numbers.joined(separator: ";")).utf8) + [finals[next(finals.count)]]
    }
  }
}

import Testing

@testable import TerminalKit

private let escape = "\u{1B}"

@Suite struct `Bytes from a terminal` {
  static let sequences: [(String, [Key])] = [
    ("a", [.character("a")]), ("é", [.character("é")]), ("中€", [.character("中"), .character("€")]),
    ("e\u{301}", [.character("e"), .character("\u{301}")]), (" ", [.character(" ")]),
    ("\r", [.enter]), ("\n", [.control("j")]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
    ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]), ("\u{13}\u{11}", [.control("s"), .control("q")]),
    ("\u{1C}", [.control("\\")]), ("\0", [.control(" ")]),
    ("\(escape)[A", [.up]), ("\(escape)OA", [.up]), ("\(escape)[B", [.down]), ("\(escape)OB", [.down]),
    ("\(escape)[C", [.right]), ("\(escape)OD", [.left]), ("\(escape)[1;2C", [.right]),
    ("\(escape)[1;5C", [.controlRight]), ("\(escape)[1;5D", [.controlLeft]), ("\(escape)[1;3D", [.controlLeft]),
    ("\(escape)Oc", [.controlRight]),
    ("\(escape)[H", [.home]), ("\(escape)OH", [.home]), ("\(escape)[1~", [.home]), ("\(escape)[7~", [.home]),
    ("\(escape)[F", [.end]), ("\(escape)OF", [.end]), ("\(escape)[4~", [.end]), ("\(escape)[8~", [.end]),
    ("\(escape)[1;5H", [.home]),
    ("\(escape)[5~", [.pageUp]), ("\(escape)[6~", [.pageDown]), ("\(escape)[6;5~", [.pageDown]),
    ("\(escape)[2~", [.insert]), ("\(escape)[3~", [.delete]), ("\(escape)[Z", [.backTab]),
    ("\(escape)OP", [.function(1)]), ("\(escape)[11~", [.function(1)]), ("\(escape)[[A", [.function(1)]),
    ("\(escape)[[E", [.function(5)]), ("\(escape)[15~", [.function(5)]), ("\(escape)[21~", [.function(10)]),
    ("\(escape)[24~", [.function(12)]), ("\(escape)[1;2P", [.function(1)]),
    ("\(escape)OM", [.enter]), ("\(escape)Oj", [.character("*")]), ("\(escape)Oy", [.character("9")]),
    ("\(escape)x", [.alt("x")]), ("\(escape)é", [.alt("é")]), ("\(escape)\r", [.altEnter]),
    ("\(escape)\u{7F}", [.control("w")]), ("\(escape)\(escape)[A", [.escape, .up]),
    ("\(escape)[27;2;13~", [.altEnter]), ("\(escape)[13;5u", [.altEnter]), ("\(escape)[99;5u", [.control("c")]),
    ("\(escape)[120;3u", [.alt("x")]), ("\(escape)[9;2u", [.backTab]),
    ("\(escape)[I", [.focusGained]), ("\(escape)[O", [.focusLost]),
    ("\(escape)[<0;5;7M\(escape)[<0;5;7m", [.mouse(MouseEvent(.click, at: Point(4, 6)))]),
    ("\(escape)[<2;300;1M", [.mouse(MouseEvent(.rightClick, at: Point(299, 0)))]),
    ("\(escape)[<1;1;1M", [.mouse(MouseEvent(.middleClick, at: Point(0, 0)))]),
    ("\(escape)[<64;1;2M", [.mouse(MouseEvent(.wheelUp, at: Point(0, 1)))]),
    ("\(escape)[<65;1;2M", [.mouse(MouseEvent(.wheelDown, at: Point(0, 1)))]),
    ("\(escape)[<16;5;7M", [.mouse(MouseEvent(.click, at: Point(4, 6)))]),
    ("\(escape)[<32;5;7M", []), ("\(escape)[<66;5;7M", []), ("\(escape)[<0;0;0M", []),
    ("\(escape)[M !!", [.mouse(MouseEvent(.click, at: Point(0, 0)))]), ("\(escape)[M#!!", []),
  ]

  @Test(arguments: sequences) func `mean these keys`(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes.utf8) == keys)
    #expect(!decoder.isUndecided)
  }

  @Test(arguments: sequences) func `mean the same when they come one by one`(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(bytes.utf8.flatMap { decoder.decode([$0]) } == keys)
  }

  @Test(arguments: [
    "\(escape)[99;99X", "\(escape)[?1;2c", "\(escape)[200;5~", "\(escape)[>0;276;0c", "\(escape)[38~", "\(escape)[5n",
  ])
  func `that mean nothing are dropped whole and type nothing`(bytes: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode((bytes + "b").utf8) == [.character("b")])
  }

  @Test(
    arguments: [
      ([0x1B], [.escape]), ([0x1B, 0x5B], [.alt("[")]), ([0x1B, 0x4F], [.alt("O")]),
      ([0x1B, 0x5B, 0x31, 0x3B], []),
    ] as [([UInt8], [Key])])
  func `that stay alone are settled by time`(bytes: [UInt8], keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes).isEmpty)
    #expect(decoder.isUndecided)
    #expect(decoder.flush() == keys)
    #expect(decoder.decode("b".utf8) == [.character("b")])
  }

  @Test(
    arguments: [
      [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xE2, 0x82], [0xC3], [0xC2, 0x9B],
      [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func `that are not UTF-8 are dropped, and nothing beside them`(bytes: [UInt8]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x61] + bytes + [0x62]) == [.character("a"), .character("b")])
  }

  @Test func `of a described terminal mean what its description says`() {
    var decoder = KeyDecoder(described: [Array("\(escape)[214z".utf8): .home, Array("\(escape)A".utf8): .up])
    #expect(decoder.decode("\(escape)[214z\(escape)A\(escape)B".utf8) == [.home, .up, .alt("B")])
  }

  @Test func `at random never type a control character`() {
    let pieces = Array("\(escape)[O0;9~MA<u".utf8)
    var seed: UInt64 = 42
    var decoder = KeyDecoder()
    for _ in 0..<2000 {
      let bytes = (0..<16).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Half of them from what sequences are made of.
        let byte = UInt8(truncatingIfNeeded: seed >> 33)
        return byte < 0x80 ? pieces[Int(byte) % pieces.count] : byte
      }
      for case .character(let scalar) in decoder.decode(bytes) + decoder.flush() {
        #expect(scalar.properties.generalCategory != .control)
      }
    }
  }
}

@Suite struct `A bracketed paste` {
  private static let begin = "\(escape)[200~"
  private static let end = "\(escape)[201~"

  @Test(arguments: [
    "plain", "q quit\rdrop", "\(escape)[A\(escape)", "\(escape)[20\(escape)[2", "\(escape)[200~", "\u{3}", "日本語", "",
  ])
  func `is one key, whatever stands inside`(text: String) {
    let bytes = Array((Self.begin + text + Self.end + "b").utf8)
    var whole = KeyDecoder()
    #expect(whole.decode(bytes) == [.paste(PastedText(text)), .character("b")])
    var single = KeyDecoder()
    #expect(bytes.flatMap { single.decode([$0]) } == [.paste(PastedText(text)), .character("b")])
  }

  @Test func `without its end is waited for and fires nothing`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode((Self.begin + "abc\(escape)").utf8).isEmpty)
    #expect(!decoder.isUndecided)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.decode((" def" + Self.end).utf8) == [.paste(PastedText("abc\(escape) def"))])
  }

  @Test func `leaves out what is not UTF-8`() {
    var decoder = KeyDecoder()
    let bytes = Array(Self.begin.utf8) + [0x61, 0xFF, 0x62] + Array(Self.end.utf8)
    #expect(decoder.decode(bytes) == [.paste("ab")])
  }

  @Test func `is cut at its limit, and its rest is not typed`() {
    var decoder = KeyDecoder()
    let keys = decoder.decode((Self.begin + String(repeating: "x", count: 1_048_580) + Self.end + "b").utf8)
    #expect(keys == [.paste(PastedText(String(repeating: "x", count: 1_048_576))), .character("b")])
  }
}

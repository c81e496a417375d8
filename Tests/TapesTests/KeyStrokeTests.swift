import Tapes
import TerminalKit
import Testing

@Suite struct KeyStrokeTests {
  @Test(arguments: [
    (KeyStroke(.character("o"), .control), [UInt8]([0x0F]), Key.control("o")),
    (KeyStroke(.character("o"), [.control, .shift]), [0x0F], .control("o")),
    (KeyStroke(.character("["), .control), [0x1B], .escape),
    (KeyStroke(.character("-"), .control), [0x1F], .control("_")),
    (KeyStroke(.character("é"), .alt), [0x1B, 0xC3, 0xA9], .alt("é")),
    (KeyStroke(.character("a"), .shift), Array("A".utf8), .character("A")),
    (KeyStroke(.enter), [0x0D], .enter),
    (KeyStroke(.enter, .alt), [0x1B, 0x0D], .altEnter),
    (KeyStroke(.tab, .shift), Array("\u{1B}[Z".utf8), .backTab),
    (KeyStroke(.tab, .control), Array("\u{1B}[27;5;9~".utf8), .tab),
    (KeyStroke(.escape), [0x1B], .escape),
    (KeyStroke(.backspace), [0x7F], .backspace),
    (KeyStroke(.up), Array("\u{1B}OA".utf8), .up),
    (KeyStroke(.up, .shift), Array("\u{1B}[1;2A".utf8), .up),
    (KeyStroke(.left, .alt), Array("\u{1B}[1;3D".utf8), .controlLeft),
    (KeyStroke(.right, .control), Array("\u{1B}[1;5C".utf8), .controlRight),
    (KeyStroke(.home), Array("\u{1B}OH".utf8), .home),
    (KeyStroke(.end), Array("\u{1B}OF".utf8), .end),
    (KeyStroke(.insert), Array("\u{1B}[2~".utf8), .insert),
    (KeyStroke(.delete), Array("\u{1B}[3~".utf8), .delete),
    (KeyStroke(.pageUp), Array("\u{1B}[5~".utf8), .pageUp),
    (KeyStroke(.pageDown), Array("\u{1B}[6~".utf8), .pageDown),
    (KeyStroke(.function(1)), Array("\u{1B}OP".utf8), .function(1)),
    (KeyStroke(.function(4)), Array("\u{1B}OS".utf8), .function(4)),
    (KeyStroke(.function(5)), Array("\u{1B}[15~".utf8), .function(5)),
    (KeyStroke(.function(6)), Array("\u{1B}[17~".utf8), .function(6)),
    (KeyStroke(.function(12)), Array("\u{1B}[24~".utf8), .function(12)),
  ])
  func `a key sends what xterm sends, and the program reads the same key`(
    _ stroke: KeyStroke, _ bytes: [UInt8], _ key: Key
  ) {
    #expect(stroke.bytes(applicationCursor: true) == bytes)
    #expect(stroke.keys == [key])
  }

  @Test func `cursor keys without application mode are control sequences`() {
    #expect(KeyStroke(.up).bytes(applicationCursor: false) == Array("\u{1B}[A".utf8))
  }

  @Test(
    arguments: [
      ("a", [UInt8]([0x61])), ("é", [0xC3, 0xA9]), ("\n", [0x0D]), ("\t", [0x09]), ("\u{1B}", [0x1B]),
      ("\u{8}", [0x7F]),
      ("←", Array("\u{1B}OD".utf8)), ("↑", Array("\u{1B}OA".utf8)), ("→", Array("\u{1B}OC".utf8)),
      ("↓", Array("\u{1B}OB".utf8)),
    ] as [(Unicode.Scalar, [UInt8])])
  func `a character is typed by its key, an arrow by an arrow key`(_ scalar: Unicode.Scalar, _ bytes: [UInt8]) {
    #expect(KeyStroke(typing: scalar).bytes(applicationCursor: true) == bytes)
  }
}

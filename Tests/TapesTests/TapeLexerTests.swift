import Testing

@testable import Tapes

/// How a tape is cut into words.
@Suite struct TapeLexerTests {
  private static func shown(_ text: String) -> [String] {
    TapeLexer.tokens(of: Array(text.utf8)).dropLast().map { token in
      let kind =
        switch token.kind {
        case .command(let keyword): "command \(keyword.rawValue)"
        case .setting(let name): "setting \(name.rawValue)"
        case .unit(let unit): "unit \(unit.rawValue)"
        case .sign: "sign"
        default: "\(token.kind)"
        }
      return "\(token.position.line):\(token.position.column) \(kind) <\(token.literal)>"
    }
  }

  @Test(
    arguments: [
      ("", []),
      (" \t\r\n", []),
      ("Type \"a b\"", ["1:1 command Type <Type>", "1:6 string <a b>"]),
      ("type TYPE Typed", ["1:1 string <type>", "1:6 string <TYPE>", "1:11 string <Typed>"]),
      ("'it \"is\"' `it's`", ["1:1 string <it \"is\">", "1:11 string <it's>"]),
      ("\"no \\\" escape", ["1:1 string <no \\>", "1:8 string <escape>"]),
      ("\"open\nEnter", ["1:1 string <open>", "2:1 command Enter <Enter>"]),
      ("'open", ["1:1 string <open>"]),
      ("# a comment\r\nUp", ["1:1 comment < a comment>", "2:1 command Up <Up>"]),
      ("Up#tight", ["1:1 command Up <Up>", "1:3 comment <tight>"]),
      ("/a b/", ["1:1 pattern <a b>"]),
      (#"/a\/b/"#, [#"1:1 pattern <a\/b>"#]),
      (#"/a\\/b"#, [#"1:1 pattern <a\\>"#, "1:6 string <b>"]),
      (#"/a\\\/b/"#, [#"1:1 pattern <a\\\/b>"#]),
      ("/open\nUp", ["1:1 pattern <open>", "2:1 command Up <Up>"]),
      ("/tmp/x.gif", ["1:1 pattern <tmp>", "1:6 string <x.gif>"]),
      ("tmp/x-1_2.gif%", ["1:1 string <tmp/x-1_2.gif%>"]),
      ("./x ../y .z", ["1:1 string <./x>", "1:5 string <../y>", "1:10 string <.z>"]),
      (".5 1.5 1.2.3 7", ["1:1 number <.5>", "1:4 number <1.5>", "1:8 number <1.2.3>", "1:14 number <7>"]),
      ("5.x", ["1:1 number <5.>", "1:3 string <x>"]),
      ("-1", ["1:1 sign <->", "1:2 number <1>"]),
      (
        "500ms 2s 1m",
        [
          "1:1 number <500>", "1:4 unit 1 <ms>", "1:7 number <2>", "1:8 unit 1000 <s>", "1:10 number <1>",
          "1:11 unit 60000 <m>",
        ]
      ),
      ("1em 2px", ["1:1 number <1>", "1:2 length <em>", "1:5 number <2>", "1:6 length <px>"]),
      (
        "@=+%-[]^\\",
        [
          "1:1 sign <@>", "1:2 sign <=>", "1:3 sign <+>", "1:4 sign <%>", "1:5 sign <->", "1:6 sign <[>",
          "1:7 sign <]>",
          "1:8 sign <^>", "1:9 sign <\\>",
        ]
      ),
      ("{\"a\": {1} }", ["1:1 json <{\"a\": {1}>", "1:11 illegal <}>"]),
      ("{\n\"a\"\n} Up", ["1:1 json <{\n\"a\"\n}>", "3:3 command Up <Up>"]),
      ("{ open", ["1:1 json <{ open}>"]),
      ("true false True", ["1:1 boolean <true>", "1:6 boolean <false>", "1:12 string <True>"]),
      ("!_é", ["1:1 illegal <!>", "1:2 illegal <_>", "1:3 illegal <Ã>", "1:4 illegal <©>"]),
      ("Up\u{0}Down", ["1:1 command Up <Up>"]),
      ("\"a\u{0}b\"", ["1:1 string <a>", "1:4 string <b>", "1:5 string <>"]),
      ("End Home", ["1:1 command End <End>", "1:5 string <Home>"]),
      ("WaitTimeout Theme", ["1:1 setting WaitTimeout <WaitTimeout>", "1:13 setting Theme <Theme>"]),
    ] as [(String, [String])])
  func `a tape is cut into words byte by byte`(_ text: String, _ words: [String]) {
    #expect(Self.shown(text) == words)
  }
}

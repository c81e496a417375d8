import Tapes
import TerminalKit
import Testing

/// Our own commands, in comments.
@Suite struct TapePragmaTests {
  @Test(
    arguments: [
      ("size 40x12", .size([Size(40, 12)])), ("size 80x24 120x40", .size([Size(80, 24), Size(120, 40)])),
      ("resize 100x30", .resize(Size(100, 30))),
      ("expect \"Order placed\"", .expect(TapeExpectation(.text("Order placed")))),
      ("expect-not screen 'it \"is\"'", .expect(TapeExpectation(.text("it \"is\""), isRefused: true))),
      ("expect line `>`", .expect(TapeExpectation(.text(">"), scope: .line))),
      ("snapshot cart-2.full", .snapshot("cart-2.full")), ("click 12,5", .click(.left, .cell(Point(11, 4)))),
      ("click right 1,1", .click(.right, .cell(Point(0, 0)))),
      ("click 'Add to cart'", .click(.left, .text("Add to cart"))),
      ("scroll down", .scroll(.down, count: 1, at: nil)), ("scroll up 3 4,5", .scroll(.up, count: 3, at: Point(3, 4))),
      ("scroll down 4,5", .scroll(.down, count: 1, at: Point(3, 4))),
      ("clock 1970-01-01T00:00Z", .clock(TapeMoment(seconds: 0))),
      ("clock 2026-03-01T09:00Z", .clock(TapeMoment(seconds: 1_772_355_600))),
      ("clock 2026-03-01T10:00:00+01:00", .clock(TapeMoment(seconds: 1_772_355_600))),
      ("clock 2024-02-29T23:59:59-00:30", .clock(TapeMoment(seconds: 1_709_252_999))),
      ("clock 1969-12-31T23:59:59Z", .clock(TapeMoment(seconds: -1))),
      ("advance 24h", .advance(Milliseconds(86_400_000))), ("advance 1h30m", .advance(Milliseconds(5_400_000))),
      ("advance 3d", .advance(Milliseconds(259_200_000))), ("advance 1.5s", .advance(Milliseconds(1_500))),
      ("advance 250ms", .advance(Milliseconds(250))), ("seed 7", .seed(7)), ("seed 18446744073709551615", .seed(.max)),
      ("stock HLC-KT-250 1", .stock(sku: "HLC-KT-250", count: 1)), ("payment declined", .payment(.declined)),
      ("payment insufficient-funds", .payment(.insufficientFunds)), ("payment late-answer", .payment(.lateAnswer)),
      ("budget keys 40", .budget(keys: 40)), ("db-hash", .databaseHash(nil)),
      ("db-hash 0A1b2c3D", .databaseHash("0a1b2c3d")), ("reopen", .reopen), ("show-personal", .showPersonal),
    ] as [(String, TapePragma)])
  func `a pragma says what the shop or the test shall do`(_ text: String, _ pragma: TapePragma) {
    #expect(actions("#@ " + text) == [.pragma(pragma)])
    #expect(actions("Enter #@\t" + text + " ").last == .pragma(pragma))
  }

  @Test func `a pattern is expected on the screen or in the line of the cursor`() throws {
    let pattern = try #require(TapePattern(#"\d+/\d+ left"#))
    #expect(actions(#"#@ expect /\d+/\d+ left/"#).isEmpty)
    let text = #"\d+\/\d+ left"#
    let escaped = try #require(TapePattern(text))
    #expect(actions("#@ expect line /\(text)/") == [.pragma(.expect(TapeExpectation(.pattern(escaped), scope: .line)))])
    #expect(pattern.isFound(in: "3/4 left") && escaped.isFound(in: "3/4 left"))
  }

  @Test(arguments: [
    ("Home", KeyStroke(.home), Key.home), ("End", KeyStroke(.end), .end), ("F1", KeyStroke(.function(1)), .function(1)),
    ("f12", KeyStroke(.function(12)), .function(12)), ("Ctrl+Tab", KeyStroke(.tab, .control), .tab),
    ("Alt+Left", KeyStroke(.left, .alt), .controlLeft), ("Shift+Up", KeyStroke(.up, .shift), .up),
    ("Shift+Tab", KeyStroke(.tab, .shift), .backTab), ("Alt+Enter", KeyStroke(.enter, .alt), .altEnter),
    ("Esc", KeyStroke(.escape), .escape), ("Escape", KeyStroke(.escape), .escape), ("Del", KeyStroke(.delete), .delete),
    ("Ins", KeyStroke(.insert), .insert), ("PgUp", KeyStroke(.pageUp), .pageUp),
    ("PageDown", KeyStroke(.pageDown), .pageDown),
    ("Ctrl+P", KeyStroke(.character("p"), .control), .control("p")),
    ("Alt+X", KeyStroke(.character("x"), .alt), .alt("x")),
    ("Ctrl+Left", KeyStroke(.left, .control), .controlLeft), ("Space", KeyStroke(.character(" ")), .character(" ")),
    ("G", KeyStroke(.character("G")), .character("G")), ("g", KeyStroke(.character("g")), .character("g")),
    ("?", KeyStroke(.character("?")), .character("?")), ("+", KeyStroke(.character("+")), .character("+")),
    ("#", KeyStroke(.character("#")), .character("#")), ("é", KeyStroke(.character("é")), .character("é")),
    ("Ctrl+@", KeyStroke(.character("@"), .control), .control(" ")),
  ])
  func `every key of the shop's key list can be pressed`(_ name: String, _ stroke: KeyStroke, _ key: Key) {
    #expect(actions("#@ key \(name) 2") == [.press([stroke], count: 2, speed: nil)])
    #expect(stroke.keys == [key] || name == "Ctrl+@")
    #expect(KeyStroke(named: stroke.name) == stroke)
  }

  @Test(
    arguments: [
      ("#@", [" 1:3  │ Expected a pragma after #@"]), ("#@ ", [" 1:4  │ Expected a pragma after #@"]),
      ("#@ sizes 4x4", [" 1:4  │ Invalid pragma: sizes"]), ("Up #@Size 4x4", [" 1:6  │ Invalid pragma: Size"]),
      ("#@ size", [" 1:8  │ size expects sizes such as 80x24, at most 500x200"]),
      ("#@ size 80", [" 1:9  │ size expects sizes such as 80x24, at most 500x200"]),
      ("#@ size 80x0", [" 1:9  │ size expects sizes such as 80x24, at most 500x200"]),
      ("#@ size 501x20", [" 1:9  │ size expects sizes such as 80x24, at most 500x200"]),
      ("#@ resize 80x24 1x1", [" 1:11 │ resize expects a size such as 80x24, at most 500x200"]),
      ("#@ expect", [" 1:10 │ expect expects [line|screen] and then /pattern/ or \"text\""]),
      ("#@ expect placed", [" 1:11 │ expect expects [line|screen] and then /pattern/ or \"text\""]),
      ("#@ expect \"open", [" 1:11 │ expect expects [line|screen] and then /pattern/ or \"text\""]),
      ("#@ expect-not line", [" 1:15 │ expect-not expects [line|screen] and then /pattern/ or \"text\""]),
      ("#@ expect /(/", [" 1:11 │ Invalid regular expression '(': error parsing regexp: missing closing ): `(`"]),
      ("#@ snapshot ../x", [" 1:13 │ snapshot expects a name of letters, digits, dots, dashes and underscores"]),
      ("#@ click 0,1", [" 1:10 │ click expects [left|middle|right] and then COLUMN,ROW counted from 1, or \"text\""]),
      ("#@ scroll left", [" 1:11 │ scroll expects up or down, then [notches] [COLUMN,ROW]"]),
      ("#@ key F13", [" 1:8  │ key expects a key such as F5, Home, Alt+Left or Ctrl+Tab, then [count]"]),
      ("#@ key Up many", [" 1:8  │ key expects a key such as F5, Home, Alt+Left or Ctrl+Tab, then [count]"]),
      ("#@ clock 2026-02-29T09:00Z", [" 1:10 │ clock expects a moment such as 2026-03-01T09:00Z"]),
      ("#@ clock 2026-03-01", [" 1:10 │ clock expects a moment such as 2026-03-01T09:00Z"]),
      ("#@ advance 24", [" 1:12 │ advance expects a length of time such as 24h or 1h30m"]),
      ("#@ advance -1h", [" 1:12 │ advance expects a length of time such as 24h or 1h30m"]),
      ("#@ seed -7", [" 1:9  │ seed expects a whole number"]),
      ("#@ stock ABC", [" 1:10 │ stock expects a SKU and a count"]),
      (
        "#@ payment refused",
        [
          " 1:12 │ payment expects approved, declined, insufficient-funds, expired, incorrect-code, processing-error, "
            + "authentication, late-answer"
        ]
      ),
      ("#@ budget 40", [" 1:11 │ budget expects keys and their highest number"]),
      ("#@ db-hash xyz", [" 1:12 │ db-hash expects nothing, or 8 to 64 hexadecimal digits"]),
      ("#@ as mara {", [" 1:7  │ as expects staff NAME {"]), ("#@ as staff {", [" 1:7  │ as expects staff NAME {"]),
      ("#@ as staff mara {", [" 1:4  │ as without its closing }"]), ("#@ }", [" 1:4  │ } without an as before it"]),
      ("#@ } now", [" 1:6  │ } stands alone"]),
      ("#@ as staff a {\n#@ as staff b {\n#@ }", [" 2:4  │ as cannot stand in another as"]),
      ("#@ as staff a { Up", [" 1:17 │ as on one line ends with }"]),
      ("#@ as staff a { Foo }", [" 1:17 │ Invalid command: Foo"]),
      ("#@ as staff a { Up # not }", [" 1:20 │ as on one line takes no comments"]),
      (
        "Foo\n#@ foo\nBar",
        [" 1:1  │ Invalid command: Foo", " 2:4  │ Invalid pragma: foo", " 3:1  │ Invalid command: Bar"]
      ),
    ] as [(String, [String])])
  func `a pragma that is wrong is told like any other error`(_ text: String, _ expected: [String]) {
    #expect(errors(text) == expected)
  }

  @Test func `what staff do at the desk stands between the shopper's keys`() {
    let down = TapeAction.press([KeyStroke(.down)], count: 1, speed: nil)
    let reading = Tape.read(
      Array("Up\n#@ as staff 'Mara Byrne' {\n  Down #@ seed 1\n#@ }\n#@ as staff tom { Down Down }\nUp".utf8))
    #expect(reading.errors.isEmpty)
    #expect(reading.tape.commands.map(\.position.line) == [1, 2, 5, 6])
    let blocks = reading.tape.commands.compactMap { command in
      if case .actor(let actor, let commands) = command.action { (actor, commands) } else { nil }
    }
    #expect(blocks.map(\.0) == [.staff("Mara Byrne"), .staff("tom")])
    #expect(blocks.map { $0.1.map(\.action) } == [[down, .pragma(.seed(1))], [down, down]])
    #expect(blocks.last?.1.map(\.position) == [TapePosition(5, 19), TapePosition(5, 24)])
  }

  @Test func `other comments are only comments`() {
    #expect(actions("# @size 4\n## size\nUp # @\n#") == [.press([KeyStroke(.up)], count: 1, speed: nil)])
  }

  @Test(arguments: [
    -62_135_596_800, -86_400, -1, 0, 951_782_399, 951_782_400, 1_772_355_600, 4_107_542_400, 253_402_300_799,
  ])
  func `a moment is written as it is read`(_ seconds: Int) {
    let moment = TapeMoment(seconds: seconds)
    #expect(TapeMoment(iso: moment.iso) == moment, "\(moment.iso)")
  }
}

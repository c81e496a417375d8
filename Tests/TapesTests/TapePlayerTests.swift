import PlainText
import Tapes
import TerminalKit
import Testing

// Could go wrong: time passes where the tape lets none pass, or none where it does; a key is lost or doubled; an
// expectation looks at the wrong screen; a failure names the wrong line; what is somebody's own is kept; a hidden part is
// filmed; the same tape played twice is not the same.
@Suite struct TapePlayerTests {
  /// A tape, and what is wrong with the screen it leads to; nil: nothing.
  private static let cases: [(tape: String, failure: String?)] = [
    ("Type \"abc\"\n#@ expect \"> abc\"", nil),
    ("Type \"abc\"\n#@ expect line /abc$/", nil),
    ("Type \"abc\"\n#@ expect line \"the shop\"", "“the shop” is not in the line of the cursor"),
    ("Type \"abc\"\n#@ expect /a.c/", nil),
    ("Type \"abc\"\n#@ expect /x.c/", "/x.c/ is not on the screen"),
    ("#@ expect-not \"the shop\"", "“the shop” is on the screen, and must not be"),
    ("#@ expect-not /shops/", nil),
    // A key takes 50 milliseconds, and the time of its own.
    ("Type \"abc\"\n#@ expect \"at 150\"", nil),
    ("Type@1s \"ab\"\n#@ expect \"at 2000\"", nil),
    ("Set TypingSpeed 10ms Type \"abc\" Down 2\n#@ expect \"at 50\"", nil),
    ("Sleep 250ms\n#@ expect \"at 250\"", nil),
    ("#@ advance 1h\n#@ expect \"at 3600000\"", nil),
    ("Enter 3\n#@ expect \"Enter\"\n#@ expect \"at 150\"", nil),
    // Waiting goes on by ten milliseconds and ends as soon as it can.
    ("Wait+Screen /late/\n#@ expect \"at 1000\"", nil),
    ("Set WaitPattern /late/ Wait+Screen\n#@ expect \"at 1000\"", nil),
    ("Wait+Screen@500ms /late/", "/late/ did not come into the screen within 500ms"),
    ("Wait@20ms /late/", "/late/ did not come into the line of the cursor within 20ms"),
    ("Wait /^> $/", "/^> $/ did not come into the line of the cursor within 15s"),
    ("Wait+Screen /early/\n#@ expect \"at 0\"", nil),
    // The mouse.
    ("#@ click 3,4\n#@ expect \"click 2,3\"", nil),
    ("#@ click right 1,1\n#@ expect \"rightClick 0,0\"", nil),
    ("#@ click \"shop\"\n#@ expect \"click 4,1\"", nil),
    ("#@ click \"nothing\"", "“nothing” is not on the screen, so it cannot be clicked"),
    ("Type \"shop\"\n#@ click \"shop\"", "“shop” is on the screen 2 times; give column and row, or more words"),
    ("#@ click 41,1", "column 41, row 1 is outside the screen"),
    ("#@ scroll down 2\n#@ expect \"wheelDown 20,4\"", nil),
    ("#@ scroll up 3,3\n#@ expect \"wheelUp 2,2\"", nil),
    // The world.
    ("#@ stock BAG-1 3\n#@ expect \"3 bags\"", nil),
    ("#@ stock BAG-2 3", "There is no SKU BAG-2."),
    ("#@ payment declined\n#@ expect \"declined\"", nil),
    ("Type \"a\"\n#@ clock 1970-01-02T00:00Z\n#@ expect \"clock 86400\"", nil),
    ("#@ db-hash", nil), ("#@ db-hash 3F9A0C12", nil),
    ("#@ db-hash 00000000", "the shop's data have the hash 3f9a0c12, not 00000000"),
    ("#@ budget keys 3\nType \"abc\"", nil),
    ("#@ budget keys 3\nType \"abc\" Enter", "it needs 4 keys, and has a budget of 3"),
    ("Escape Enter", "the program has ended, and there are more keys"),
    ("Escape", nil), ("#@ key Home\n#@ expect \"Home\"", nil), ("Ctrl+P\n#@ expect \"Ctrl+P\"", nil),
    ("Copy \"xy\" Paste\n#@ expect \"> xy\"\n#@ expect \"at 100\"", nil),
    // Another terminal has its own screen.
    (
      "Type \"a\"\n#@ as staff Mara {\n#@ expect \"Mara\"\n#@ expect-not \"> a\"\nType \"b\"\n#@ }\n#@ expect \"> a\"",
      nil
    ),
    ("#@ as staff Mara {\n#@ expect \"the shop\"\n#@ }", "“the shop” is not on the screen"),
    ("#@ resize 30x5\n#@ click 31,1", "column 31, row 1 is outside the screen"),
  ]

  @Test(arguments: cases)
  func `a tape goes on as long as the screen is as expected`(_ tape: String, _ failure: String?) {
    #expect(Tape.read(Array(tape.utf8)).errors.isEmpty, "\(tape) is no tape")
    let run = played(tape)
    #expect(run.failure?.summary.string == failure, "\(tape)")
    #expect(run == played(tape), "\(tape) again")
    #expect((run.databaseHash == nil) == (failure != nil))
  }

  @Test func `a failure tells its line, the screen, the focus, what is nearest and what happened last`() {
    let tape = "Type \"Order placed!\"\n  #@ expect \"Order plased\"\n"
    let run = played(tape, size: Size(24, 5))
    let report = run.failure?.report(file: "checkout.tape", text: Array(tape.utf8)).map(\.string) ?? []
    #expect(
      report.prefix(17).joined(separator: "\n") == """
        checkout.tape:2:6: “Order plased” is not on the screen
          2 │   #@ expect "Order plased"
        --- expected
        +++ the nearest line
        @@ -1,1 +1,1 @@
        -Order plased
        +> Order placed!
        The screen, 24x5:
        +------------------------+
        |> Order placed!         |
        |the shop                |
        |                        |
        |at 650                  |
        |early                   |
        +------------------------+
        cursor at column 15, row 0
        The focus: Field: > Order placed!
        """)
    #expect(report.dropFirst(17).first == "The last 20 events:")
    #expect(report.count == 38 && report.last == "  action took !")
  }

  @Test func `a film shows each key, in the times of the tape, without what is hidden`() {
    let run = played("Hide Type \"ab\" Show Type \"c\" Sleep 1s Enter Hide Type \"d\" Sleep 5s")
    #expect(run.film.shots.map { $0.keys?.string ?? "" } == ["", "c", "", "", "Enter", ""])
    #expect(run.film.shots[1].frame.text[0] == "> abc")
    #expect(run.film.end == Milliseconds(1100))
    #expect(run.length == Milliseconds(6250))
    #expect(run.textFilm.shots.map { $0.frame.text[2] } == ["", "", "", "Enter"], "a screen for each command")
  }

  @Test func `who shows a tape while it is played is told screens and times in their order`() {
    var told: [String] = []
    let tape = Tape.read(Array("Type \"a\" Sleep 2s Hide Enter Show".utf8)).tape
    let player = TapePlayer(tape, title: "", size: Size(20, 6))
    player.onShot = { told.append($0.frame.text[3] + ($0.keys.map { " \($0)" } ?? "")) }
    player.onTime = { told.append("wait \($0.text)") }
    _ = player.play { EchoWorld($0) }
    #expect(told == ["at 0", "at 0 a", "wait 50ms", "at 50", "wait 2s", "at 2050", "at 2100"])
  }

  @Test func `what is somebody's own is neither filmed nor told, unless asked for`() {
    let tape = "Type \"my quay\"\n#@ snapshot field\nEnter\nType \"4242424242424242\"\n#@ expect \"gone\""
    var options = TapePlayer.Options()
    options.keepsSteps = true
    let run = played(tape, options: options)
    let told =
      run.film.text + run.film.svg() + run.film.cast().text() + run.snapshots.map(\.frame.framed).joined()
      + (run.failure?.report(file: "a", text: Array(tape.utf8)).map(\.string).joined() ?? "")
      + run.steps.dropFirst(2).flatMap { [$0.text] + $0.frames.compactMap(\.keys) }.map(\.string).joined()
    #expect(!told.contains("my quay") && !told.contains("4242424242424242"), "\(told)")
    #expect(run.snapshots[0].frame.text[0] == "> my ••••")
    options.showsPersonal = true
    #expect(played(tape, options: options).snapshots[0].frame.text[0] == "> my quay")
  }

  @Test func `a tape says itself that what it types may be shown, but for a card`() {
    let tape = "#@ show-personal\nType \"my quay\"\n#@ snapshot field\nEnter"
    #expect(played(tape).snapshots[0].frame.text[0] == "> my quay")
    var options = TapePlayer.Options()
    options.keepsSteps = true
    let card = played("#@ show-personal\nType \"card 42424242\"", options: options)
    let keys = card.film.shots.compactMap(\.keys?.string) + card.steps.flatMap(\.frames).compactMap(\.keys?.string)
    #expect(keys.contains("card ") && !keys.contains { $0.contains("4242") }, "\(keys)")
    let number = played("#@ show-personal\nType \"x 4242424242424242\"\n#@ snapshot number").snapshots[0]
    #expect(number.frame.text[0] == "> x ••••••••••••••••")
  }

  /// A short text, a row, and what is left of it.
  static let words = [
    ("Bo", "Bo, Bob and Bo", "••, Bob and ••"), ("7", "7 Quay St, 17 of 7", "• Quay St, 17 of •"),
    ("7", "€7.50 at 7:00", "€7.50 at 7:00"), ("Bo", "Bo", "••"), ("12", "12,12", "••,••"),
  ]

  @Test(arguments: words)
  func `a short text of somebody's own is hidden where it stands alone`(_ word: String, _ row: String, _ shown: String)
  {
    #expect([Mask.word(word)].hiding(SafeText(cleaning: row)).string == shown)
  }

  @Test func `the shopper comes in again only after having left`() {
    #expect(played("Escape\n#@ reopen\nType \"a\"\n#@ expect \"the shop again\"").failure == nil)
    let early = played("Type \"a\"\n#@ reopen").failure?.summary.string
    #expect(early == "The shopper has not left the shop, so nobody can come in again.")
    #expect(played("Escape\nType \"a\"").failure != nil)
  }

  @Test func `a tape sets the speed of its film, and how its pictures look`() {
    let sets = """
      Set PlaybackSpeed 2.0 Set Framerate 30 Set FontFamily "Iosevka'<x>" Set WindowBar ""
      Set Theme '{"background": "#102030", "foreground": "#ffeedd", "brightRed": "#ff0001"}'

      """
    let run = played(sets + "Type \"a\" Sleep 2s Enter Set PlaybackSpeed 9")
    #expect(run.film.end == Milliseconds(2100) && run.settings.timed(run.film).end == Milliseconds(1050))
    #expect(run.settings.timed(run.film).shots.map(\.keys) == run.film.shots.map(\.keys))
    #expect(run.settings.framesPerSecond == 30)
    let colors = run.settings.options.colors
    #expect(colors.background == RGB(0x10_2030) && colors.foreground == RGB(0xFF_EEDD))
    #expect(colors.palette[9] == RGB(0xFF_0001) && colors.palette[1] == TerminalColors.dark.palette[1])
    let svg = run.film.svg(run.settings.options)
    #expect(svg.contains("font:16.6px 'Iosevkax',ui-monospace") && !svg.contains("<circle"), "\(svg.prefix(900))")
    #expect(played("Set Theme \"Solarized Light\"\nType \"a\"").settings.options.colors == .light)
  }

  @Test func `where two terminals differ is told without what is somebody's own`() {
    let trouble = TapeTrouble("They differ.", difference: "-To Ada\n+To Eve\n")
    let failure = TapeFailure(.trouble(trouble), at: TapePosition(1, 1), frame: nil, masks: [.text("Ada")])
    let report = failure.report(file: "a.tape", text: Array("Type \"Ada\"".utf8)).map(\.string)
    #expect(report == ["a.tape:1:1: They differ.", "  1 │ Type \"•••\"", "-To •••", "+To Eve"])
  }

  @Test func `two runs that differ are told apart, wherever they differ`() {
    let first = played("Type \"ab\"\n#@ snapshot s")
    #expect(first.difference(from: played("Type \"ab\"\n#@ snapshot s")).isEmpty)
    let others = [
      "Type \"ac\"\n#@ snapshot s", "Type \"ab\" Enter\n#@ snapshot s", "Type@60ms \"ab\"\n#@ snapshot s",
      "Type \"ab\"\n#@ snapshot t", "Type \"ab\"\n#@ snapshot s\n#@ expect \"x\"",
    ]
    for other in others { #expect(!first.difference(from: played(other)).isEmpty, "\(other)") }
  }

  @Test func `the hash of the shop's data is told where the tape asks for it`() {
    let run = played("Enter\n#@ db-hash\nEnter\n#@ db-hash 3f9a0c12")
    #expect(run.toldHashes.map(\.position.line) == [2, 4] && run.toldHashes[0].hash == "3f9a0c1200")
    #expect(
      played("Enter\n#@ db-hash").difference(from: played("Enter")) == "the shop's data have another hash at a db-hash")
  }

  @Test func `before the program starts the world is as the tape wants it`() {
    var seen: TapeOpening?
    let text =
      "#@ clock 2026-01-01T00:00Z\n#@ seed 5\nRequire cat\nType \"a\"\nEnv NO_COLOR \"1\"\n#@ clock 2027-01-01T00:00Z"
    let tape = Tape.read(Array(text.utf8)).tape
    _ = TapePlayer(tape, title: "", size: Size(30, 9)).play {
      seen = $0
      return EchoWorld($0)
    }
    var wanted = TapeOpening()
    (wanted.size, wanted.seed, wanted.required) = (Size(30, 9), 5, ["cat"])
    wanted.clock = TapeMoment(seconds: 1_767_225_600)
    wanted.environment = ["NO_COLOR": "1"]
    #expect(seen == wanted)
  }
}

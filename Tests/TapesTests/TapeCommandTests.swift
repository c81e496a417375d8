import Tapes
import TerminalKit
import Testing

/// What each command means.
@Suite struct TapeCommandTests {
  private static func press(_ base: KeyStroke.Base, _ modifiers: KeyStroke.Modifiers = [], _ count: Int = 1)
    -> TapeAction
  {
    .press([KeyStroke(base, modifiers)], count: count, speed: nil)
  }

  private static func waitPattern(_ text: String) -> TapeAction? {
    TapePattern(text).map { .set(.waitPattern($0)) }
  }

  @Test(
    arguments: [
      ("Space", press(.character(" "))), ("Backspace 3", press(.backspace, [], 3)), ("Delete", press(.delete)),
      ("Insert", press(.insert)), ("Enter", press(.enter)), ("Escape", press(.escape)), ("Tab 2", press(.tab, [], 2)),
      ("Up", press(.up)), ("Down 0", press(.down, [], 0)), ("Left", press(.left)), ("Right", press(.right)),
      ("PageUp", press(.pageUp)), ("PageDown", press(.pageDown)),
      ("Down@100ms 2", .press([KeyStroke(.down)], count: 2, speed: Milliseconds(100))),
      ("Down @ .5 2", .press([KeyStroke(.down)], count: 2, speed: Milliseconds(500))),
      ("ScrollUp@1s 4", .scrollView(.up, count: 4, speed: Milliseconds(1_000))),
      ("ScrollDown", .scrollView(.down, count: 1, speed: nil)),
      ("Ctrl+C", press(.character("C"), .control)), ("Ctrl + [", press(.character("["), .control)),
      ("Ctrl+\\", press(.character("\\"), .control)), ("Ctrl+Enter", press(.enter, .control)),
      ("Ctrl+Space", press(.character(" "), .control)), ("Ctrl+Left", press(.left, .control)),
      ("Ctrl+Alt+Shift+P", press(.character("P"), [.control, .alt, .shift])),
      ("Ctrl+'Alt'+x", press(.character("x"), [.control, .alt])),
      (
        "Ctrl+X+S",
        .press(
          [KeyStroke(.character("X"), .control), KeyStroke(.character("S"), .control)], count: 1, speed: nil)
      ),
      ("Alt+.", press(.character("."), .alt)), ("Alt+Enter", press(.enter, .alt)), ("Alt+\"Tab\"", press(.tab, .alt)),
      ("Alt+]", press(.character("]"), .alt)), ("Shift+Tab", press(.tab, .shift)),
      ("Shift+a", press(.character("a"), .shift)),
      ("Alt+ab", .press([KeyStroke(.character("a"), .alt), KeyStroke(.character("b"), .alt)], count: 1, speed: nil)),
      ("Type hello \"there you\" 'x'", .type("hello there you x", speed: nil)),
      ("Type@5ms ''", .type("", speed: Milliseconds(5))),
      ("Type\n\n'on another line'", .type("on another line", speed: nil)),
      ("Sleep 2", .sleep(Milliseconds(2_000))), ("Sleep 1.5m", .sleep(Milliseconds(90_000))),
      ("Sleep .0001ms", .sleep(Milliseconds(1))), ("Sleep 0.1s", .sleep(Milliseconds(100))),
      ("Sleep 33.3333ms", .sleep(Milliseconds(33))), ("Sleep\n7\nms", .sleep(Milliseconds(7))),
      ("Wait", .wait(.line, timeout: nil, pattern: nil)),
      ("Wait+Line /a b/", .wait(.line, timeout: nil, pattern: TapePattern("a b"))),
      ("Wait+Screen@10ms /x$/", .wait(.screen, timeout: Milliseconds(10), pattern: TapePattern("x$"))),
      ("Wait@2", .wait(.line, timeout: Milliseconds(2_000), pattern: nil)),
      ("Hide", .hide), ("Show", .show), ("Paste", .paste), ("Copy a 'b c'", .copy("a b c")),
      ("Require git", .require("git")), ("Screenshot a/b.png", .screenshot(path: "a/b.png")),
      ("Env Sleep '5'", .environment(name: "Sleep", value: "5")),
      ("Output a.gif", .output(path: "a.gif")), ("Output a.mp4", .output(path: "a.mp4")),
      ("Output a.webm", .output(path: "a.webm")), ("Output a.txt", .output(path: "a.txt")),
      ("Output a.ascii", .output(path: "a.ascii")), ("Output a.test", .output(path: "a.test")),
      ("Output frames/", .output(path: "frames/")), ("Output a.b/", .output(path: "a.b/")),
      ("Output a.cast", .output(path: "a.cast")), ("Output a.svg", .output(path: "a.svg")),
      ("Output '/tmp/a.xyz'", .output(path: "/tmp/a.xyz")),
      ("Set Shell bash", .set(.shell("bash"))), ("Set Shell Enter", .set(.shell("Enter"))),
      ("Set Shell # zsh", .set(.shell(" zsh"))), ("Set FontFamily 'Fira Code'", .set(.fontFamily("Fira Code"))),
      ("Set FontSize 22", .set(.fontSize(22))),
      ("Set LetterSpacing 1.25", .set(.letterSpacing(TapeNumber(thousandths: 1_250)))),
      ("Set LineHeight .8", .set(.lineHeight(TapeNumber(thousandths: 800)))),
      ("Set Framerate 60", .set(.framerate(60))),
      ("Set TypingSpeed 75ms", .set(.typingSpeed(Milliseconds(75)))),
      ("Set TypingSpeed .1", .set(.typingSpeed(Milliseconds(100)))),
      ("Set Theme 'Catppuccin Mocha'", .set(.theme(.named("Catppuccin Mocha")))),
      (
        "Set Theme {\"background\": \"#1e1e2e\",\n\"name\": \"m\\u00e9\\n\"}",
        .set(.theme(.colors(["background": "#1e1e2e", "name": "mé\n"])))
      ),
      ("Set Theme '{}'", .set(.theme(.colors([:])))),
      ("Set PlaybackSpeed 0.5", .set(.playbackSpeed(TapeNumber(thousandths: 500)))),
      ("Set Height 600", .set(.height(600))), ("Set Width 1200", .set(.width(1200))),
      ("Set Padding 0", .set(.padding(0))),
      ("Set LoopOffset 20%", .set(.loopOffset(TapeNumber(thousandths: 20_000)))),
      ("Set LoopOffset 60.4", .set(.loopOffset(TapeNumber(thousandths: 60_400)))),
      ("Set MarginFill '#6b50FF'", .set(.marginFill("#6b50FF"))),
      ("Set MarginFill wall.png", .set(.marginFill("wall.png"))),
      ("Set Margin 20", .set(.margin(20))), ("Set WindowBar Colorful", .set(.windowBar(.colorful))),
      ("Set WindowBar ''", .set(.windowBar(nil))), ("Set WindowBarSize 40", .set(.windowBarSize(40))),
      ("Set BorderRadius 8", .set(.borderRadius(8))), ("Set CursorBlink false", .set(.cursorBlink(false))),
      ("Set WaitTimeout 3m", .set(.waitTimeout(Milliseconds(180_000)))),
      ("Set WaitPattern /[$] $/", waitPattern("[$] $")),
      ("Set FontSize big", .set(.unreadable(name: "FontSize", value: "big"))),
    ] as [(String, TapeAction?)])
  func `a command means what its words say`(_ text: String, _ action: TapeAction?) {
    #expect(actions(text) == [action])
  }

  @Test func `a line break does not end a command, and a command does not need one`() {
    let one = actions("Type \"a\" Enter Sleep 1 Down 2 # done")
    #expect(one.count == 4)
    #expect(actions("Type\n\"a\"\nEnter\nSleep\n1\nDown\n2\n") == one)
  }

  /// Every command and every setting, some in more than one way.
  private static let everything = """
    # All there is.
    Output film.gif Output film.mp4 Output film.webm Output film.txt Output film.ascii Output frames/
    Require git Require "sed"
    Set Shell "fish" Set FontSize 18 Set FontFamily "DejaVu Sans Mono" Set Width 900 Set Height 500
    Set LetterSpacing 1.5 Set LineHeight 1.2 Set TypingSpeed 40ms Set TypingSpeed .04 Set Theme "Dracula"
    Set Theme { "background": "#000000", "foreground": "#ffffff" }
    Set Padding 10 Set Framerate 30 Set PlaybackSpeed 2 Set LoopOffset 15 Set LoopOffset 15% Set CursorBlink true
    Set MarginFill "#336699" Set Margin 12 Set WindowBar Rings Set WindowBarSize 30 Set BorderRadius 6
    Set WaitTimeout 5s Set WaitPattern /ready/
    Env LANG "C.UTF-8"
    Hide Type "clear" Enter Show
    Type "one" Type@10ms "two" Type 'say "three"' Type `it's "four"` Type five six
    Sleep 1 Sleep 1.5 Sleep .5s Sleep 200ms Sleep 1m
    Space Space 2 Space@1s 2 Backspace Backspace 4 Delete Delete 2 Insert Enter Enter 2 Escape Tab Tab@50ms 3
    Up Up 2 Down Down@10ms 5 Left Left 2 Right Right 2 PageUp PageDown 2 ScrollUp 3 ScrollDown@20ms 3
    Ctrl+C Ctrl+Alt+Shift+K Alt+x Shift+Tab
    Wait Wait+Screen@2s /done/
    Copy "clip" Paste Screenshot now.png
    """

  @Test func `a tape with every command and every setting is right`() {
    let reading = Tape.read(Array(Self.everything.utf8))
    #expect(reading.errors.isEmpty && reading.warnings.isEmpty, "\(reading.errors) \(reading.warnings)")
    #expect(reading.tape.commands.count == 81)
  }
}

import PlainText
import Tapes
import Testing

/// The one form of a tape, and texts that nobody meant as one.
@Suite struct TapeFormatTests {
  private static func formatted(_ text: [UInt8]) -> [UInt8]? { try? TapeFormatter.format(text).get() }

  private static func formatted(_ text: String) -> String? {
    formatted(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("", ""), ("\n\n", ""), ("Up", "Up\n"), ("Up Down 2", "Up\nDown 2\n"), ("Type\n  'a'", "Type \"a\"\n"),
    ("Type a b 'c  d'", "Type \"a b c  d\"\n"), ("Type 'say \"hi\"'", "Type 'say \"hi\"'\n"),
    ("Type '\"' \"'\" '`'", "Type '\"' \"'\" \"`\"\n"), ("Type 'open", "Type \"open\"\n"), ("Copy  a", "Copy \"a\"\n"),
    ("Down @ 1 s 3", "Down@1s 3\n"), ("Wait + Screen @ 5 /a b/", "Wait+Screen@5 /a b/\n"),
    ("Sleep 5 ms", "Sleep 5ms\n"),
    ("Ctrl + Alt + x", "Ctrl+Alt+x\n"), ("Alt+'.'", "Alt+\".\"\n"), ("Set LoopOffset 5 %", "Set LoopOffset 5%\n"),
    ("Set LoopOffset x %", "Set LoopOffset x %\n"), ("Set Shell +", "Set Shell +\n"),
    ("Set FontFamily  'A B'", "Set FontFamily \"A B\"\n"),
    ("Output  x.gif", "Output x.gif\n"), ("Env A b", "Env A \"b\"\n"), ("Env #a\n'b'", "Env #a\n'b'\n"),
    ("Set Shell #x\nUp", "Set Shell #x\nUp\n"),
    ("Set FontFamily /a\\\nUp", "Set FontFamily /a\\\nUp\n"),
    ("Set Theme  { \"a\":\n \"b\" }", "Set Theme { \"a\":\n \"b\" }\n"),
    ("Set Theme { \"a\"", "Set Theme { \"a\"}\n"), ("#a  \n\n\n\n# b\nUp   # c", "#a\n\n# b\nUp # c\n"),
    ("\n\nUp\n\n\n\nDown", "Up\n\nDown\n"),
    ("Up\r\nDown\r\n", "Up\nDown\n"), ("Source a.tape", "Source a.tape\n"), ("Up #@size 80x24", "Up\n#@ size 80x24\n"),
    ("#@ key  pgup", "#@ key PageUp\n"), ("#@key Ctrl+p 2", "#@ key Ctrl+P 2\n"), ("#@ advance 60m", "#@ advance 1h\n"),
    ("#@ advance 1h30m", "#@ advance 90m\n"), ("#@ advance 1500ms", "#@ advance 1500ms\n"),
    ("#@ clock 2026-03-01T10:00:00+01:00", "#@ clock 2026-03-01T09:00Z\n"),
    ("#@ expect screen 'a'", "#@ expect \"a\"\n"),
    ("#@ expect-not  line /a/", "#@ expect-not line /a/\n"), ("#@ click left 3,4", "#@ click 3,4\n"),
    ("#@as staff 'mara' {\nUp\n# hm\n#@}\nUp", "#@ as staff mara {\n  Up\n  # hm\n#@ }\nUp\n"),
    ("#@  as staff mara { Up  Up }", "#@ as staff mara { Up  Up }\n"), ("Up\u{0}  rest \n", "Up\n\u{0}  rest \n"),
    ("#@ db-hash ABCDEF01", "#@ db-hash abcdef01\n"), ("#@ scroll up 1", "#@ scroll up\n"),
    ("#@ stock A-1  2", "#@ stock A-1 2\n"),
  ])
  func `a tape has one form`(_ text: String, _ expected: String) {
    #expect(Self.formatted(text) == expected)
    #expect(Self.formatted(expected) == expected)
  }

  @Test func `a tape with an error has no form`() {
    #expect(Self.formatted("Up Foo") == nil)
  }

  private static let words: [String] = [
    "Up", "Down", "Enter", "Space", "Tab", "Ctrl", "Alt", "Shift", "Type", "Sleep", "Wait", "Screen", "Line", "Set",
    "Hide", "Show",
    "Paste", "Copy", "Env", "Require", "Output", "Screenshot", "Source", "ScrollUp", "End", "Home", "Theme",
    "TypingSpeed", "LoopOffset",
    "WaitPattern", "WaitTimeout", "MarginFill", "CursorBlink", "WindowBar", "Shell", "true", "Rings", "a.tape", "x.png",
    "out/", "word",
    "@", "+", "%", "-", "[", "]", "^", "\\", "=", "1", "2.5", ".5", "1.2.3", "ms", "s", "m", "px", "\"a b\"", "'it\"s'",
    "`x`", "\"open\n",
    "/a b/", "/[/", "/a\\/b/", "/(?=a)/", "/open\\\n", "{\"a\": \"b\"}", "{ x\n}", "# note\n", "#@ size 80x24\n",
    "#@ expect /a/\n",
    "#@ as staff mara {\n", "#@ as staff mara { Up }\n", "#@ }\n", "#@ key Alt+Left 2\n", "#@ nope\n", "\n", "\n\n\n",
    " ", "\t", "\r\n", "é", "😀",
  ]

  private static let commands: [String] = [
    "Up", "Down@5ms 2", "ScrollUp 3", "Enter", "Type 'a' b", "Type@1s \"x\"", "Type \"open\n", "Copy 'it\"s'",
    "Sleep .5", "Sleep 2 ms",
    "Wait", "Wait + Line", "Wait+Screen@2 /a\\/b/", "Wait /open\n", "Ctrl+Alt+x", "Ctrl + [ + ]", "Ctrl+'Shift'+A",
    "Alt+.", "Shift+'word'",
    "Set Shell +", "Set Shell # x\n", "Set FontSize 12", "Set FontSize /x\\\n", "Set Theme {\n\"a\": \"b\"}",
    "Set Theme { open", "Set LoopOffset 2 %",
    "Set LoopOffset x %", "Set TypingSpeed 5 ms", "Set WaitTimeout 1m", "Set WaitPattern 'x'",
    "Set MarginFill '#123456'", "Set WindowBar ''",
    "Set CursorBlink true", "Env A 'b'", "Env #a\n\"b\"", "Env + x", "Require git", "Output x.gif", "Output 'a b/'",
    "Screenshot `x.png`",
    "Source a.tape", "Hide", "Show", "Paste", "# note  \n", "#\n", "#@size 80x24 40x12\n", "#@ expect  /a\\/b/\n",
    "#@ expect-not 'a'\n",
    "#@ key Alt+left 2\n", "#@ as staff mara { Up }\n", "#@ as staff mara {\n Down\n#@ }\n", "#@ advance 1h30m\n",
    "#@ click \"a\"\n",
    "#@ clock 2026-03-01T09:00+02:00\n",
  ]

  // Could go wrong: a command glued to its neighbour, a lost comment, an unclosed quote that swallows the next line.
  @Test(arguments: 0..<10)
  func `formatting keeps the tape and happens once`(_ seed: UInt64) throws {
    var dice = SeededDice(seed)
    var count = 0
    for _ in 0..<100 {
      let pieces = (0..<Int.random(in: 1...9, using: &dice)).map { _ in
        Int.random(in: 0..<20, using: &dice) == 0
          ? Self.words.randomElement(using: &dice) ?? "" : Self.commands.randomElement(using: &dice) ?? ""
      }
      let text = pieces.map { $0 + [" ", "\n", "\n\n\n", "\t"][Int.random(in: 0...3, using: &dice)] }.joined()
      let before = Tape.read(Array(text.utf8)) { _ in .text(Array("Up".utf8)) }
      guard before.errors.isEmpty else { continue }
      count += 1
      let form = try #require(Self.formatted(text), "\(text.debugDescription)")
      let after = Tape.read(Array(form.utf8)) { _ in .text(Array("Up".utf8)) }
      #expect(after.errors.isEmpty, "\(text.debugDescription) → \(form.debugDescription)")
      #expect(Self.deeds(after.tape) == Self.deeds(before.tape), "\(text.debugDescription) → \(form.debugDescription)")
      #expect(Self.formatted(form) == form, "\(text.debugDescription) → \(form.debugDescription)")
      #expect(
        form.count { $0 == "#" } == text.count { $0 == "#" }, "\(text.debugDescription) → \(form.debugDescription)")
    }
    #expect(count > 20)
  }

  // What is done, without where it stands.
  private static func deeds(_ tape: Tape) -> [TapeAction] {
    tape.commands.map { command in
      guard case .actor(let actor, let commands) = command.action else { return command.action }
      return .actor(actor, commands.map { TapeCommand($0.action, at: TapePosition(1, 1)) })
    }
  }

  @Test(arguments: 0..<10)
  func `no bytes bring the parser down`(_ seed: UInt64) {
    var dice = SeededDice(seed &+ 1_000)
    let pieces = Self.words.map { Array($0.utf8) }
    for _ in 0..<100 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &dice) {
        if Bool.random(using: &dice) {
          text += pieces.randomElement(using: &dice) ?? []
        } else {
          text += (0..<Int.random(in: 1...6, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
        }
      }
      let reading = Tape.read(text)
      for error in reading.errors {
        #expect(error.position.line >= 1 && error.position.column >= 1)
      }
      let lines = TapeError.report(reading.errors, in: text)
      #expect(lines.allSatisfy { $0.string.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
      if let form = Self.formatted(text) { #expect(Self.formatted(form) == form, "\(text)") }
    }
  }

  @Test(arguments: 0..<10)
  func `no letters bring the patterns down`(_ seed: UInt64) {
    var dice = SeededDice(seed &+ 2_000)
    let signs = Array("(()))[]{}|*+?.^$\\-,:=!<>PQEpbdwsxi01a9é😀 \n")
    for _ in 0..<300 {
      let text = String(
        (0..<Int.random(in: 0...20, using: &dice)).compactMap { _ in signs.randomElement(using: &dice) })
      _ = TapePattern(text)?.isFound(in: "aaa 10 é😀 (b)\nx")
    }
  }

  @Test func `the tape to begin with is right and in form`() {
    #expect(errors(Tape.starter).isEmpty)
    #expect(Self.formatted(Tape.starter) == Tape.starter)
  }
}

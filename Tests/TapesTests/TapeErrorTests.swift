import PlainText
import Tapes
import Testing

/// What is wrong, in the words and at the places of vhs.
@Suite struct TapeErrorTests {
  @Test(
    arguments: [
      ("Type Enter", [" 1:6  │ Type expects string"]),
      ("Type", [" 1:5  │ Type expects string"]),
      ("\nFoo", [" 2:1  │ Invalid command: Foo"]),
      ("Sleep Foo", [" 1:1  │ Expected time after Sleep", " 1:7  │ Invalid command: Foo"]),
      ("Sleep -1", [" 1:1  │ Expected time after Sleep", " 1:7  │ Invalid command: -", " 1:8  │ Invalid command: 1"]),
      ("Set Foo Bar", [" 1:5  │ Unknown setting: Foo"]),
      ("Set Foo Bar Baz", [" 1:5  │ Unknown setting: Foo", " 1:13 │ Invalid command: Baz"]),
      ("Set Columns 80", [" 1:5  │ Unknown setting: Columns"]),
      ("Set", [" 1:4  │ Unknown setting: \0"]),
      ("Home", [" 1:1  │ Invalid command: Home"]),
      ("End", [" 1:1  │ Invalid command: End"]),
      ("F1", [" 1:1  │ Invalid command: F1"]),
      ("é", [" 1:1  │ Invalid command: Ã", " 1:2  │ Invalid command: ©"]),
      ("Backspace@", [" 1:10 │ Expected time after @"]),
      ("Down@x 2", [" 1:5  │ Expected time after @", " 1:6  │ Invalid command: x", " 1:8  │ Invalid command: 2"]),
      ("Copy 1", [" 1:6  │ Copy expects string", " 1:6  │ Invalid command: 1"]),
      ("Env", [" 1:4  │ \0 expects string"]),
      ("Env NAME 1", [" 1:10 │ NAME expects string"]),
      ("Wait+", [" 1:6  │ Wait+ expects Line or Screen"]),
      (
        "Wait+Row /a/",
        [
          " 1:6  │ Wait+ expects Line or Screen", " 1:6  │ Invalid command: Row", " 1:10 │ Invalid command: a",
        ]
      ),
      ("Wait@0s /a/", [" 1:9  │ Wait expects positive duration", " 1:9  │ Invalid command: a"]),
      ("Wait@1.2.3s", [" 1:12 │ Wait expects positive duration"]),
      ("Wait@ /a/", [" 1:5  │ Expected time after @"]),
      (
        "Wait /(?=a)/",
        [
          " 1:6  │ Invalid regular expression '(?=a)': error parsing regexp: invalid or unsupported Perl syntax: `(?=`"
        ]
      ),
      ("Set WaitPattern /(/", [" 1:17 │ Invalid regexp pattern: ("]),
      ("Set WaitTimeout soon", [" 1:5  │ Expected time after WaitTimeout", " 1:17 │ Invalid command: soon"]),
      ("Set TypingSpeed 1m", [" 1:18 │ Invalid command: m"]),
      ("Set FontSize 22px", [" 1:16 │ Invalid command: px"]),
      ("Set MarginFill \"#12345\"", [" 1:16 │ \"#12345\" is not a valid color."]),
      ("Set MarginFill \"#12345g\"", [" 1:16 │ \"#12345g\" is not a valid color."]),
      ("Set CursorBlink yes", [" 1:17 │ expected boolean value."]),
      ("Set WindowBar Round", [" 1:15 │ Round is not a valid bar style."]),
      ("Output 1", [" 1:1  │ Expected file path after output", " 1:8  │ Invalid command: 1"]),
      (
        "Output /tmp/x.gif",
        [
          " 1:1  │ Expected file path after output", " 1:8  │ Invalid command: tmp", " 1:13 │ Invalid command: x.gif",
        ]
      ),
      ("Output frames", [" 1:8  │ Expected folder with trailing slash"]),
      ("Screenshot 1", [" 1:1  │ Expected path after Screenshot"]),
      ("Screenshot a.gif", [" 1:12 │ Expected file with .png extension"]),
      ("Require 1", [" 1:9  │ Require expects one string"]),
      ("Source 1", [" 1:1  │ Expected path after Source"]),
      ("Source a.txt", [" 1:8  │ Expected file with .tape extension"]),
      ("Source a.tape", [" 1:8  │ File a.tape not found"]),
      ("Ctrl", [" 1:1  │ Expected control character with args, got Ctrl"]),
      (
        "Ctrl+",
        [
          " 1:5  │ Not a valid modifier", " 1:5  │ Invalid control argument: +",
          " 1:6  │ Expected control character with args, got \0",
        ]
      ),
      (
        "Ctrl+AB",
        [
          " 1:5  │ Not a valid modifier", " 1:5  │ Invalid control argument: +",
          " 1:6  │ Expected control character with args, got AB",
        ]
      ),
      (
        "Ctrl+Tab",
        [
          " 1:5  │ Not a valid modifier", " 1:5  │ Invalid control argument: +",
          " 1:6  │ Expected control character with args, got Tab",
        ]
      ),
      (
        "Ctrl+A+Alt",
        [
          " 1:7  │ Modifiers must come before other characters",
          " 1:7  │ Expected control character with args, got +", " 1:8  │ Expected alt character, got Alt",
        ]
      ),
      ("Ctrl+C 3", [" 1:8  │ Invalid command: 3"]),
      ("Alt", [" 1:1  │ Expected alt character, got Alt"]),
      ("Alt+Left", [" 1:4  │ Expected alt character, got +"]),
      ("Shift+Up", [" 1:6  │ Expected shift character, got +"]),
      ("Type # said\n\"hello\"", [" 1:6  │ Type expects string", " 2:1  │ Invalid command: hello"]),
      ("Set Theme {\n\"a\":\n\"b\"} Foo", [" 3:6  │ Invalid command: Foo"]),
    ] as [(String, [String])])
  func `an error says what vhs says, where vhs says it`(_ text: String, _ expected: [String]) {
    #expect(errors(text) == expected)
  }

  @Test(
    arguments: [
      ("one.tape", [" 1:8  │ File one.tape not found"]),
      ("locked.tape", [" 1:8  │ Unable to read file: locked.tape"]),
      ("empty.tape", [" 1:8  │ Source tape: empty.tape is empty"]),
      ("nested.tape", [" 1:8  │ Nested Source detected"]),
      ("wrong.tape", [" 1:8  │ wrong.tape has 2 errors"]),
      ("good.tape", []),
    ] as [(String, [String])])
  func `a tape that is spliced in must be there and be right`(_ path: String, _ expected: [String]) {
    let files: [String: TapeFile] = [
      "locked.tape": .unreadable, "empty.tape": .text([]), "nested.tape": .text(Array("Up Source good.tape".utf8)),
      "wrong.tape": .text(Array("Foo Bar".utf8)), "good.tape": .text(Array("Output x.gif Up\n#@ snapshot a".utf8)),
    ]
    let reading = Tape.read(Array("Source \(path)\nDown".utf8)) { files[$0] ?? .missing }
    #expect(reading.errors.map(\.description) == expected)
    #expect(reading.tape.commands.last?.action == .press([KeyStroke(.down)], count: 1, speed: nil))
    guard expected.isEmpty else { return }
    #expect(
      reading.tape.commands.first
        == TapeCommand(
          .press([KeyStroke(.up)], count: 1, speed: nil), at: TapePosition(1, 14), source: "good.tape"))
    #expect(reading.tape.commands.count == 3)
  }

  @Test func `a list of errors shows each line with carets below, and how many there are`() {
    let text = Array("Enter\nType Enter\n\n\"Zoë\" Foo\u{1B}[2J".utf8)
    let report = TapeError.report(Array(Tape.read(text).errors.prefix(2)), in: text).map(\.string)
    #expect(
      report == [
        "  2 │ Type Enter", "           ^^^^^ Type expects string", "", "  4 │ \"Zoë\" Foo",
        "      ^^^^ Invalid command: Zoë", "", "parser: 2 error(s)",
      ])
  }

  @Test func `a line without end and errors without number are told in bounds`() {
    let text = Array(String(repeating: "oh ", count: 3_000).utf8)
    let report = TapeError.report(Tape.read(text).errors, in: text).map(\.string)
    #expect(report.count == 1_502)
    #expect(report.suffix(2) == ["… and 2500 more", "parser: 3000 error(s)"])
    #expect(report.allSatisfy { $0.count < 450 })
    #expect(report[1_497].hasPrefix("  1 │  oh oh "))
    #expect(report[1_498] == String(repeating: " ", count: 106) + "^^ Invalid command: oh")
  }

  @Test(arguments: [
    ("Sleep 1.2.3", "1.2.3 is no length of time"), ("Down 1.5", "1.5 is no whole number"),
    ("Set FontSize large", "FontSize cannot be large"), ("Set Shell", "Shell cannot be empty"),
    ("Set Theme {\"a\": 1}", "Theme cannot be {\"a\": 1}"), ("Ctrl+Alt", "Ctrl without a key presses nothing"),
    ("Set TypingSpeed fast", "fast is no length of time"),
    ("Enter Set FontSize 9", "Set has no effect here: it must stand before the first other command"),
    (
      "Set TypingSpeed 1 Output a.gif Hide Set TypingSpeed 2 Set Shell sh Set Width 9",
      "Set has no effect here: it must stand before the first other command"
    ),
  ])
  func `what vhs refuses only when it runs is no error but told`(_ text: String, _ warning: String) {
    let reading = Tape.read(Array(text.utf8))
    #expect(reading.errors.isEmpty)
    #expect(reading.warnings.map(\.message) == [warning])
  }
}

import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

/// Recordings in asciinema's format.
@Suite struct FilmCastTests {
  static func cast() -> Cast {
    var header = Cast.Header(size: Size(40, 10))
    header.terminal = "xterm-256color"
    header.title = "A “purchase”"
    header.timestamp = 1_800_000_000
    header.idleLimit = Microseconds(1_500_000)
    header.command = "tuckshop"
    header.environment = [("SHELL", "/bin/sh")]
    header.colors = TerminalColors.light
    return Cast(
      header: header,
      events: [
        Cast.Event(at: Microseconds(0), .output("\u{1B}[1mtea\r\n中")),
        Cast.Event(at: Microseconds(100_000), .input("q\u{7F}")),
        Cast.Event(at: Microseconds(133_333), .marker("")),
        Cast.Event(at: Microseconds(1_000_001), .resize(Size(100, 30))),
        Cast.Event(at: Microseconds(61_000_000), .other(code: "z", data: "later")),
        Cast.Event(at: Microseconds(61_000_000), .exit(0)),
      ])
  }

  @Test func `a cast of version 3 has intervals`() {
    let lines = Self.cast().text(.three).split(separator: "\n").map(String.init)
    #expect(
      lines[0].hasPrefix(
        ##"{"version":3,"term":{"cols":40,"rows":10,"type":"xterm-256color","theme":{"fg":"#1f2328","bg":"#ffffff""##))
    #expect(
      lines[0].hasSuffix(
        #""timestamp":1800000000,"idle_time_limit":1.5,"command":"tuckshop","title":"A “purchase”","env":{"SHELL":"/bin/sh"}}"#
      ))
    #expect(
      lines[1...] == [
        #"[0.0, "o", "\u001b[1mtea\r\n中"]"#, #"[0.1, "i", "q\u007f"]"#, #"[0.033333, "m", ""]"#,
        #"[0.866668, "r", "100x30"]"#, #"[59.999999, "z", "later"]"#, #"[0.0, "x", "0"]"#,
      ])
  }

  @Test func `a cast of version 2 has times since the start and no exit`() {
    let lines = Self.cast().text(.two).split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix(#"{"version":2,"width":40,"height":10,"duration":61.0,"timestamp":1800000000"#))
    #expect(lines[0].contains(#""env":{"SHELL":"/bin/sh","TERM":"xterm-256color"},"theme":{"fg":"#))
    #expect(
      lines[1...] == [
        #"[0.0, "o", "\u001b[1mtea\r\n中"]"#, #"[0.1, "i", "q\u007f"]"#, #"[0.133333, "m", ""]"#,
        #"[1.000001, "r", "100x30"]"#, #"[61.0, "z", "later"]"#,
      ])
  }

  @Test(arguments: Cast.Version.allCases)
  func `what was written is read again`(_ version: Cast.Version) throws {
    var cast = Self.cast()
    if version == .two { cast.events.removeLast() }
    #expect(try Cast(reading: cast.text(version)) == cast)
  }

  @Test func `comments, empty lines, unknown members and fine times are read`() throws {
    let palette = Array(repeating: "#010203", count: 8).joined(separator: ":")
    let text = """
      {"version":3,"term":{"cols":8,"rows":3,"theme":{"fg":"#000000","bg":"#FFFFFF","palette":"\(palette)"}},"later":[1,{"a":null}]}
      # a comment

      [1e-1,"o","\\ud83d\\ude00\\/"]
      [0.0000015, "o", "b"]
      """
    let cast = try Cast(reading: text)
    #expect(try Cast(reading: text.replacing("\n", with: "\r\n")) == cast)
    #expect(cast.events.map(\.time.count) == [100_000, 100_002])
    #expect(cast.lastFrame.text == ["😀/b", "", ""])
    #expect(cast.header.colors?.palette == Array(repeating: RGB(0x01_0203), count: 16))
  }

  static let faults: [(String, Int, String)] = [
    ("", 1, "a cast begins with its header, and here is none"),
    ("[]", 1, "the header must be an object with a version"),
    ("{\"version\":1}", 1, "version 1 is not known; versions 2 and 3 are"),
    ("{\"version\":3}", 1, "the header must say term.cols and term.rows, both above 0"),
    ("{\"version\":2,\"width\":80,\"height\":0}", 1, "the header must say width and height, both above 0"),
    ("{\"version\":2", 1, "not JSON at byte 13: an object needs a comma or its end here"),
    (header + "[1]", 2, "an event is a list of a time, a code and a text"),
    (header + "\n[-1,\"o\",\"\"]", 3, "-1 is no time"),
    (header + "[2,\"o\",\"\"]\n[1,\"o\",\"\"]", 3, "the time goes back"),
    (header + "[1,\"r\",\"80\"]", 2, "“80” is no size such as 80x24"),
    (header + "[1,\"x\",\"bad\"]", 2, "“bad” is no exit status"),
    (header + "[1,\"o\",\"\\q\"]", 2, "not JSON at byte 11: an escape is not one of JSON's"),
    (header + "[01,\"o\",\"\"]", 2, "not JSON at byte 4: this is no value"),
    (header + "[1,\"o\",\"", 2, "not JSON at byte 9: a string has no end"),
  ]
  static let header = "{\"version\":2,\"width\":80,\"height\":24}\n"

  @Test(arguments: faults)
  func `a fault says line and reason`(_ text: String, _ line: Int, _ message: String) {
    let fault = #expect(throws: CastFault.self) { try Cast(reading: text) }
    #expect(fault?.line == line)
    #expect(fault?.message.string == message)
  }

  @Test(arguments: 1...60)
  func `a film's cast shows its last frame, at the film's time`(_ seed: UInt64) throws {
    var dice = FilmDice(seed: seed)
    var terminal = VirtualTerminal(size: Size(1 + dice.next(12), 1 + dice.next(6)))
    var film = Film(title: "Dice")
    var encoder = FrameEncoder()
    var screen = VirtualTerminal(size: terminal.size)
    for step in 0..<40 {
      terminal.feed(dice.output())
      if dice.next(15) == 0 { terminal.resize(to: Size(1 + dice.next(12), 1 + dice.next(6))) }
      film.append(terminal.frame, at: Milliseconds(step * 33), keys: step % 3 == 0 ? "x" : nil)
      // What is encoded shows every frame on the way.
      screen.resize(to: terminal.size)
      screen.feed(encoder.encode(terminal.frame).utf8)
      #expect(screen.frame.text == terminal.frame.text, "step \(step)")
      #expect(screen.frame.cells == terminal.frame.cells, "step \(step)")
    }
    film.hold(until: Milliseconds(2000))
    for version in Cast.Version.allCases {
      let cast = try Cast(reading: film.cast().text(version))
      #expect(cast.lastFrame == terminal.frame)
      #expect(cast.events.last?.time == Microseconds(2_000_000))
    }
    // The intervals as they are written add up, each to the last digit.
    let sum = film.cast().text(.three).split(separator: "\n").dropFirst().reduce(Decimal(0)) { sum, line in
      sum + (Decimal(string: String(line.dropFirst().prefix { $0 != "," })) ?? 0)
    }
    #expect(sum == 2)
  }

  @Test func `few bytes lead from one frame to the next`() {
    var encoder = FrameEncoder()
    var frame = Frame(size: Size(80, 24))
    frame.put("Harbour Mug", at: Point(2, 3), style: Style(foreground: .palette(4), attributes: .bold))
    #expect(encoder.encode(frame) == "\u{1B}[m\u{1B}[H\u{1B}[2J\u{1B}[4;3H\u{1B}[1;34mHarbour Mug")
    #expect(encoder.encode(frame) == "")
    frame.put("M", at: Point(2, 3), style: Style(foreground: .palette(4), attributes: .bold))
    #expect(encoder.encode(frame) == "\u{1B}[4;3HM")
    var blank = Frame(size: Size(80, 24))
    blank.cursor = Point(0, 0)
    blank.isCursorVisible = false
    #expect(
      encoder.encode(blank) == "\r\u{1B}[m\u{1B}[K\u{1B}[?25l\u{1B}[H")
  }

  @Test func `a recording keeps characters whole over reads`() {
    var recorder = CastRecorder(header: Cast.Header(size: Size(8, 3)))
    recorder.add(output: [0x61, 0xE4, 0xB8], at: Microseconds(1))
    recorder.add(output: [0xAD, 0xF0, 0x9F], at: Microseconds(2))
    recorder.add(.exit(1), at: Microseconds(3))
    #expect(
      recorder.cast.events == [
        Cast.Event(at: Microseconds(1), .output("a")), Cast.Event(at: Microseconds(2), .output("中")),
        Cast.Event(at: Microseconds(3), .output("\u{FFFD}")), Cast.Event(at: Microseconds(3), .exit(1)),
      ])
  }

  @Test(
    .enabled(if: HostTool.path(of: "asciinema") != nil && HostTool.path(of: "script") != nil),
    arguments: Cast.Version.allCases)
  func `asciinema reads a film's cast and shows its last frame`(_ version: Cast.Version) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-film-\(UUID()).cast")
    defer { try? FileManager.default.removeItem(at: file) }
    let film = FilmPictureTests.film()
    try film.cast().text(version).write(to: file, atomically: true, encoding: .utf8)
    // The program wants a terminal of its own, and gets one from `script`.
    let outcome = try HostTool.run(["script", "-qec", "asciinema cat '\(file.path)'", "/dev/null"])
    let output = outcome?.output ?? []
    // asciinema before 3.0 does not know version 3, and says so.
    if version == .three, String(decoding: output, as: UTF8.self).contains("formats can be opened") { return }
    var terminal = VirtualTerminal(size: film.size)
    terminal.feed(output)
    #expect(terminal.frame.text == film.shots.last?.frame.text)
    #expect(terminal.frame == film.shots.last?.frame)
  }
}

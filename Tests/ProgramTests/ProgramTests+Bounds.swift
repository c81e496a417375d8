import Foundation
import Fuzz
import Glibc
import ShopTestKit
import TerminalKit
import Testing

@testable import tuckshop

extension ProgramTests {
  /// Kilobytes that the program had in memory at most (`VmHWM`, proc(5)).
  private func peakMemory(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return try #require(status.firstMatch(of: #/VmHWM:\s+([0-9]+) kB/#).flatMap { Int($0.1) })
  }

  @Test(arguments: [Size(0, 0), Size(1, 1), Size(65_535, 65_535), Size(2000, 2000), Size(65_535, 1), Size(1, 65_535)])
  func `a window of any size costs little memory, from the start and by resizing`(_ size: Size) throws {
    let begun = try ProgramTerminal(TestFolder(), size: size)
    begun.listen(for: 300)
    begun.session.resize(columns: 80, rows: 24)
    try begun.does(sees: "TEST MODE")
    let grown = try ProgramTerminal(TestFolder())
    try grown.does(sees: "TEST MODE")
    grown.session.resize(columns: size.columns, rows: size.rows)
    try grown.send([0x0C])
    grown.listen(for: 300)
    grown.session.resize(columns: 80, rows: 24)
    try grown.does(sees: "TEST MODE")
    for shop in [begun, grown] {
      let peak = try peakMemory(of: shop.session.process)
      print("\(size.columns)×\(size.rows): peak \(peak) kB")
      #expect(peak < 64 * 1024)
      try shop.does("q")
      #expect(try shop.exitStatus() == 0)
      #expect(shop.stream.faults == [] && shop.stream.isRestored)
    }
  }

  /// Much of one thing at once.
  struct Flood: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
  }

  static let floods: [Flood] = [
    Flood(testDescription: "10,000 arrows", bytes: Array(String(repeating: "\u{1B}[B", count: 10_000).utf8)),
    Flood(
      testDescription: "10,000 letters into the search",
      bytes: Array(("/" + String(repeating: "k", count: 10_000)).utf8)),
    Flood(testDescription: "a lone escape", bytes: [0x1B]),
    Flood(testDescription: "half an arrow", bytes: [0x1B, 0x5B]),
    Flood(testDescription: "a mouse report out of bounds", bytes: Array("\u{1B}[M".utf8) + [0xFF, 0xFF, 0xFF]),
    Flood(
      testDescription: "a click far away",
      bytes: Array("\u{1B}[<0;99999;99999M\u{1B}[<0;9223372036854775807;9223372036854775807M".utf8)),
    Flood(
      testDescription: "5,000 clicks",
      bytes: Array(String(repeating: "\u{1B}[<0;20;9M\u{1B}[<0;20;9m", count: 5000).utf8)),
    Flood(
      testDescription: "5,000 turns of the wheel", bytes: Array(String(repeating: "\u{1B}[<65;20;9M", count: 5000).utf8)
    ),
    Flood(
      testDescription: "10,000 focus reports", bytes: Array(String(repeating: "\u{1B}[I\u{1B}[O", count: 5000).utf8)),
    Flood(
      testDescription: "kitty's keys",
      bytes: Array(
        "\u{1B}[57358u\u{1B}[57441;5u\u{1B}[1114111u\u{1B}[99999999999999999999u\u{1B}[97;1:3u\u{1B}[?0u".utf8)),
    Flood(
      testDescription: "answers that nobody asked for",
      bytes: Array("\u{1B}[?62;22c\u{1B}[24;80R\u{1B}P1$r0m\u{1B}\\\u{1B}]10;rgb:0/0/0\u{7}".utf8)),
    Flood(
      testDescription: "a paste of 2 MB",
      bytes: Array(("/\u{1B}[200~" + String(repeating: "x", count: 2_000_000) + "\u{1B}[201~").utf8)),
  ]

  @Test(arguments: floods)
  func `the shop answers after any flood, and no answer of a terminal is taken for keys`(_ flood: Flood) throws {
    let shop = try ProgramTerminal(TestFolder())
    try shop.does(sees: "TEST MODE").send(flood.bytes)
    shop.listen(for: 50)
    try shop.does("\u{1B}", sees: "TEST MODE").does("\u{3}")
    #expect(try shop.exitStatus() == 0)
    #expect(shop.stream.faults == [] && shop.stream.isRestored)
  }

  @Test func `a hundred sizes at once leave the last one, also in the checkout`() throws {
    let shop = try ProgramTerminal(TestFolder.ofReturningGuest())
    try shop.does(sees: "TEST MODE").does("c", sees: "Check out").does("o", sees: "[1 Address]")
    for number in 0..<100 { shop.session.resize(columns: 20 + number, rows: 5 + number % 40) }
    shop.session.resize(columns: 80, rows: 24)
    try shop.does(sees: "[1 Address]", "Dungarvan").does("\u{3}")
    #expect(try shop.exitStatus() == 0)
    #expect(shop.stream.faults == [] && shop.stream.isRestored)
  }

  // Could go wrong: ncurses looks at the window by itself when it comes back, and 65,535 rows are more than it can count.
  @Test(arguments: ["xterm-256color", "linux"])
  func `a shop that was stopped in a window out of bounds goes on`(_ kind: String) throws {
    let shop = try ProgramTerminal(TestFolder(), environment: ["TERM": kind])
    try shop.does(sees: "TEST MODE")
    for _ in 0..<20 {
      shop.session.resize(columns: 65_535, rows: 65_535)
      shop.session.signal(SIGTSTP)
      shop.listen(for: 20)
      shop.session.signal(SIGSTOP)
      shop.session.signal(SIGCONT)
      shop.session.resize(columns: 61, rows: 59)
      shop.listen(for: 20)
    }
    shop.session.resize(columns: 80, rows: 24)
    try shop.does(sees: "TEST MODE").does("q")
    #expect(try shop.exitStatus() == 0)
  }

  // Could go wrong: a dying program waits for ever to give back a terminal that Ctrl+S has stopped.
  @Test func `a shop that is killed ends although its output was stopped`() throws {
    let shop = try ProgramTerminal(TestFolder())
    try shop.does(sees: "TEST MODE")
    var settings = termios()
    #expect(tcgetattr(shop.session.terminal, &settings) == 0)
    settings.c_iflag |= tcflag_t(IXON)
    #expect(tcsetattr(shop.session.terminal, TCSANOW, &settings) == 0)
    try shop.send([0x13])
    shop.session.signal(SIGQUIT)
    #expect(try shop.exitStatus() == 128 + SIGQUIT)
  }

  // Could go wrong: half a sequence, or half a letter, swallows the beginning of what gives the terminal back.
  @Test(arguments: 80..<88)
  func `a frame that a signal cuts leaves the terminal as it was`(columns: Int) throws {
    let shop = try ProgramTerminal(TestFolder(), size: Size(columns, 24))
    try shop.does(sees: "TEST MODE")
    // Nobody reads: one frame after the other, until there is no room for the rest of one and no key is taken any more.
    while shop.session.takesKeys(within: 300) { shop.session.send([0x0C]) }
    shop.session.signal(SIGQUIT)
    #expect(try shop.exitStatus() == 128 + SIGQUIT)
    #expect(shop.stream.isRestored && shop.stream.faults.isEmpty, "\(shop.stream.modes) \(shop.stream.faults)")
  }

  // Could go wrong: the kernel drops what a program wrote as it left, and the program is blamed for it.
  @Test func `a terminal on trial keeps what was written when a key makes a signal`() throws {
    let folder = try TestFolder(nil)
    let pipe = "\(folder.home)/written"
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let script = "trap '' QUIT; head -c 9000 /dev/zero | tr '\\0' x; echo over; echo > \"$0\"; exec sleep 600"
    let program = BenchProgram(
      name: "sh", path: "/bin/sh", arguments: ["-c", script, pipe], environment: ProcessInfo.processInfo.environment,
      opening: [], toList: "", list: [], leave: "")
    let session = try TerminalSession(program, size: Size(80, 24), echoes: false)
    var written = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    #expect(poll(&written, 1, 10_000) == 1)
    session.send([0x1C])
    // Its echo comes last, if it is one.
    let output = String(decoding: session.take(silentFor: 200), as: UTF8.self)
    #expect(output.contains("over") && output.utf8.count > 9000, "\(output.suffix(100))")
  }

  // Could go wrong: the shop waits for ever, or draws into what is no terminal.
  @Test func `monkeys find nothing in a few seconds`() throws {
    let outcome = try BuiltProgram.run(
      ["bench", "monkey", "--seconds", "8", "--seed", "7", "--sessions", "3"], in: TestFolder(nil))
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let figures = Dictionary(
      outcome.outputLines.dropFirst().map { line in
        let words = line.split(separator: " ")
        return (words.dropLast().joined(separator: " "), words.last.flatMap { Int($0) } ?? -1)
      }, uniquingKeysWith: { first, _ in first })
    // It has to have done something, for nothing found to mean anything.
    #expect(figures["things done"] ?? 0 >= 100 && figures["programs started"] ?? 0 >= 3, "\(outcome.output)")
    #expect(figures["findings"] == 0)
  }
}

extension TerminalSession {
  /// Whether there is room for another key, now or within some milliseconds.
  fileprivate func takesKeys(within milliseconds: Int32) -> Bool {
    var waited = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
    return poll(&waited, 1, milliseconds) > 0
  }
}

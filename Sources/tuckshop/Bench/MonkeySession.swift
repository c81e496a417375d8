import Glibc
import PlainText
import TerminalKit

/// One terminal on which a monkey plays, program after program.
final class MonkeySession {
  /// What was done and what went wrong on one terminal.
  struct Tally {
    var events = 0
    var starts = 0
    var reactions = 0
    var slowestReaction = 0
    var findings: [SafeText] = []
  }

  private(set) var tally = Tally()
  var plans: (begun: Int, done: Int) { (mind.plansBegun, mind.plansDone) }
  private let program: (Int) -> BenchProgram
  private let name: SafeText
  private var mind: MonkeyMind
  private var terminal: TerminalSession?
  private var stream = TerminalStream()
  private var said: [UInt8] = []
  private var fatal: Set<Int32> = []
  private var last: [MonkeyEvent] = []

  /// Nobody waits longer for a sign of life, in milliseconds.
  static let patience = 2000
  private static let escapeDelay: Int32 = 30
  private static let remembered = 40
  /// How often the same person opens the shop before somebody new sits down.
  private static let visits = 16

  /// - Parameter program: What the nth person at this terminal runs.
  init(_ name: SafeText, seed: UInt64, isStaff: Bool, running program: @escaping (Int) -> BenchProgram) {
    self.name = name
    self.program = program
    mind = MonkeyMind(seed: seed, isStaff: isStaff)
  }

  /// Does the next thing, on a new program where the last one has ended.
  func play() throws {
    let terminal = try self.terminal ?? start()
    let event = mind.next()
    tally.events += 1
    last = last.suffix(MonkeySession.remembered - 1) + [event]
    perform(event, on: terminal)
    // Who types the next key at once after Esc has pressed Alt with it, and gets nowhere.
    listen(to: terminal, for: event.endsInEscape ? MonkeySession.escapeDelay : 3)
    if tally.events.isMultiple(of: 100), !terminal.isGone() { try awaitReaction(of: terminal) }
    if terminal.isGone() { examine(terminal) }
  }

  /// Ends the program as a closed window does, and looks at how it went.
  func finish() {
    guard let terminal else { return }
    fatal.insert(SIGHUP)
    terminal.signal(SIGHUP)
    awaitEnd(of: terminal)
    examine(terminal)
  }

  private func start() throws -> TerminalSession {
    let terminal = try TerminalSession(program(tally.starts / MonkeySession.visits), size: Size(80, 24), echoes: false)
    self.terminal = terminal
    tally.starts += 1
    (stream, said, fatal, last) = (TerminalStream(), [], [], [])
    mind.forget()
    // Before it has taken the terminal what is typed goes elsewhere.
    let began = Pace.now
    while !stream.modes.contains(1049), !terminal.isGone(), Pace.now - began < 10_000 { listen(to: terminal, for: 20) }
    return terminal
  }

  private func perform(_ event: MonkeyEvent, on terminal: TerminalSession) {
    switch event {
    case .bytes(let bytes): terminal.send(bytes)
    case .resize(let columns, let rows): terminal.resize(columns: columns, rows: rows)
    case .stop:
      terminal.signal(SIGSTOP)
      terminal.signal(SIGCONT)
    case .signal(let number):
      if [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGKILL].contains(number) { fatal.insert(number) }
      terminal.signal(number)
      if fatal.contains(number) { awaitEnd(of: terminal) }
    }
  }

  private func listen(to terminal: TerminalSession, for milliseconds: Int32) {
    let bytes = terminal.take(silentFor: milliseconds)
    stream.take(bytes)
    said = (said + bytes).suffix(2000)
  }

  /// Redraws the screen by Ctrl+L: what does not answer within the time hangs.
  private func awaitReaction(of terminal: TerminalSession) throws {
    listen(to: terminal, for: 60)
    let began = Pace.now
    // A paste that was begun takes everything for its text.
    terminal.send(Array("\u{1B}[201~\u{C}".utf8))
    var waited = pollfd(fd: terminal.terminal, events: Int16(POLLIN), revents: 0)
    let isThere = poll(&waited, 1, Int32(5 * MonkeySession.patience)) > 0
    let time = Pace.now - began
    guard !terminal.isGone() else { return }
    tally.reactions += 1
    tally.slowestReaction = max(tally.slowestReaction, time)
    if !isThere || time > MonkeySession.patience { find("no answer to Ctrl+L for \(time) ms") }
  }

  private func awaitEnd(of terminal: TerminalSession) {
    let began = Pace.now
    while !terminal.isGone(), Pace.now - began < 10_000 {
      if terminal.awaitNews(for: .milliseconds(10_000)) { listen(to: terminal, for: 5) }
    }
    if !terminal.isGone() {
      find("still running 10 s after a signal that ends it")
      terminal.kill()
    }
  }

  /// Looks at how a program ended and how it left the terminal.
  private func examine(_ terminal: TerminalSession) {
    listen(to: terminal, for: 20)
    let status = terminal.ending ?? 0
    let number = status & 0x7F
    var found: [SafeText] = []
    if number == 0, status >> 8 != 0 { found.append("ended with \(Int(status >> 8))") }
    if number != 0, !fatal.contains(number) { found.append("ended by signal \(Int(number))") }
    if number != SIGKILL {
      let modes = stream.modes.sorted().map(String.init).joined(separator: " ")
      if !stream.isRestored { found.append("left the terminal in the modes \(modes)") }
      if terminal.settings != terminal.settingsBefore { found.append("left the terminal set otherwise than it was") }
    }
    found += stream.faults.map { "sent \($0)" }
    if !found.isEmpty { find(found.joined(separator: "; ")) }
    self.terminal = nil
  }

  private func find(_ what: SafeText) {
    let events = last.map(\.description).joined(separator: ", ")
    let tail = SafeText(cleaning: String(decoding: said.suffix(400), as: UTF8.self))
    tally.findings.append("\(name) \(what)\n  after: \(events)\n  screen: \(tail)")
  }
}

import Glibc
import TerminalKit

/// A program on a pseudo-terminal of its own, with somebody who types and a clock that sees each byte come.
final class TerminalSession {
  /// What came on the terminal from one moment on.
  struct Output {
    var bytes: [UInt8] = []
    /// When the last byte was here; nil while none was.
    var lastByte: ContinuousClock.Instant?

    /// True when every one of some texts stands in it unbroken.
    func holds(_ texts: [String]) -> Bool {
      let text = String(decoding: bytes, as: UTF8.self)
      return texts.allSatisfy { text.contains($0) }
    }
  }

  /// A terminal that is silent so long has all of its frame.
  static let silence = Duration.milliseconds(30)
  /// Nothing takes longer than this unless it is broken.
  static let patience = Duration.seconds(10)

  /// When the program was about to be started.
  let start: ContinuousClock.Instant
  let process: pid_t
  private let name: String
  let terminal: Int32
  /// How the terminal was set before the program had it.
  let settingsBefore: [UInt32]
  private let clock = ContinuousClock()
  /// How it ended, as `waitpid` tells it; nil while it runs.
  private(set) var ending: Int32?
  private let end: ProcessEnd
  /// Nobody has the terminal open any more: nothing will come from it.
  private var isHungUp = false

  /// Starts a program with the terminal as its controlling one.
  ///
  /// - Parameter echoes: The terminal shows what is typed before the program has taken it, and drops unread output at
  ///   a key that makes a signal, as terminals do.
  init(_ program: BenchProgram, size: Size, echoes: Bool = true) throws(BenchFailure) {
    name = program.name
    var ours: Int32 = -1
    var theirs: Int32 = -1
    var window = winsize(
      ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0, ws_ypixel: 0)
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard openpty(&ours, &theirs, &path, nil, &window) == 0 else { throw .noPseudoTerminal(code: errno) }
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    if !echoes { Self.hush(ours) }
    settingsBefore = Self.settings(of: ours)
    terminal = ours
    start = clock.now
    process = try Self.spawn(program, on: path)
    end = ProcessEnd(of: process)
    // Held until the program has it too: a terminal that nobody has open hangs up.
    close(theirs)
  }

  // POSIX_SPAWN_SETSID of <spawn.h>, which shows it under _GNU_SOURCE only.
  private static let inNewSession: Int16 = 0x80

  // The terminal is opened by its name, whereby the new session gets it as its controlling terminal.
  private static func spawn(_ program: BenchProgram, on terminal: [CChar]) throws(BenchFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, terminal, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A shell has what it runs in the background ignore INT and QUIT; here they are wanted.
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigdefault(&attributes, &every)
    // And who starts it may have them blocked.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, inNewSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var arguments = ([program.path] + program.arguments).map { strdup($0) } + [nil]
    var environment = program.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    var child: pid_t = 0
    let outcome = posix_spawn(&child, program.path, &actions, &attributes, &arguments, &environment)
    guard outcome == 0 else { throw .notStarted(program.name, code: outcome) }
    return child
  }

  deinit {
    kill()
    close(terminal)
  }

  /// Types keys, all at once; returns the moment before.
  @discardableResult
  func type(_ keys: String) -> ContinuousClock.Instant {
    let bytes = Array(keys.utf8)
    let moment = clock.now
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
    return moment
  }

  /// Reads until the terminal is silent and the landmarks have come: the one rule of a complete frame.
  func frame(with landmarks: [String] = []) throws(BenchFailure) -> Output {
    var output = Output()
    let deadline = clock.now + Self.patience
    while clock.now < deadline, !isHungUp {
      let isSilent = !read(into: &output, for: Self.silence)
      if isSilent, output.lastByte != nil, output.holds(landmarks) { return output }
    }
    throw .noFrame(name, awaited: landmarks)
  }

  /// Reads until one of some words has come unbroken; returns when that was, or nil when it did not in a time.
  ///
  /// Curses writes only the cells that change, so a word may come in pieces: give several that differ.
  func moment(of words: [String], within time: Duration = patience) -> ContinuousClock.Instant? {
    var output = Output()
    let deadline = clock.now + time
    while clock.now < deadline, !isHungUp {
      read(into: &output, for: deadline - clock.now)
      let text = String(decoding: output.bytes, as: UTF8.self)
      if words.contains(where: { text.contains($0) }) { return output.lastByte }
    }
    return nil
  }

  /// Takes what has come, without waiting; says how much it was.
  @discardableResult
  func drain() -> Int {
    var output = Output()
    while read(into: &output, for: .zero) {}
    return output.bytes.count
  }

  /// Reads all that comes in a time, or until the terminal is closed.
  func listen(for time: Duration) -> Output {
    var output = Output()
    let deadline = clock.now + time
    while clock.now < deadline, !isHungUp { read(into: &output, for: deadline - clock.now) }
    return output
  }

  /// Waits for bytes and takes them; false when none came in that time.
  @discardableResult
  private func read(into output: inout Output, for time: Duration) -> Bool {
    var waited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, Self.milliseconds(time)) > 0 else { return false }
    let moment = clock.now
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    guard count > 0 else {
      // A terminal without a program is readable for ever.
      isHungUp = waited.revents & Int16(POLLHUP) != 0
      return false
    }
    output.lastByte = moment
    output.bytes += buffer[..<count]
    return true
  }

  /// Leaves the program by its keys, reads what it says, and ends it if it stays; returns once it is gone.
  func leave(by keys: String) {
    type(keys)
    if !finish(within: .seconds(1)) { kill() }
  }

  /// Ends the program at whatever it is doing; returns what it had written since it was last read.
  func killAndRead() -> Output {
    kill()
    var rest = Output()
    while read(into: &rest, for: .zero) {}
    return rest
  }

  /// Reads until the program has ended by itself; false when it does not.
  func finish(within time: Duration = patience) -> Bool {
    let deadline = clock.now + time
    var rest = Output()
    while !isGone() {
      guard clock.now < deadline else { return false }
      // Who is told to end may still have much to say, and waits until somebody reads it.
      if awaitNews(for: deadline - clock.now) { read(into: &rest, for: .zero) }
    }
    return true
  }

  /// Waits until there is something to read or the program has ended; true when there may be something to read.
  func awaitNews(for time: Duration) -> Bool {
    var waited = [end.awaited, pollfd(fd: isHungUp ? -1 : terminal, events: Int16(POLLIN), revents: 0)]
    guard poll(&waited, 2, Self.milliseconds(time)) > 0, waited[1].revents != 0 else { return false }
    isHungUp = waited[1].revents == Int16(POLLHUP)
    return true
  }

  private static func milliseconds(_ time: Duration) -> Int32 {
    Int32(clamping: Int((time / .milliseconds(1)).rounded(.up)))
  }

  /// Whether the program has ended.
  func isGone() -> Bool {
    if ending != nil { return true }
    var status: Int32 = 0
    if waitpid(process, &status, WNOHANG) == process { ending = status }
    return ending != nil
  }

  /// Ends the program as nothing can refuse; returns once it is gone.
  func kill() {
    guard !isGone() else { return }
    Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    ending = status
  }
}

import Glibc
import ShopTestKit
import Tapes
import TerminalKit

/// A pseudo-terminal in which the built program runs, read by the model of a terminal.
final class PtyTerminal {
  enum Failure: Error { case noTerminal(Int32), notStarted(Int32) }

  /// Everything that the program wrote.
  private(set) var written: [UInt8] = []
  private(set) var model: VirtualTerminal
  private let terminal: Int32
  let process: pid_t

  // POSIX_SPAWN_SETSID of <spawn.h>, which shows it under _GNU_SOURCE only.
  private static let inNewSession: Int16 = 0x80

  init(_ folder: TestFolder, size: Size, environment: [String: String?], arguments: [String]) throws {
    model = VirtualTerminal(size: size)
    var ours: Int32 = -1
    var theirs: Int32 = -1
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    var window = Self.window(size)
    guard openpty(&ours, &theirs, &path, nil, &window) == 0 else { throw Failure.noTerminal(errno) }
    defer { Glibc.close(theirs) }
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    terminal = ours
    let variables = BuiltProgram.environment(home: folder.home, environment).map { "\($0.key)=\($0.value)" }
    process = try Self.spawn([BuiltProgram.path] + arguments, variables, on: path)
  }

  private static func window(_ size: Size) -> winsize {
    winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  // Opened by its name, the terminal becomes the new session's own.
  private static func spawn(_ command: [String], _ variables: [String], on path: [CChar]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, path, O_RDWR, 0) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, inNewSession)
    var arguments = command.map { strdup($0) } + [nil]
    var environment = variables.map { strdup($0) } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    var child: pid_t = 0
    let outcome = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &environment)
    guard outcome == 0 else { throw Failure.notStarted(outcome) }
    return child
  }

  func close() {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    Glibc.close(terminal)
  }

  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  func resize(to size: Size) {
    var window = Self.window(size)
    // What was on its way is for the old size.
    while read(within: 0) {}
    model.resize(to: size)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &window)
  }

  /// Reads until the screen is as wanted; false when it is not so in 20 seconds.
  func waits(until isThere: (Frame) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + RealTerminal.patience
    while ContinuousClock.now < deadline {
      if model.isSettled, isThere(model.frame) { return true }
      _ = read(within: 100)
    }
    return false
  }

  private func read(within milliseconds: Int32) -> Bool {
    var waited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    guard count > 0 else { return false }
    written += buffer[..<count]
    model.feed(buffer[..<count])
    send(model.takeReplies())
    return true
  }
}

import Foundation
import Glibc
import TerminalKit

/// A tmux server of a test's own, spoken to in control mode (tmux(1), "CONTROL MODE").
///
/// It reports by itself when the program in its window writes, so a test waits for news and not for time.
final class TmuxServer {
  enum Failure: Error, CustomStringConvertible {
    case notInstalled
    case refused(command: String, answer: String)
    case silent(command: String)
    case gone

    var description: String {
      switch self {
      case .notInstalled: "tmux is not installed, and these tests need it: apt-get install tmux"
      case .refused(let command, let answer): "tmux refused “\(command)”: \(answer)"
      case .silent(let command): "tmux did not answer “\(command)”"
      case .gone: "the tmux server has ended"
      }
    }
  }

  private let process = Process()
  private let commands = Pipe()
  private let reports = Pipe()
  private var unread: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var hasNews = false

  /// Starts a server with one window of that size, in which the command runs.
  init(socket: String, size: Size, command: [String]) throws {
    process.executableURL = try TmuxServer.program()
    process.arguments =
      ["-u", "-S", socket, "-f", "/dev/null", "-C", "new-session", "-x", "\(size.columns)", "-y", "\(size.rows)"]
      + command
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/"]
    process.standardInput = commands
    process.standardOutput = reports
    try process.start()
    // A test that is killed leaves no server behind.
    try run("set-option -g destroy-unattached on")
  }

  private static func program() throws -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let paths = folders.map { "\($0)/tmux" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { throw Failure.notInstalled }
    return URL(fileURLWithPath: path)
  }

  /// Has tmux perform a command and returns what it prints.
  @discardableResult
  func run(_ command: String) throws -> [String] {
    try send(command + "\n")
    return try answer(to: command)
  }

  /// Has tmux perform commands one after the other, with nothing in between.
  func run(_ commands: [String]) throws -> [[String]] {
    try send(commands.joined(separator: " ; ") + "\n")
    return try commands.map(answer)
  }

  private func answer(to command: String) throws -> [String] {
    let deadline = ContinuousClock.now + .seconds(20)
    var answer: [String] = []
    var mark: String?
    while let line = try readLine(until: deadline) {
      if let mark {
        if line == "%end" + mark { return answer }
        if line == "%error" + mark { throw Failure.refused(command: command, answer: answer.joined(separator: " ")) }
        answer.append(line)
      } else if line.hasPrefix("%begin "), line.hasSuffix(" 1") {
        // The last number tells answers to this client from the server's own.
        mark = String(line.dropFirst("%begin".count))
      } else {
        hasNews = true
      }
    }
    throw Failure.silent(command: command)
  }

  /// Waits until the window has changed since the last call; false when the deadline passes without a change.
  func waitForNews(until deadline: ContinuousClock.Instant) throws -> Bool {
    defer { hasNews = false }
    if hasNews { return true }
    return try readLine(until: deadline) != nil
  }

  /// Ends the server and whatever runs in its window.
  func close() {
    guard process.isRunning else { return }
    _ = try? run("kill-server")
    process.waitUntilExit()
  }

  private func send(_ text: String) throws {
    let descriptor = commands.fileHandleForWriting.fileDescriptor
    var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard process.isRunning, poll(&writable, 1, 20_000) == 1, writable.revents & Int16(POLLERR) == 0 else {
      throw Failure.gone
    }
    try commands.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  private func readLine(until deadline: ContinuousClock.Instant) throws -> String? {
    let descriptor = reports.fileHandleForReading.fileDescriptor
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let left = max(.zero, deadline - ContinuousClock.now)
      var readable = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let outcome = poll(&readable, 1, Int32(left / .milliseconds(1)))
      if outcome < 0, errno == EINTR { continue }
      guard outcome > 0 else { return nil }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { throw Failure.gone }
      unread += buffer[..<count]
    }
  }
}

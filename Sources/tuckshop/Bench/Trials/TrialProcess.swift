import Glibc
import PlainText

/// A worker process that is spoken to by lines: some to its standard input, some back from its standard output.
final class TrialProcess {
  let process: pid_t
  private var input: Int32
  private let output: Int32
  private let complaints: String
  private var unread: [UInt8] = []
  private var hasEnded = false

  /// - Parameter complaints: The file for what it writes to standard error.
  init(_ command: [String], complaints: String) throws(BenchFailure) {
    self.complaints = complaints
    let (ours, theirs) = try (Self.pipe(), Self.pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ours.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, theirs.writing, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    let outcome = posix_spawnp(&child, command[0], &actions, nil, &arguments, environ)
    close(ours.reading)
    close(theirs.writing)
    (process, input, output) = (child, ours.writing, theirs.reading)
    guard outcome == 0 else {
      hasEnded = true
      throw .notStarted(command[0], code: outcome)
    }
  }

  deinit {
    if !hasEnded { kill() }
    if input >= 0 { close(input) }
    close(output)
  }

  private static func pipe() throws(BenchFailure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw .cannotPrepare(
        "No pipe can be had (error \(Int(errno))): so many workers need a higher limit of open files.")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Sends a line; one that has ended does not hear it.
  func send(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
  }

  /// The next line it writes; nil when it has ended.
  ///
  /// - Parameter idle: Done about every 20 ms while nothing comes.
  func line(_ idle: () -> Void = {}) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      var waited = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, 20) != 0 else {
        idle()
        continue
      }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      unread += buffer[..<count]
    }
  }

  /// Ends it at whatever it is doing.
  func kill() {
    Glibc.kill(process, SIGKILL)
    wait()
  }

  /// Says no more, and lets it come to its end by itself.
  func finish() {
    close(input)
    input = -1
    wait()
  }

  /// Waits for its end; the status as `waitpid` gives it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    guard !hasEnded else { return status }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
    return status
  }

  /// What it complained about; nil when it did not.
  var words: SafeText? {
    let text = PrivateFile.read(complaints) ?? ""
    return text.isEmpty ? nil : SafeText(cleaning: text)
  }
}

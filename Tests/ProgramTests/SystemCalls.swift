import Foundation
import Glibc

/// Watches the system calls of a running program, or puts faults into them, as long as it lasts (strace(1)).
final class SystemCalls {
  struct NotAttached: Error, CustomStringConvertible {
    let description: String
  }

  private let process = Process()
  private let reports = Pipe()

  /// Puts faults in.
  ///
  /// - Parameters:
  ///   - number: The program's process.
  ///   - fault: Such as `fdatasync:error=EIO:when=2+`.
  convenience init(of number: Int32, failing fault: String) throws {
    let call = String(fault.prefix { $0 != ":" })
    try self.init(of: number, ["-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)"])
  }

  /// Writes the calls of one kind into a file, a line each.
  convenience init(of number: Int32, named call: String, to file: String) throws {
    try self.init(of: number, ["-o", file, "-e", "trace=\(call)"])
  }

  private init(of number: Int32, _ options: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["strace", "-f"] + options + ["-p", String(number)]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = reports
    try process.start()
    var said = ""
    while !said.contains("attached") {
      let part = reports.fileHandleForReading.availableData
      guard !part.isEmpty else { throw NotAttached(description: said) }
      said += String(decoding: part, as: UTF8.self)
    }
  }

  /// From now on the calls do what they did before.
  func end() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
  }

  deinit { end() }

  /// Whether strace is installed, and processes may be traced here.
  static let isPermitted: Bool = {
    let trial = Process()
    trial.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    trial.arguments = ["strace", "-qq", "-o", "/dev/null", "/bin/true"]
    trial.standardError = FileHandle.nullDevice
    guard (try? trial.start()) != nil else { return false }
    trial.waitUntilExit()
    return trial.terminationStatus == 0
  }()
}

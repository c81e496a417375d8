import Foundation
import Glibc

/// Puts faults into the system calls of a running program, as long as it lasts (strace(1), "Tampering").
final class FaultInjection {
  struct NotAttached: Error, CustomStringConvertible {
    let description: String
  }

  private let process = Process()
  private let reports = Pipe()

  /// - Parameters:
  ///   - number: The program's process.
  ///   - fault: Such as `fdatasync:error=EIO:when=2+`.
  init(into number: Int32, _ fault: String) throws {
    let call = String(fault.prefix { $0 != ":" })
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "strace", "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)", "-p", String(number),
    ]
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

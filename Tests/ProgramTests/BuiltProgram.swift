import Foundation
import ShopTestKit

/// The program as it was built beside these tests.
enum BuiltProgram {
  static var path: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("tuckshop").path
  }

  /// A bare environment in which the program finds the checkout's shops and themes; a nil takes a variable away.
  static func environment(home: String, _ changes: [String: String?] = [:]) -> [String: String] {
    var environment: [String: String] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "TERM": "tmux-256color",
      "TUCKSHOP_CATALOG": SampleShop.checkout.appendingPathComponent("Catalog").path,
      "TUCKSHOP_THEMES": SampleShop.checkout.appendingPathComponent("Themes").path,
    ]
    for (name, value) in changes { environment[name] = value }
    return environment
  }

  /// What a run without a terminal left.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
    var outputLines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Runs the program with pipes in place of a terminal, to its end.
  static func run(
    _ arguments: [String], program: String = path, input: String? = nil, in folder: TestFolder,
    environment: [String: String?] = [:]
  ) throws -> Outcome {
    let files = ["output", "errors"].map { URL(fileURLWithPath: folder.home + "/" + $0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = BuiltProgram.environment(home: folder.home, environment)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.home)
    process.standardInput = FileHandle.nullDevice
    if let input {
      let file = folder.home + "/input"
      try input.write(toFile: file, atomically: true, encoding: .utf8)
      process.standardInput = FileHandle(forReadingAtPath: file)
    }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.start()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}

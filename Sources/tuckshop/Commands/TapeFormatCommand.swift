import ArgumentParser
import Glibc
import PlainText
import Tapes

/// Writing tapes in their one form.
struct TapeFormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Write tapes in their one form: a command a line, comments kept.",
    discussion: "A tape with an error is left as it is. Without a file it reads standard input and prints.")

  @Flag(help: "Change nothing; name the tapes that would change, and end with status 1 if there are any.")
  var check = false

  @Argument(help: "Tapes, and folders of tapes, which are changed in place.", completion: .file(extensions: ["tape"]))
  var files: [String] = []

  func run() throws {
    if files.isEmpty {
      guard let (before, after) = Self.formatted("-") else { throw ExitCode(1) }
      if check, before != after { throw ExitCode(1) }
      if !check { Console.say(SafeText(cleaningLines: String(decoding: after.dropLast(), as: UTF8.self))) }
      return
    }
    var isWell = true
    for file in try TapeFiles.tapes(at: files, parts: true) where !format(file) { isWell = false }
    if !isWell { throw ExitCode(1) }
  }

  private func format(_ file: String) -> Bool {
    guard let (before, after) = Self.formatted(file) else { return false }
    if before == after { return true }
    let name = SafeText(cleaning: file)
    if check {
      Console.say(name)
      return false
    }
    do {
      try TapeFiles.write(after, to: file, isNew: false)
      Console.say("\(name) formatted")
      return true
    } catch {
      Console.complain("\(name) could not be written, and is as it was: \(error.reason).")
      return false
    }
  }

  private static func formatted(_ file: String) -> (before: [UInt8], after: [UInt8])? {
    let name = SafeText(cleaning: file)
    let text: [UInt8]
    do {
      text = try file == "-" ? TapeFiles.readInput() : TapeFiles.read(file)
    } catch {
      Console.complain("\(name) cannot be read: \(error.reason).")
      return nil
    }
    switch TapeFormatter.format(text) {
    case .success(let formatted): return (text, formatted)
    case .failure(let fault):
      Console.complain("\(name) has errors and is left as it is:")
      for line in TapeError.report(fault.errors, in: text) { Console.complain(line) }
      return nil
    }
  }
}

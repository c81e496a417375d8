import ArgumentParser
import PlainText
import Tapes

/// Checking tapes without playing them.
struct TapeValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Report every error of some tapes, with line, column and what was expected.",
    discussion: "A tape is right here exactly when vhs takes it, and its #@ comments are ours.")

  @Argument(help: "Tapes, and folders of tapes; - is standard input.", completion: .file(extensions: ["tape"]))
  var files: [String]

  func run() throws {
    let tapes = try TapeFiles.tapes(at: files, parts: true)
    var faulty = 0
    for file in tapes where !Self.isValid(file) { faulty += 1 }
    guard faulty > 0 else { return }
    if tapes.count > 1 { Console.complain("\(faulty) of \(tapes.count) tapes have errors.") }
    throw ExitCode(1)
  }

  private static func isValid(_ file: String) -> Bool {
    let text: [UInt8]
    do {
      text = try file == "-" ? TapeFiles.readInput() : TapeFiles.read(file)
    } catch {
      Console.complain("\(SafeText(cleaning: file)) cannot be read: \(error.reason).")
      return false
    }
    let reading = Tape.read(text) { TapeFiles.sourced($0, from: file) }
    for warning in reading.warnings {
      Console.complain("\(SafeText(cleaning: file)), a warning: \(SafeText(cleaning: warning.description))")
    }
    guard !reading.errors.isEmpty else { return true }
    Console.say("\(SafeText(cleaning: file))")
    for line in TapeError.report(reading.errors, in: text) { Console.say(line) }
    return false
  }
}

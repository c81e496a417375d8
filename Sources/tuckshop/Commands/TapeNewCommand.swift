import ArgumentParser
import PlainText
import Tapes

/// Beginning a tape.
struct TapeNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a tape to begin with: a short visit to the shop, each part explained.")

  @Argument(help: "The new tape; a file that is there already is not touched.")
  var file: String

  func run() throws {
    let path = file.hasSuffix(".tape") ? file : file + ".tape"
    do {
      try TapeFiles.write(Array(Tape.starter.utf8), to: path, isNew: true)
    } catch {
      Console.complain("\(SafeText(cleaning: path)) was not written: \(error.reason).")
      throw ExitCode(1)
    }
    Console.say(
      "\(SafeText(cleaning: path)) is there. Check it with: tuckshop tape validate \(SafeText(cleaning: path))")
  }
}

import ArgumentParser
import PlainText
import Tapes

/// Playing a tape before an audience.
struct TapeReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Type a tape into this terminal at the speed of a person.",
    discussion: """
      Any key stops it and gives the shop to whoever pressed it; F8 goes on, F7 does one step. The comments of the tape \
      are told in the last row. The shop is thrown away afterwards.
      """)

  @Argument(help: "A tape.", completion: .file(extensions: ["tape"]))
  var file: String

  @Option(
    name: .long, help: "The shop: a name in the catalogue folder, or a path to a shop's folder (default: coffee).",
    completion: .custom(Completions.shops))
  var shop = "coffee"

  @Flag(help: "Into this terminal; there is no other way yet, and tape run plays without one.")
  var live = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let name = SafeText(cleaning: file)
    let text: [UInt8]
    do {
      text = try TapeFiles.read(file)
    } catch {
      Console.complain("\(name) cannot be read: \(error.reason).")
      throw ExitCode(ExitStatus.notFound.rawValue)
    }
    let tape: LiveTape
    do {
      tape = try LiveTape(text) { TapeFiles.sourced($0, from: file) }
    } catch {
      Console.complain("\(name) has errors and is not played:")
      for line in TapeError.report(error.errors, in: text) { Console.complain(line) }
      throw ExitCode(ExitStatus.invalid.rawValue)
    }
    try LiveSession(tape: tape, stage: try TapeStage(Places(shop: shop)), screen: screen).run()
  }
}

import ArgumentParser
import PlainText
import Tapes

/// Playing a tape before an audience.
struct TapeReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a tape in this terminal, and go on by hand.",
    discussion: """
      Without --live it goes at once to where the tape leads, such as the last screen of a bug report; with --live it is \
      typed at the speed of a person, before an audience. Any key stops it and gives the shop to whoever pressed it; F8 \
      goes on, F7 does one step. The comments of the tape are told in the last row. The shop is thrown away afterwards.
      """)

  @Argument(help: "A tape.", completion: .file(extensions: ["tape"]))
  var file: String

  @Option(
    name: .long, help: "The shop: a name in the catalogue folder, or a path to a shop's folder (default: coffee).",
    completion: .custom(Completions.shops))
  var shop = "coffee"

  @Flag(help: "At the speed of a person, before an audience.")
  var live = false

  @Flag(help: "In the busy shop of tuckshop demo, in place of one that nobody has visited.")
  var demo = false

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
      tape = try LiveTape(text, isAtOnce: !live) { TapeFiles.sourced($0, from: file) }
    } catch {
      Console.complain("\(name) has errors and is not played:")
      for line in TapeError.report(error.errors, in: text) { Console.complain(line) }
      throw ExitCode(ExitStatus.invalid.rawValue)
    }
    let places = Places(shop: shop)
    let stage = demo ? try TapeStage.ofDemo(places).stage : try TapeStage(places)
    try LiveSession(
      tape: tape, stage: stage, shopNote: demo ? " (as tuckshop demo fills it)" : "", screen: screen
    ).run()
  }
}

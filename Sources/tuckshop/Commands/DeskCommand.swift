import ArgumentParser
import TerminalKit

/// What staff do: answer shoppers, and whatever else belongs to the desk.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "Answer shoppers from the staff's desk.",
    subcommands: [OpenDeskCommand.self, DeskIngestCommand.self], defaultSubcommand: OpenDeskCommand.self)
}

/// Opens the desk on this terminal.
struct OpenDeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the desk (the default).")

  @Option(name: .customLong("as"), help: "Your name, as shoppers read it.")
  var name: String

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .long, help: "The colours: a theme's name (see tuckshop theme list).")
  var theme: String?

  @Option(name: .long, help: "How many colours: none, 8, 16, 256 or direct (default: what the terminal can).")
  var color: ColorChoice?

  @Flag(name: .long, inversion: .prefixedNo, help: "Take clicks and the wheel (selecting text is then with Shift).")
  var mouse = true

  func run() throws {
    try DeskSession(
      name: name, places: places.places, world: worldOptions.world, theme: theme, color: color?.depth, takesMouse: mouse
    ).run()
  }
}

import ArgumentParser

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
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let settings = Settings.read()
    var session = DeskSession(
      name: name, places: places.places(settings), world: worldOptions.world,
      theme: screen.theme ?? settings.environmentTheme ?? settings.fileTheme,
      color: (screen.color ?? settings.color)?.depth, takesMouse: screen.mouse ?? settings.takesMouse,
      timerClock: worldOptions.timerClock)
    if let seed = worldOptions.tapeSeed { session.keySeed = TapeSeed.desk(of: name, seed) }
    try session.run()
  }
}

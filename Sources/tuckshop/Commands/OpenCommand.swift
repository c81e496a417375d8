import ArgumentParser

/// Opens the shop on this terminal.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the shop (the default).")

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let settings = Settings.read()
    var session = Session(
      places: places.places(settings), settings: settings, world: worldOptions.world, screen: screen)
    session.timerClock = worldOptions.timerClock
    if let seed = worldOptions.tapeSeed { session.chatSeed = TapeSeed.shopper(seed) }
    try session.run()
  }
}

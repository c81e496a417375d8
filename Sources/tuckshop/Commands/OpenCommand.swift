import ArgumentParser

/// Opens the shop on this terminal.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the shop (the default).")

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    try Session(
      places: places.places, world: worldOptions.world, theme: screen.theme, color: screen.color?.depth,
      takesMouse: screen.mouse
    )
    .run()
  }
}

import ArgumentParser
import TerminalKit

/// Opens the shop on this terminal.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the shop (the default).")

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .long, help: "The colours: a theme's name (see tuckshop theme list).")
  var theme: String?

  @Option(name: .long, help: "How many colours: none, 8, 16, 256 or direct (default: what the terminal can).")
  var color: ColorChoice?

  @Flag(name: .long, inversion: .prefixedNo, help: "Take clicks and the wheel (selecting text is then with Shift).")
  var mouse = true

  func run() throws {
    try Session(places: places.places, world: worldOptions.world, theme: theme, color: color?.depth, takesMouse: mouse)
      .run()
  }
}

/// The values of `--color`.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case none, eight = "8", sixteen = "16", palette = "256", direct

  var depth: ColorDepth {
    switch self {
    case .none: .none
    case .eight: .eight
    case .sixteen: .sixteen
    case .palette: .palette
    case .direct: .direct
    }
  }
}

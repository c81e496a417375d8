import ArgumentParser
import TerminalKit

/// How a front looks on this terminal, the same for shop and desk.
struct ScreenOptions: ParsableArguments {
  @Option(
    name: .long, help: "The colours: a theme's name (see tuckshop theme list).", completion: .custom(Completions.themes)
  )
  var theme: String?

  @Option(name: .long, help: "How many colours: none, 8, 16, 256 or direct (default: what the terminal can).")
  var color: ColorChoice?

  @Flag(name: .long, inversion: .prefixedNo, help: "Take clicks and the wheel (selecting text is then with Shift).")
  var mouse: Bool?
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

import TerminalKit

/// A frame in the making, with what every screen needs to draw on it.
struct Painter: Painting {
  var frame: Frame
  let shared: Shared

  init(_ shared: Shared) {
    self.shared = shared
    frame = Frame(size: shared.size, style: shared.theme[.text])
  }

  var theme: Theme { shared.theme }
  var symbols: Symbols { shared.symbols }
}

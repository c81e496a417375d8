import TerminalKit

/// A frame's colours as the terminal at hand numbers them.
///
/// Themes come ready for its depth; this is the safety net.
struct ColorMapping {
  let depth: ColorDepth

  func colors(of style: Style) -> PairTable.Colors {
    guard depth != .none else { return PairTable.Colors(foreground: -1, background: -1) }
    return PairTable.Colors(foreground: number(of: style.foreground), background: number(of: style.background))
  }

  private func number(of color: Color) -> Int32 {
    if let index = color.paletteIndex { return palette(index) }
    guard let value = color.rgbValue else { return -1 }
    switch depth {
    // Our description takes numbers below 256 for the palette; one step of green nobody sees.
    case .direct: return Int32(value < 0x100 ? value | 0x100 : value)
    case .palette: return Color.nearest(to: value, at: .palette)?.code ?? -1
    case .none, .eight, .sixteen: return -1
    }
  }

  private func palette(_ index: Int) -> Int32 {
    if index < depth.rawValue { return Int32(index) }
    // The bright eight have dark twins; of the rest nothing is known.
    return index < 16 ? Int32(index - 8) : -1
  }
}

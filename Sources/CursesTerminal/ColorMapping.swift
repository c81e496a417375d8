import TerminalKit

/// A frame's colours as the terminal at hand numbers them. Themes come ready for its depth; this is the safety net.
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
    case .palette: return Int32(Self.cubeIndex(value))
    case .none, .eight, .sixteen: return -1
    }
  }

  private func palette(_ index: Int) -> Int32 {
    if index < depth.rawValue { return Int32(index) }
    // The bright eight have dark twins; of the rest nothing is known.
    return index < 16 ? Int32(index - 8) : -1
  }

  // The nearest of the 6×6×6 cube that xterm's palette holds from 16 on.
  private static func cubeIndex(_ value: Int) -> Int {
    let steps = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { level in
      level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40
    }
    return 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }
}

package import TerminalKit

/// What a terminal makes of the colours that a program leaves to it.
package struct TerminalColors: Equatable, Sendable {
  package var foreground: RGB
  package var background: RGB
  /// The first sixteen; the rest of the 256 are the same everywhere.
  package var palette: [RGB]

  /// - Parameter palette: Sixteen colours; xterm's take the place of those that lack.
  package init(foreground: RGB, background: RGB, palette: [RGB] = []) {
    self.foreground = foreground
    self.background = background
    self.palette = Array(palette.prefix(16)) + XtermPalette.colors[min(palette.count, 16)..<16]
  }

  /// A dark terminal.
  package static let dark = TerminalColors(foreground: RGB(0xD8_DEE4), background: RGB(0x11_1519))

  /// A light terminal, with a palette that can be read on white.
  package static let light = TerminalColors(
    foreground: RGB(0x1F_2328), background: RGB(0xFF_FFFF),
    palette: [
      0x24_292F, 0xCF_222E, 0x11_6329, 0x7D_4E00, 0x09_69DA, 0x82_50DF, 0x1B_7C83, 0x6E_7781,
      0x57_606A, 0xA4_0E26, 0x1A_7F37, 0x63_3C01, 0x21_8BFF, 0xA4_75F9, 0x31_92AA, 0x8C_959F,
    ].map { RGB($0) })

  /// A cell's colours on the screen: with reverse exchanged, with dim halfway to the ground.
  func look(of style: Style) -> (text: RGB, ground: RGB) {
    var text = rgb(style.foreground) ?? foreground
    var ground = rgb(style.background) ?? background
    if style.attributes.contains(.reverse) { swap(&text, &ground) }
    return (style.attributes.contains(.dim) ? text.mixed(with: ground, parts: 4) : text, ground)
  }

  private func rgb(_ color: Color) -> RGB? {
    if let value = color.rgbValue { return RGB(value) }
    return color.paletteIndex.map { $0 < 16 ? palette[$0] : XtermPalette.colors[$0] }
  }
}

extension RGB {
  /// This colour with so many tenths of another.
  func mixed(with other: RGB, parts: Int) -> RGB {
    func mix(_ mine: Int, _ theirs: Int) -> Int { (mine * (10 - parts) + theirs * parts) / 10 }
    return RGB(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}

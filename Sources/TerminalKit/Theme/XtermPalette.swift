/// The 256 colours of xterm: what a palette index looks like unless its owner has changed it.
package enum XtermPalette {
  package static let colors: [RGB] = ansi + cube + greys

  /// The first sixteen differ from terminal to terminal, so a theme for 256 colours leaves them alone.
  static let fixed = Array(16...255)
  /// The first of these that is a colour.
  static let fixedIndex = Dictionary(fixed.map { (colors[$0], $0) }, uniquingKeysWith: { first, _ in first })
  /// The ramp from black to white.
  static let grey = [16] + Array(232...255) + [231]

  private static let ansi = [
    0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
    0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
  ].map { RGB($0) }

  private static let cube = (0..<216).map { index in
    let levels = [0, 95, 135, 175, 215, 255]
    return RGB(red: levels[index / 36], green: levels[index / 6 % 6], blue: levels[index % 6])
  }

  private static let greys = (0..<24).map { RGB(red: 8 + 10 * $0, green: 8 + 10 * $0, blue: 8 + 10 * $0) }

  private static let perceived = colors.map { OKLab($0) }

  /// The index among `indices` that looks most like `color` and passes a condition; nil if none does.
  ///
  /// - Parameter weight: What a difference in lightness counts.
  static func nearest(
    to color: RGB, among indices: some Sequence<Int>, lightness weight: Double = 1,
    where isAllowed: (RGB) -> Bool = { _ in true }
  ) -> Int? {
    let wanted = OKLab(color)
    var best: (index: Int, distance: Double)?
    for index in indices where isAllowed(colors[index]) {
      let distance = perceived[index].distance(to: wanted, lightness: weight)
      if distance < best?.distance ?? .infinity { best = (index, distance) }
    }
    return best?.index
  }
}

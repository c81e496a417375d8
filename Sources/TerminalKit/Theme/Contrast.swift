/// Contrast as the Web Content Accessibility Guidelines measure it (WCAG 2.2, 1.4.3 and 1.4.11).
package enum Contrast {
  /// Between 1 (the same) and 21 (black on white).
  package static func ratio(_ first: RGB, _ second: RGB) -> Double {
    let lights = (luminance(first), luminance(second))
    return (max(lights.0, lights.1) + 0.05) / (min(lights.0, lights.1) + 0.05)
  }

  /// Relative luminance, 0–1.
  package static func luminance(_ color: RGB) -> Double {
    0.2126 * TransferCurve.linear[color.red] + 0.7152 * TransferCurve.linear[color.green]
      + 0.0722 * TransferCurve.linear[color.blue]
  }

  /// `color`, made lighter or darker in OKLab just as far as it takes to stand out from `background`.
  ///
  /// It moves towards the end (white or black) that `background` is farther from, and reaches that end at worst.
  static func raised(_ color: RGB, on background: RGB, to wanted: Double) -> RGB {
    let end = ratio(.white, background) >= ratio(.black, background) ? 1.0 : 0.0
    return moved(color, towards: end, from: background, to: wanted)
  }

  /// `color`, moved until it can be told from `other`, towards the lightness of `goal`.
  static func parted(_ color: RGB, from other: RGB, to wanted: Double, towards goal: RGB) -> RGB {
    moved(color, towards: OKLab(goal).lightness, from: other, to: wanted)
  }

  private static func moved(_ color: RGB, towards end: Double, from other: RGB, to wanted: Double) -> RGB {
    if ratio(color, other) >= wanted { return color }
    let start = OKLab(color)
    let steps = 100
    for step in 1..<steps {
      var next = start
      next.lightness += (end - start.lightness) * Double(step) / Double(steps)
      let moved = next.rgb
      if ratio(moved, other) >= wanted { return moved }
    }
    return OKLab(lightness: end, a: 0, b: 0).rgb
  }
}

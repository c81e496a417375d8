/// A colour in OKLab, where equal distances look about equally far apart (Ottosson, 2020).
struct OKLab: Sendable {
  /// Lightness, 0 black to 1 white.
  var lightness: Double
  /// Green to red, and blue to yellow.
  var a: Double
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  init(_ color: RGB) {
    let red = TransferCurve.linear[color.red]
    let green = TransferCurve.linear[color.green]
    let blue = TransferCurve.linear[color.blue]
    let long = Self.cubeRoot(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
    let medium = Self.cubeRoot(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
    let short = Self.cubeRoot(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
    lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short
    a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short
    b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short
  }

  /// The nearest colour a screen can show: outside sRGB the chroma gives way, the lightness and hue stay.
  var rgb: RGB {
    if lightness >= 1 { return .white }
    if lightness <= 0 { return .black }
    if let color = exact { return color }
    var inside = 0.0
    var outside = 1.0
    for _ in 0..<12 {
      let middle = (inside + outside) / 2
      if withChroma(times: middle).exact == nil { outside = middle } else { inside = middle }
    }
    return withChroma(times: inside).exact ?? withChroma(times: 0).clipped
  }

  var chroma: Double { (a * a + b * b).squareRoot() }

  /// How different two colours look.
  ///
  /// - Parameter weight: What a difference in lightness counts; less than 1 where hue matters more.
  func distance(to other: OKLab, lightness weight: Double = 1) -> Double {
    let lightness = (lightness - other.lightness) * weight
    let a = a - other.a
    let b = b - other.b
    return (lightness * lightness + a * a + b * b).squareRoot()
  }

  /// How alike two hues are, whatever their lightness: the cosine of the angle between them.
  func hueLikeness(_ other: OKLab) -> Double {
    let product = chroma * other.chroma
    return product > 0 ? (a * other.a + b * other.b) / product : 0
  }

  private func withChroma(times factor: Double) -> OKLab {
    OKLab(lightness: lightness, a: a * factor, b: b * factor)
  }

  private var light: [Double] {
    let long = lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b
    let medium = lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b
    let short = lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b
    let cubes = (long * long * long, medium * medium * medium, short * short * short)
    return [
      4.076_741_662_1 * cubes.0 - 3.307_711_591_3 * cubes.1 + 0.230_969_929_2 * cubes.2,
      -1.268_438_004_6 * cubes.0 + 2.609_757_401_1 * cubes.1 - 0.341_319_396_5 * cubes.2,
      -0.004_196_086_3 * cubes.0 - 0.703_418_614_7 * cubes.1 + 1.707_614_701_0 * cubes.2,
    ]
  }

  private var exact: RGB? {
    light.allSatisfy { (-0.000_5...1.000_5).contains($0) } ? clipped : nil
  }

  private var clipped: RGB {
    let channels = light.map { TransferCurve.encoded(min(1, max(0, $0))) }
    return RGB(red: channels[0], green: channels[1], blue: channels[2])
  }

  private static func cubeRoot(_ value: Double) -> Double {
    if value <= 0 { return 0 }
    var root = value.squareRoot().squareRoot()
    for _ in 0..<12 { root = (2 * root + value / (root * root)) / 3 }
    return root
  }
}

import PlainText
import Testing
import ThemeFiles

@testable import TerminalKit

@Suite struct ContrastTests {
  /// WCAG's own examples, and the ends.
  @Test(arguments: [
    (0x00_0000, 0xFF_FFFF, 21.0), (0x77_7777, 0xFF_FFFF, 4.48), (0x76_7676, 0xFF_FFFF, 4.54),
    (0xFF_0000, 0xFF_FFFF, 4.0),
    (0x00_00FF, 0xFF_FFFF, 8.59), (0x12_3456, 0x12_3456, 1.0),
  ])
  func `contrast is what the accessibility guidelines say`(first: Int, second: Int, ratio: Double) {
    #expect(abs(Contrast.ratio(RGB(first), RGB(second)) - ratio) < 0.01)
    #expect(Contrast.ratio(RGB(first), RGB(second)) == Contrast.ratio(RGB(second), RGB(first)))
  }

  @Test func `a colour survives the way through the perceptual space`() {
    for value in stride(from: 0, through: 0xFF_FFFF, by: 0x01_2345) {
      let back = OKLab(RGB(value)).rgb
      let color = RGB(value)
      let error = max(abs(back.red - color.red), abs(back.green - color.green), abs(back.blue - color.blue))
      #expect(error <= 1, "\(color.hex) came back as \(back.hex)")
    }
  }

  @Test(arguments: ShippedThemes.ids, [ColorDepth.eight, .sixteen, .palette, .direct])
  func `every role of every theme can be read on every surface`(id: String, depth: ColorDepth) throws {
    let scheme = try ShippedThemes.folder.load(id)
    let theme = scheme.theme(for: depth)
    let report = ContrastReport(theme, scheme: scheme)
    let worst = report.worst(10).map { "\($0.name) \($0.foreground.hex) on \($0.background.hex): \($0.ratio)" }
    #expect(report.entries.allSatisfy { $0.passes }, "the worst ten: \(worst)")
    #expect(report.entries.count == 85)
    let isHigh = id.hasPrefix("contrast-")
    #expect(report.entries.first { $0.role == .secondary }?.required == (isHigh ? 7 : 4.5))
    let channels = theme[.selection].attributes.intersection([.bold, .reverse])
    #expect(!channels.isEmpty)
    #expect(theme[.text, on: .selection].attributes.isSuperset(of: channels))
    #expect(theme[.selection] != theme[.text])
    #expect(theme[.fieldFocused] != theme[.text] && theme[.field] != theme[.text])
    let inks: [Role] = [.text, .success, .warning, .error].filter { theme[$0].foreground != .standard }
    #expect(Set(inks.map { theme[$0].foreground }).count == inks.count)
  }

  @Test(arguments: ShippedThemes.ids)
  func `a theme keeps to the colours that the terminal has`(id: String) throws {
    let scheme = try ShippedThemes.folder.load(id)
    #expect(scheme.theme(for: .none) == .monochrome)
    for depth in [ColorDepth.eight, .sixteen, .palette, .direct] {
      let theme = scheme.theme(for: depth)
      #expect(theme.id == id)
      for surface in Role.allCases {
        for style in Role.allCases.map({ theme[$0, on: surface] }) {
          for color in [style.foreground, style.background] {
            switch depth {
            case .eight, .sixteen: #expect(color == .standard || (color.paletteIndex ?? .max) < depth.rawValue)
            case .palette: #expect((color.paletteIndex ?? 0) >= 16)
            default: #expect((color.rgbValue ?? 0) >= 8)
            }
          }
          if depth <= .sixteen { #expect(style.background == .standard) }
        }
      }
    }
  }

  /// Poor schemes exist: text at 1.6 : 1, a selection that cannot be seen, and a `variant` that is wrong.
  @Test(
    arguments: [ColorDepth.eight, .sixteen, .palette, .direct], [0x77_7777, 0x80_8080, 0x00_0000, 0xFF_FFFF, 0x30_6090])
  func `a scheme without any contrast is made readable`(depth: ColorDepth, grey: Int) throws {
    let palette = (0..<16).map { RGB(grey ^ ($0 & 3)) }
    let scheme = try #require(ThemeScheme(id: "flat", title: "Flat", author: "", palette: palette))
    let report = ContrastReport(scheme.theme(for: depth), scheme: scheme)
    #expect(report.entries.filter { $0.surface == .text }.allSatisfy { $0.passes }, "\(report.worst(10).map(\.name))")
    #expect(report.entries.allSatisfy { $0.ratio >= 3 }, "\(report.worst(10))")
  }

  /// Matrices of Machado, Oliveira and Fernandes (2009) for the whole loss of one kind of cone.
  private static let deficiencies: [(name: String, matrix: [[Double]])] = [
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
  ]

  @Test(arguments: ["signal-dark", "signal-light"], [ColorDepth.palette, .direct])
  func `the signal themes tell success, warning and error apart for every kind of eye`(id: String, depth: ColorDepth)
    throws
  {
    let scheme = try ShippedThemes.folder.load(id)
    let report = ContrastReport(scheme.theme(for: depth), scheme: scheme)
    let inks = [Role.success, .warning, .error].compactMap { role in
      report.entries.first { $0.role == role && $0.surface == .text }?.foreground
    }
    try #require(inks.count == 3)
    for deficiency in Self.deficiencies {
      let seen = inks.map { OKLab(Self.seen($0, deficiency.matrix)) }
      let distances = [seen[0].distance(to: seen[1]), seen[1].distance(to: seen[2]), seen[2].distance(to: seen[0])]
      #expect(distances.allSatisfy { $0 > 0.1 }, "\(deficiency.name): \(distances)")
    }
  }

  private static func seen(_ color: RGB, _ matrix: [[Double]]) -> RGB {
    let light = [color.red, color.green, color.blue].map { TransferCurve.linear[$0] }
    let channels = matrix.map { row in
      TransferCurve.encoded(min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })))
    }
    return RGB(red: channels[0], green: channels[1], blue: channels[2])
  }
}

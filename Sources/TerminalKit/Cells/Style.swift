/// A colour as a cell holds it: the terminal's own, one of its palette, or 24-bit.
package struct Color: Hashable, Sendable {
  /// `-1` the terminal's own; `0…255` its palette; `0x1RRGGBB` direct.
  package let code: Int32

  private init(code: Int32) { self.code = code }

  /// Whatever the terminal shows by itself.
  package static let standard = Color(code: -1)

  /// A palette entry, 0–255.
  package static func palette(_ index: Int) -> Color { Color(code: Int32(index & 0xFF)) }

  /// A 24-bit colour, `0xRRGGBB`.
  package static func rgb(_ value: Int) -> Color { Color(code: Int32(0x100_0000 | (value & 0xFF_FFFF))) }

  /// The palette index, or nil for another kind.
  package var paletteIndex: Int? { (0...255).contains(code) ? Int(code) : nil }

  /// `0xRRGGBB`, or nil for another kind.
  package var rgbValue: Int? { code >= 0x100_0000 ? Int(code & 0xFF_FFFF) : nil }
}

/// What a cell is drawn with beside colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let underline = Attributes(rawValue: 2)
  package static let reverse = Attributes(rawValue: 4)
  package static let dim = Attributes(rawValue: 8)
  package static let italic = Attributes(rawValue: 16)
  package static let strikethrough = Attributes(rawValue: 32)
}

/// How a cell looks.
package struct Style: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package static let plain = Style()

  // Written out, so that other modules call it: the compiler's own they look up in a table, for each cell.
  package static func == (left: Style, right: Style) -> Bool {
    left.foreground.code == right.foreground.code && left.background.code == right.background.code
      && left.attributes.rawValue == right.attributes.rawValue
  }

  package func adding(_ more: Attributes) -> Style {
    Style(foreground: foreground, background: background, attributes: attributes.union(more))
  }

  /// This style on another's background, keeping that one's reverse.
  package func on(_ surface: Style) -> Style {
    Style(
      foreground: foreground, background: surface.background,
      attributes: attributes.union(surface.attributes.intersection(.reverse)))
  }
}

/// How many colours a terminal has.
package enum ColorDepth: Int, Sendable, CaseIterable, Comparable {
  case none = 0
  case eight = 8
  case sixteen = 16
  case palette = 256
  case direct = 16_777_216

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

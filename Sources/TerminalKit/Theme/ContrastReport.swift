package import PlainText

/// The contrast of every role of a theme on every surface it may stand on, as it is shown.
package struct ContrastReport: Sendable {
  /// One pair of colours on the screen.
  package struct Entry: Equatable, Sendable {
    package let role: Role
    package let surface: Role
    package let foreground: RGB
    package let background: RGB
    package let ratio: Double
    /// What the role needs there.
    package let required: Double

    package var passes: Bool { ratio >= required }

    /// `secondary on bar`.
    package var name: SafeText { role == surface ? "\("\(role)")" : "\("\(role)") on \("\(surface)")" }
  }

  package let entries: [Entry]

  /// Measures a theme that was derived from `scheme`.
  ///
  /// Palette colours count as xterm's; the terminal's own text and background as light grey on black for a dark scheme and
  /// as black on white for a light one.
  package init(_ theme: Theme, scheme: ThemeScheme) {
    entries = Self.surfaces.flatMap { surface in
      Role.allCases.compactMap { role in
        if role != surface, Self.ownGround.contains(role) { return nil }
        if surface == .testMode, role != .testMode { return nil }
        if role == .barKey, surface != .bar { return nil }
        let style = theme[role, on: surface]
        var foreground = scheme.resolved(style.foreground, scheme.assumedText)
        var background = scheme.resolved(style.background, scheme.assumedGround)
        if style.attributes.contains(.reverse) { swap(&foreground, &background) }
        return Entry(
          role: role, surface: surface, foreground: foreground, background: background,
          ratio: Contrast.ratio(foreground, background),
          required: RoleDesign.contrast(of: role, isHigh: scheme.isHighContrast))
      }
    }
  }

  /// The entries with the least to spare, worst first.
  package func worst(_ count: Int) -> [Entry] {
    Array(entries.sorted { $0.ratio / $0.required < $1.ratio / $1.required }.prefix(count))
  }

  private static let ownGround: Set<Role> = [.bar, .selection, .field, .fieldFocused, .layer, .testMode]
  private static let surfaces: [Role] = [.text] + ownGround.sorted { $0.rawValue < $1.rawValue }
}

extension ThemeScheme {
  fileprivate func resolved(_ color: Color, _ standard: RGB) -> RGB {
    if let value = color.rgbValue { return RGB(value) }
    return color.paletteIndex.map { XtermPalette.colors[$0] } ?? standard
  }
}

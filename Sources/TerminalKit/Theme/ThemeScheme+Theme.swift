extension ThemeScheme {
  /// The theme for a terminal with that many colours; no scheme shows without colour, so that is ``Theme/monochrome``.
  ///
  /// Colours are taken down to the depth first, and only then moved until every role has the contrast it needs on every
  /// surface, as ``ContrastReport`` measures it.
  package func theme(for depth: ColorDepth) -> Theme {
    switch depth {
    case .none: return .monochrome
    case .eight, .sixteen: return ansiTheme(colors: depth.rawValue)
    case .palette, .direct:
      var fitting = ColorFitting(scheme: self, isDirect: depth == .direct)
      return Theme(id: id, title: title, style: { fitting.style($0, on: $0) }, on: { fitting.style($0, on: $1) })
    }
  }

  /// With 8 or 16 colours the terminal's own text and background carry everything, for nobody knows its palette; roles
  /// with a hue take the palette's nearest one if it can be read, and surfaces are reversed.
  private func ansiTheme(colors: Int) -> Theme {
    let style: (Role) -> Style = { role in
      let design = RoleDesign.of(role)
      switch role {
      case .bar, .barKey, .selection, .testMode: return Style(attributes: design.attributes.union(.reverse))
      case .field, .fieldFocused, .layer, .text, .secondary, .heading, .border, .disabled:
        return Style(attributes: design.attributes)
      default:
        let color = ansiColor(role, colors: colors)
        return Style(
          foreground: color, attributes: color == .standard ? design.attributes.union(.bold) : design.attributes)
      }
    }
    return Theme(id: id, title: title, style: style) { role, surface in
      let ground = style(surface)
      let attributes = style(role).attributes.subtracting(.reverse).union(RoleDesign.attributes(from: surface))
      // A colour on a reversed surface would be its background.
      if ground.attributes.contains(.reverse) { return Style(attributes: attributes.union(.reverse)) }
      return Style(foreground: style(role).foreground, attributes: attributes)
    }
  }

  /// What a terminal's own colours are taken to be where it does not say.
  var assumedGround: RGB { isDark ? .black : .white }
  var assumedText: RGB { isDark ? XtermPalette.colors[7] : .black }

  /// The palette's colour of nearly the same hue that can be read, the nearest first; the terminal's own if there is none.
  private func ansiColor(_ role: Role, colors: Int) -> Color {
    let slot = RoleDesign.of(role).foreground
    let wanted = OKLab(self[slot])
    let contrast = RoleDesign.contrast(of: role, isHigh: isHighContrast)
    // Orange and yellow lie near red, but a warning in the red of an error is none.
    let isWarm = slot == .orange || slot == .yellow
    let hues = (Array(1...6) + (colors > 8 ? Array(9...14) : [])).filter { !isWarm || $0 & 7 != 1 }
    let best = hues.map { (index: $0, color: XtermPalette.colors[$0]) }
      .filter { Contrast.ratio($0.color, assumedGround) >= contrast }
      .map { (index: $0.index, likeness: OKLab($0.color).hueLikeness(wanted)) }
      .max { $0.likeness < $1.likeness }
    // Beyond some 63 degrees it reads as another hue: no green may become red for its contrast.
    guard wanted.chroma > 0.03, let best, best.likeness > 0.45 else { return .standard }
    return .palette(best.index)
  }
}

/// Fits a scheme's colours to 256 or 24-bit colour, with the contrast each role needs.
private struct ColorFitting {
  /// How far a surface must stand out from the page to be seen at all.
  private static let barContrast = 1.15
  private static let selectionContrast = 1.35

  let scheme: ThemeScheme
  let isDirect: Bool
  private let page: RGB
  private let raised: RGB
  private let selected: RGB
  /// What was fitted before: a few slots on a few grounds make up all pairs of roles.
  private var fitted: [Fit: RGB] = [:]

  private struct Fit: Hashable {
    var slot: ThemeScheme.Slot
    var ground: RGB
    var contrast: Double
  }

  init(scheme: ThemeScheme, isDirect: Bool) {
    self.scheme = scheme
    self.isDirect = isDirect
    page = Self.surface(scheme[.background], isDirect: isDirect) { _ in true }
    let ground = page
    func surface(_ slot: ThemeScheme.Slot, _ contrast: Double) -> RGB {
      let color = Contrast.parted(scheme[slot], from: ground, to: contrast, towards: scheme[.foreground])
      return Self.surface(color, isDirect: isDirect) { Contrast.ratio($0, ground) >= contrast * 0.97 }
    }
    raised = surface(.raised, Self.barContrast)
    selected = surface(.selected, Self.selectionContrast)
  }

  mutating func style(_ role: Role, on surface: Role) -> Style {
    let design = RoleDesign.of(role)
    let ground = ground(of: surface)
    let wanted = RoleDesign.contrast(of: role, isHigh: scheme.isHighContrast)
    return Style(
      foreground: shown(coloured(design.foreground, on: ground, to: wanted)), background: shown(ground),
      attributes: design.attributes.union(RoleDesign.attributes(from: surface)))
  }

  private mutating func ground(of surface: Role) -> RGB {
    switch RoleDesign.of(surface).ground {
    case nil: page
    case .raised: raised
    case .selected: selected
    case .some(let slot): coloured(slot, on: page, to: RoleDesign.contrast(of: surface, isHigh: scheme.isHighContrast))
    }
  }

  private mutating func coloured(_ slot: ThemeScheme.Slot, on ground: RGB, to wanted: Double) -> RGB {
    let fit = Fit(slot: slot, ground: ground, contrast: wanted)
    if let color = fitted[fit] { return color }
    let ideal = Contrast.raised(scheme[slot], on: ground, to: wanted)
    let color = Self.quantised(ideal, isDirect: isDirect) { Contrast.ratio($0, ground) >= wanted }
    fitted[fit] = color
    return color
  }

  /// Surfaces are nearly grey, and of nearly grey the cube has none: next to each other its tints would look like dirt.
  private static func surface(_ color: RGB, isDirect: Bool, where isAllowed: (RGB) -> Bool) -> RGB {
    if isDirect || OKLab(color).chroma > 0.06 { return quantised(color, isDirect: isDirect, where: isAllowed) }
    let index = XtermPalette.nearest(to: color, among: XtermPalette.grey, where: isAllowed)
    return index.map { XtermPalette.colors[$0] } ?? quantised(color, isDirect: isDirect, where: isAllowed)
  }

  /// The nearest colour of the depth that passes a condition, or the nearest of all if none does.
  private static func quantised(_ color: RGB, isDirect: Bool, where isAllowed: (RGB) -> Bool) -> RGB {
    if isDirect { return RGB(max(color.value, lowestDirect)) }
    // Contrast sees to the lightness; the hue must be kept, lest an orange turn into a red.
    let index =
      XtermPalette.nearest(to: color, among: XtermPalette.fixed, lightness: 0.5, where: isAllowed)
      ?? XtermPalette.nearest(to: color, among: XtermPalette.fixed)
    return index.map { XtermPalette.colors[$0] } ?? color
  }

  /// Under `xterm-direct` the values 0–7 are still the eight ANSI colours.
  private static let lowestDirect = 0x00_0008

  private func shown(_ color: RGB) -> Color {
    if isDirect { return .rgb(color.value) }
    return .palette(XtermPalette.fixedIndex[color] ?? 16)
  }
}

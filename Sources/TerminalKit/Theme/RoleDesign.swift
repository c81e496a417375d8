/// What a role is made of, before colours are fitted to a terminal.
struct RoleDesign {
  var foreground: ThemeScheme.Slot
  /// Nil: drawn on the page.
  var ground: ThemeScheme.Slot?
  var attributes: Attributes

  private init(_ foreground: ThemeScheme.Slot, on ground: ThemeScheme.Slot? = nil, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.ground = ground
    self.attributes = attributes
  }

  static func of(_ role: Role) -> RoleDesign {
    switch role {
    case .text: RoleDesign(.foreground)
    case .secondary: RoleDesign(.subdued)
    case .heading: RoleDesign(.brightest, .bold)
    case .accent: RoleDesign(.blue)
    case .bar: RoleDesign(.foreground, on: .raised)
    case .barKey: RoleDesign(.blue, on: .raised, .bold)
    case .selection: RoleDesign(.brightest, on: .selected, .bold)
    case .border: RoleDesign(.muted)
    case .focus: RoleDesign(.brightBlue, .bold)
    case .success: RoleDesign(.green)
    case .warning: RoleDesign(.orange)
    case .error: RoleDesign(.red, .bold)
    case .info: RoleDesign(.cyan)
    case .offer: RoleDesign(.purple)
    case .match: RoleDesign(.yellow, [.bold, .underline])
    case .disabled: RoleDesign(.muted)
    case .field: RoleDesign(.foreground, on: .raised, .underline)
    case .fieldFocused: RoleDesign(.brightest, on: .selected, .underline)
    case .layer: RoleDesign(.foreground, on: .raised)
    case .testMode: RoleDesign(.background, on: .orange, .bold)
    }
  }

  /// The contrast a role needs against what it stands on: text 4.5, lines and what cannot be chosen 3 (WCAG AA), or 7 and
  /// 4.5 in a high-contrast scheme (AAA).
  static func contrast(of role: Role, isHigh: Bool) -> Double {
    switch role {
    case .border, .focus, .disabled: isHigh ? 4.5 : 3
    default: isHigh ? 7 : 4.5
    }
  }

  /// What a role takes over from the surface it is put on, so that the surface's second channel is not lost.
  static func attributes(from surface: Role) -> Attributes {
    switch surface {
    case .selection: .bold
    case .field, .fieldFocused: .underline
    default: []
    }
  }
}

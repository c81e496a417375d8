package import PlainText

/// A style for each role, alone and on every surface, ready for one colour depth.
package struct Theme: Equatable, Sendable {
  /// The name it is chosen by: `daylight`, `harbour-dark`.
  package let id: String
  package let title: SafeText
  private let styles: [Style]
  private let pairs: [Style]

  /// A theme in which a role on a surface is its own foreground on that surface's background.
  package init(id: String, title: SafeText, style: (Role) -> Style) {
    let styles = Role.allCases.map(style)
    self.init(id: id, title: title, styles: styles) { role, surface in
      let ground = styles[surface.rawValue]
      return styles[role.rawValue].on(ground).adding(surface.isField ? ground.attributes.intersection(.underline) : [])
    }
  }

  /// A theme with a style of its own for each role on each surface.
  package init(id: String, title: SafeText, style: (Role) -> Style, on pair: (Role, Role) -> Style) {
    self.init(id: id, title: title, styles: Role.allCases.map(style), on: pair)
  }

  private init(id: String, title: SafeText, styles: [Style], on pair: (Role, Role) -> Style) {
    self.id = id
    self.title = title
    self.styles = styles
    pairs = Role.allCases.flatMap { surface in
      Role.allCases.map { role in role == surface ? styles[role.rawValue] : pair(role, surface) }
    }
  }

  package subscript(role: Role) -> Style { styles[role.rawValue] }

  /// A role's foreground and attributes on another role's background.
  package subscript(role: Role, on surface: Role) -> Style {
    pairs[surface.rawValue * Role.allCases.count + role.rawValue]
  }

  /// Attributes alone: for terminals without colour and for NO_COLOR.
  package static let monochrome = Theme(id: "monochrome", title: "Monochrome") { role in
    switch role {
    case .heading, .accent, .barKey, .offer, .error, .warning: Style(attributes: .bold)
    case .bar, .selection, .testMode: Style(attributes: .reverse)
    case .match, .field: Style(attributes: .underline)
    case .fieldFocused: Style(attributes: [.underline, .bold])
    case .focus: Style(attributes: .bold)
    default: .plain
    }
  }
}

extension Role {
  /// Whether text is typed into it.
  var isField: Bool { self == .field || self == .fieldFocused }
}

package import PlainText

/// A style for each role, ready for one colour depth.
package struct Theme: Equatable, Sendable {
  /// The name it is chosen by: `daylight`, `harbour-dark`.
  package let id: String
  package let title: SafeText
  private let styles: [Style]

  package init(id: String, title: SafeText, style: (Role) -> Style) {
    self.id = id
    self.title = title
    styles = Role.allCases.map(style)
  }

  package subscript(role: Role) -> Style { styles[role.rawValue] }

  /// A role's foreground and attributes on another role's background.
  package subscript(role: Role, on surface: Role) -> Style { self[role].on(self[surface]) }

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

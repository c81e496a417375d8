package import TerminalKit

/// The names of a theme's styles, so that a golden says `selection` and not six numbers.
package struct StyleNames: Sendable {
  private var names: [Style: String] = [:]

  /// Styles without names: all are told by their colours and attributes.
  package static let none = StyleNames()

  private init() {}

  /// A role alone, one on another as `price/selection`, and `text ground` for nothing but blanks; of two that look the same the first is named.
  package init(_ theme: Theme) {
    for role in Role.allCases where names[theme[role]] == nil { names[theme[role]] = "\(role)" }
    for surface in Role.allCases {
      for role in Role.allCases where names[theme[role, on: surface]] == nil {
        names[theme[role, on: surface]] = "\(role)/\(surface)"
      }
    }
    // Of a blank only the ground is to be seen.
    for role in Role.allCases {
      let blank = Style(background: theme[role].background)
      if names[blank] == nil { names[blank] = "\(role) ground" }
    }
  }

  subscript(style: Style) -> String? { names[style] }
}

extension Style {
  /// In words: `#cfe0e4 on #0e1d24 bold`, `4 on default`, `default`.
  package var described: String {
    let ground = background == .standard ? [] : ["on", background.described]
    return ([foreground.described] + ground + attributes.names).joined(separator: " ")
  }
}

extension Color {
  fileprivate var described: String {
    if let value = rgbValue { return RGB(value).hex }
    return paletteIndex.map(String.init) ?? "default"
  }
}

extension Attributes {
  fileprivate var names: [String] {
    let all: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
      (.strikethrough, "strikethrough"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

/// One key with what is held down beside it.
package struct KeyStroke: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    case character(Unicode.Scalar)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var base: Base
  package var modifiers: Modifiers

  package init(_ base: Base, _ modifiers: Modifiers = []) {
    self.base = base
    self.modifiers = modifiers
  }

  /// The key that types a character, as vhs presses it: arrows and control characters are keys of their own.
  package init(typing scalar: Unicode.Scalar) {
    switch scalar {
    case "\n", "\r": self.init(.enter)
    case "\t": self.init(.tab)
    case "\u{1B}": self.init(.escape)
    case "\u{8}", "\u{7F}": self.init(.backspace)
    case "←": self.init(.left)
    case "↑": self.init(.up)
    case "→": self.init(.right)
    case "↓": self.init(.down)
    default: self.init(.character(scalar))
    }
  }
}

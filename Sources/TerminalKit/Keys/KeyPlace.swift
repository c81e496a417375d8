package import PlainText

/// A kind of place in a front where keys have a meaning of their own: the context of a key table.
package protocol KeyPlace: Hashable, Sendable, CaseIterable {
  /// How help calls it.
  var title: String { get }
  /// Its keys only move: help tells them last.
  var isForMoving: Bool { get }
}

extension KeyMap where Context: KeyPlace {
  /// The table as Markdown: what the README holds.
  package var markdown: [SafeText] {
    var lines: [SafeText] = ["| where | keys | what they do |", "|---|---|---|"]
    for context in Context.allCases {
      for binding in bindings where binding.context == context {
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        lines.append("| \(context.title) | \(keys) | \(binding.help) |")
      }
    }
    return lines
  }
}

extension RawRepresentable<String> {
  /// The motion along a list that a command is, if it is one: by its name.
  package var motion: Motion? { Motion(rawValue: rawValue) }
}

extension KeyStroke {
  private static let names: [(base: Base, names: [String])] = [
    (.character(" "), ["Space"]), (.enter, ["Enter"]), (.tab, ["Tab"]), (.escape, ["Escape", "Esc"]),
    (.backspace, ["Backspace"]), (.delete, ["Delete", "Del"]), (.insert, ["Insert", "Ins"]), (.up, ["Up"]),
    (.down, ["Down"]), (.left, ["Left"]), (.right, ["Right"]), (.home, ["Home"]), (.end, ["End"]),
    (.pageUp, ["PageUp", "PgUp"]), (.pageDown, ["PageDown", "PgDn"]),
  ]

  /// How a tape writes it: `Enter`, `Alt+Left`, `Ctrl+P`, `F5`.
  package var name: String {
    var name = ""
    if modifiers.contains(.control) { name += "Ctrl+" }
    if modifiers.contains(.alt) { name += "Alt+" }
    if modifiers.contains(.shift) { name += "Shift+" }
    if case .function(let number) = base { return name + "F\(number)" }
    if let entry = Self.names.first(where: { $0.base == base }) { return name + entry.names[0] }
    guard case .character(let scalar) = base else { return name }
    return name + (modifiers.isEmpty ? String(Character(scalar)) : String(Character(scalar)).uppercased())
  }

  /// The key of a name, as ``name`` or the shop's own key list writes it; nil where there is none.
  ///
  /// Case counts only for a single character that stands alone: `G` is not `g`, but `Ctrl+P` is `Ctrl+p`.
  package init?(named text: String) {
    var rest = text[...]
    var modifiers: Modifiers = []
    let prefixes: [(String, Modifiers)] = [("ctrl+", .control), ("alt+", .alt), ("shift+", .shift)]
    while let (prefix, modifier) = prefixes.first(where: { rest.lowercased().hasPrefix($0.0) }),
      rest.count > prefix.count
    {
      guard !modifiers.contains(modifier) else { return nil }
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    let scalars = rest.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first {
      guard scalar.value > 0x20, !(0x7F..<0xA0).contains(scalar.value) else { return nil }
      self.init(.character(modifiers.isEmpty ? scalar : scalar.lowercased), modifiers)
      return
    }
    let lowered = rest.lowercased()
    if let entry = Self.names.first(where: { $0.names.contains { $0.lowercased() == lowered } }) {
      self.init(entry.base, modifiers)
    } else if lowered.hasPrefix("f"), let number = Int(plain: String(lowered.dropFirst())), (1...12).contains(number) {
      self.init(.function(number), modifiers)
    } else {
      return nil
    }
  }
}

extension Unicode.Scalar {
  /// Itself where the small letter is more than one scalar.
  var lowercased: Unicode.Scalar {
    let mapped = properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped[mapped.startIndex] : self
  }

  /// Itself where the capital letter is more than one scalar.
  var uppercased: Unicode.Scalar {
    let mapped = properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped[mapped.startIndex] : self
  }
}

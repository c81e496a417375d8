import PlainText

extension Repertoire {
  /// What stands for a character of one column that the terminal does not have: an ASCII twin, or `?`.
  func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    // The shop's own mark for what is cut off where there is only ASCII.
    case "…": return "~"
    case "‐", "‑", "–", "—", "−": return "-"
    case "‘", "’", "‚", "′": return "'"
    case "“", "”", "„", "″": return "\""
    case "•", "✓": return "*"
    case "·": return "."
    case "×": return "x"
    case "›", "→": return ">"
    case "‹", "←": return "<"
    case "€": return "E"
    case "\u{A0}", "\u{2009}", "\u{202F}": return " "
    default: return letter(for: scalar)
    }
  }

  // Without its accent.
  private func letter(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let folded = SafeText(cleaning: String(Character(scalar))).folded.string.unicodeScalars
    guard folded.count == 1, let plain = folded.first, plain.isASCII else { return "?" }
    return scalar.properties.isUppercase ? plain.properties.uppercaseMapping.unicodeScalars.first ?? plain : plain
  }
}

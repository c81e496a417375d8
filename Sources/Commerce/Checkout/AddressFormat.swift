/// A piece of an address format such as `%A%n%C, %S %Z`.
enum AddressFormatPart: Hashable {
  /// `N` name, `O` organisation, `A` street, `C` city, `D` district, `S` region, `Z` postal code.
  case field(Character)
  case literal(String)
  case newLine
}

/// Reads the formats of ``AddressFacts``.
enum AddressFormat {
  static func parts(of format: String) -> [AddressFormatPart] {
    var parts: [AddressFormatPart] = []
    var literal = ""
    var isAfterPercent = false
    func endLiteral() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
    }
    for character in format {
      if isAfterPercent {
        endLiteral()
        parts.append(character == "n" ? .newLine : .field(character))
        isAfterPercent = false
      } else if character == "%" {
        isAfterPercent = true
      } else {
        literal.append(character)
      }
    }
    endLiteral()
    return parts
  }
}

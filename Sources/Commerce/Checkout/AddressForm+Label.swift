package import PlainText

extension AddressForm {
  /// The address label in the order of the country, the country's name last; empty parts leave no trace.
  ///
  /// An address that is typed in Latin letters gets the country's order for those, where it has one.
  package func lines(for address: PostalAddress, fullName: String) -> [SafeText] {
    let isLatin = AddressForm.isLatin(address.street + address.city)
    let format = isLatin && !latinFormat.isEmpty ? latinFormat : self.format
    var lines: [SafeText] = []
    for parts in AddressFormat.parts(of: format).split(separator: .newLine) {
      if parts == [.field("A")] {
        lines += [address.street, address.secondLine].map { SafeText(cleaning: $0) }
      } else {
        lines.append(SafeText(cleaning: line(of: Array(parts), address: address, fullName: fullName, isLatin: isLatin)))
      }
    }
    return lines.filter { !$0.isEmpty } + [countryName]
  }

  /// One line of the label.
  ///
  /// A literal stays where it stands between two parts that are there, or at an end of the line.
  private func line(
    of parts: [AddressFormatPart], address: PostalAddress, fullName: String, isLatin: Bool
  ) -> String {
    var text = ""
    var lastWasField = true
    for (index, part) in parts.enumerated() {
      switch part {
      case .field(let letter):
        let value = value(of: letter, address: address, fullName: fullName, isLatin: isLatin)
        if !value.isEmpty {
          text += value
          lastWasField = true
        }
      case .literal(let literal):
        let next = index + 1 < parts.count ? parts[index + 1] : nil
        guard index == 0 || (lastWasField && !text.isEmpty) else { continue }
        if case .field(let letter) = next,
          value(of: letter, address: address, fullName: fullName, isLatin: isLatin).isEmpty
        {
          continue
        }
        text += literal
        lastWasField = false
      case .newLine: break
      }
    }
    return text.withoutOuterBlanks
  }

  private func value(of letter: Character, address: PostalAddress, fullName: String, isLatin: Bool) -> String {
    switch letter {
    case "N": return fullName.withoutOuterBlanks
    case "A":
      return [address.street, address.secondLine].map(\.withoutOuterBlanks).filter { !$0.isEmpty }
        .joined(separator: ", ")
    case "C": return address.city.withoutOuterBlanks
    case "Z": return address.postalCode.withoutOuterBlanks
    case "S":
      guard let region = region(named: address.region) else { return address.region.withoutOuterBlanks }
      return isLatin && !AddressForm.isLatin(region.label) ? region.name.string : region.label
    default: return ""
    }
  }

  private static func isLatin(_ text: String) -> Bool {
    // Greek begins at U+0370; the Latin letters with marks of Vietnamese stand at U+1E00–1EFF.
    text.unicodeScalars.allSatisfy {
      $0.value < 0x370 || (0x1E00...0x1EFF).contains($0.value) || !$0.properties.isAlphabetic
    }
  }
}

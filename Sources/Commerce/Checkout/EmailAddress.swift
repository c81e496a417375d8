import PlainText

/// Rules for an e-mail address as a shop needs them: RFC 5321 lengths, a dot-atom before the @, a domain after it.
package enum EmailAddress {
  /// What is wrong with an address, or nil when mail can be sent to it.
  ///
  /// Quoted local parts and address literals (`x@[127.0.0.1]`) are refused: nobody shops with them, and they carry
  /// characters into mail headers. The domain may be an international one (RFC 5890).
  package static func fault(in text: String) -> FieldFault? {
    guard !text.isEmpty else { return .missing }
    guard text.utf8.count <= 254 else { return .tooLong(limit: 254) }
    let malformed = FieldFault.malformed(example: "name@example.com")
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, isLocalPart(halves[0]), isDomain(halves[1]) else { return malformed }
    return nil
  }

  /// The address as it is kept and compared: outer blanks gone, the domain in small letters.
  package static func normalised(_ text: String) -> String {
    let trimmed = text.withoutOuterBlanks
    guard let at = trimmed.lastIndex(of: "@") else { return trimmed }
    return trimmed[..<at] + trimmed[at...].lowercased()
  }

  /// RFC 5322 dot-atom of at most 64 octets; a leading dash would pass for an option of a mail program.
  private static func isLocalPart(_ text: Substring) -> Bool {
    guard (1...64).contains(text.utf8.count), text.first != "-" else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.unicodeScalars.allSatisfy { isAtomText($0) }
    }
  }

  private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
    isASCIILetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
  }

  private static func isASCIILetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// Two labels or more, each of 1–63 octets, letters, digits and inner dashes; the last is not all digits.
  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, !last.allSatisfy(\.isNumber) else { return false }
    return labels.allSatisfy { label in
      guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
      // Marks that nobody sees make two addresses that look like one.
      guard SafeText(cleaning: String(label)).string.unicodeScalars.elementsEqual(label.unicodeScalars) else {
        return false
      }
      return label.unicodeScalars.allSatisfy { scalar in
        scalar == "-" || isASCIILetterOrDigit(scalar) || isLetterOfOtherScript(scalar)
      }
    }
  }

  private static func isLetterOfOtherScript(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      return true
    default: return false
    }
  }
}

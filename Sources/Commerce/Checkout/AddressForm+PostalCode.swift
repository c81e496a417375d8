extension AddressForm {
  /// The postal code as it is usually written here: capital letters, the usual blank or dash where it is unambiguous.
  ///
  /// What cannot be made a right code comes back in capitals, otherwise as it was typed.
  package func normalised(postalCode typed: String) -> String {
    rightCode(from: typed) ?? AddressForm.plainCapitals(typed)
  }

  /// The right code that was meant; nil when there is none.
  func rightCode(from typed: String) -> String? {
    let text = AddressForm.plainCapitals(typed)
    guard !pattern.isEmpty, !text.isEmpty else { return text }
    // Compiling the pattern takes longer than all else here: once has to do.
    let regex = AddressForm.regex(pattern)
    return candidates(for: text).first { (try? regex.wholeMatch(in: $0)) != nil }
  }

  /// Whether a postal code has the form of this country, just as it is written.
  package func accepts(postalCode: String) -> Bool {
    pattern.isEmpty || (try? AddressForm.regex(pattern).wholeMatch(in: postalCode)) != nil
  }

  /// Ways to read what was typed, the likeliest first.
  private func candidates(for text: String) -> [String] {
    var compacts = [text.filter { $0 != " " && $0 != "-" }]
    for prefix in [postalPrefix.filter { $0 != "-" }, country, String(country.prefix(1))] {
      // "D-10115" and "LT-04340": the letters of a country before a code of digits.
      if !prefix.isEmpty, let compact = compacts.first, compact.hasPrefix(prefix) {
        compacts.append(String(compact.dropFirst(prefix.count)))
      }
    }
    var found: [String] = []
    for compact in compacts {
      let sameLength = examples.filter { AddressForm.separators(of: $0).letters == compact.count }
      for example in sameLength + examples {
        found.append(AddressForm.separated(compact, like: example))
      }
      found.append(compact)
    }
    found.insert(text, at: found.count)
    for prefix in [country, country + "-"] { found.append(prefix + (compacts.first ?? "")) }
    return found
  }

  /// Puts the blanks and dashes of an example into a code, counted from its end.
  private static func separated(_ compact: String, like example: String) -> String {
    var code = Array(compact)
    for separator in separators(of: example).places where separator.fromEnd < code.count {
      code.insert(separator.character, at: code.count - separator.fromEnd)
    }
    return String(code)
  }

  /// The blanks and dashes of a code, last first, with how many characters stand after each, and the count of others.
  private static func separators(
    of code: String
  ) -> (letters: Int, places: [(fromEnd: Int, character: Character)]) {
    var places: [(fromEnd: Int, character: Character)] = []
    for (index, character) in code.reversed().enumerated() where character == " " || character == "-" {
      places.append((index, character))
    }
    return (code.count - places.count, places)
  }

  /// Capitals, single blanks, ASCII forms of full-width letters and of dashes.
  private static func plainCapitals(_ typed: String) -> String {
    var plain = ""
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
      case 0x2010...0x2015, 0x2212, 0x30FC: plain.append("-")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Compiles a pattern of the tables; one that does not compile is a mistake in them.
  static func regex(_ pattern: String) -> Regex<AnyRegexOutput> {
    do {
      return try Regex(pattern).asciiOnlyDigits()
    } catch {
      preconditionFailure("the address tables hold a pattern that does not compile: \(pattern)")
    }
  }
}

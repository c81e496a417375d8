import Synchronization

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
    func isRight(_ code: String) -> Bool { CodePattern.isWhole(pattern, code) }
    let compacts = compactForms(of: text)
    // The likeliest readings first; the first that is right is mostly the first of all.
    for compact in compacts {
      if let code = spaced(compact, where: isRight) { return code }
    }
    if isRight(text) { return text }
    // Only where codes begin with the country's letters: elsewhere half a code would become another place's.
    guard examples.contains(where: { $0.hasPrefix(country) }) else { return nil }
    let compact = compacts.first ?? ""
    return [country + compact, country + "-" + compact].first(where: isRight)
  }

  /// Whether a postal code has the form of this country, just as it is written.
  package func accepts(postalCode: String) -> Bool {
    pattern.isEmpty || CodePattern.isWhole(pattern, postalCode)
  }

  /// The code without blanks and dashes, then without the letters of a country before it: "D-10115", "LT-04340".
  private func compactForms(of text: String) -> [String] {
    let compact = text.filter { $0 != " " && $0 != "-" }
    return [compact]
      + [postalPrefix.filter { $0 != "-" }, country, String(country.prefix(1))]
      .filter { !$0.isEmpty && compact.hasPrefix($0) }.map { String(compact.dropFirst($0.count)) }
  }

  /// The right code among those with the blanks and dashes of an example, those of its length first, or with none.
  private func spaced(_ compact: String, where isRight: (String) -> Bool) -> String? {
    let sameLength = examples.filter { AddressForm.separators(of: $0).letters == compact.count }
    for example in sameLength + examples {
      let code = AddressForm.separated(compact, like: example)
      if isRight(code) { return code }
    }
    return isRight(compact) ? compact : nil
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
    // Nearly every code, and every one that was kept: nothing of it needs Unicode's tables.
    if typed.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return typed.uppercased().split(separator: " ").joined(separator: " ")
    }
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
}

/// The patterns of postal codes, each compiled once: that takes longer than all else about an address, and there are no
/// more of them than countries and regions.
enum CodePattern {
  private static let compiled = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  /// Whether the pattern matches the whole code.
  static func isWhole(_ pattern: String, _ code: String) -> Bool {
    matching(pattern) { (try? $0.wholeMatch(in: code)) != nil }
  }

  /// Whether the pattern matches the beginning of the code.
  static func isPrefix(_ pattern: String, _ code: String) -> Bool {
    matching(pattern) { (try? $0.prefixMatch(in: code)) != nil }
  }

  private static func matching(_ pattern: String, _ test: (Regex<AnyRegexOutput>) -> Bool) -> Bool {
    compiled.withLock { compiled in
      if let known = compiled[pattern] { return test(known) }
      do {
        // By code points: a right code is ASCII, where they are the characters and take half the time.
        let regex = try Regex(pattern).asciiOnlyDigits().matchingSemantics(.unicodeScalar)
        compiled[pattern] = regex
        return test(regex)
      } catch {
        preconditionFailure("the address tables hold a pattern that does not compile: \(pattern)")
      }
    }
  }
}

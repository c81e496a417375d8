extension SafeText {
  /// In lower case.
  package var uncased: SafeText {
    SafeText(alreadyClean: string.lowercased())
  }

  /// For matching: lower case, accents off, full-width Latin made plain.
  ///
  /// `Crème Brûlée`, `creme brulee` and `ＣＲＥＭＥ　ＢＲＵＬＥＥ` fold to the same. Never for showing.
  package var folded: SafeText {
    if string.utf8.allSatisfy({ $0 < 0x80 }) { return uncased }
    var folded = String.UnicodeScalarView()
    folded.reserveCapacity(string.utf8.count)
    for scalar in string.unicodeScalars {
      if scalar.value < 0x80 {
        folded.append(scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
      } else {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars { Folding.append(lower, to: &folded) }
      }
    }
    return SafeText(alreadyClean: String(folded))
  }

  /// Every word that was typed begins a word of this text, whatever the case and accents; nothing typed fits everything.
  package func hasWords(beginning typed: String) -> Bool {
    let words = SafeText(cleaning: typed).folded.string.split(separator: " ")
    guard !words.isEmpty else { return true }
    let own = folded.string.split(separator: " ")
    return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
  }
}

/// Letters without their accents.
private enum Folding {
  /// For each code point from U+00C0 the plain letter, or a dot for none.
  private static let latin: StaticString = """
    aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg\
    hhhhiiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.........\
    ........................oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo\
    oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................
    """
  /// The same from U+1E00.
  private static let latinAdditional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss\
    ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee\
    iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """

  static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    let value = scalar.value
    switch value {
    case 0x300...0x36F: return
    case 0xDF: append("s", "s", to: &folded)
    case 0xE6: append("a", "e", to: &folded)
    case 0xFE: append("t", "h", to: &folded)
    case 0x153: append("o", "e", to: &folded)
    case 0xC0..<0x250: folded.append(plain(scalar, at: value - 0xC0, in: latin))
    case 0x1E00..<0x1F00: folded.append(plain(scalar, at: value - 0x1E00, in: latinAdditional))
    case 0x3AC..<0x460: folded.append(greekOrCyrillic(scalar))
    case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(value - 0xFEE0) ?? scalar)
    default: folded.append(scalar)
    }
  }

  // One by one: appending a sequence to a scalar view copies what is there already.
  private static func append(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, to folded: inout String.UnicodeScalarView
  ) {
    folded.append(first)
    folded.append(second)
  }

  private static func plain(_ scalar: Unicode.Scalar, at offset: UInt32, in table: StaticString) -> Unicode.Scalar {
    guard offset < table.utf8CodeUnitCount else { return scalar }
    let letter = table.withUTF8Buffer { $0[Int(offset)] }
    return letter == UInt8(ascii: ".") ? scalar : Unicode.Scalar(letter)
  }

  private static func greekOrCyrillic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ά": "α"
    case "έ": "ε"
    case "ή": "η"
    case "ί", "ϊ", "ΐ": "ι"
    case "ό": "ο"
    case "ύ", "ϋ", "ΰ": "υ"
    case "ώ": "ω"
    case "ς": "σ"
    case "й", "ѝ": "и"
    case "ё", "ѐ": "е"
    case "ї": "і"
    case "ў": "у"
    case "ѓ": "г"
    case "ќ": "к"
    default: scalar
    }
  }
}

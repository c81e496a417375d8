/// A card number of a length its brand has and with a right check digit; it lives in memory only and is never shown
/// whole.
package struct CardNumber: Hashable, Sendable, Redacted {
  package let digits: String

  /// Takes digits alone: no blanks, no dashes.
  package init?(_ digits: String) {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      CardBrand.of(digits: digits).lengths.contains(digits.utf8.count), CardNumber.isChecked(digits)
    else { return nil }
    self.digits = digits
  }

  package var brand: CardBrand { CardBrand.of(digits: digits) }
  package var lastFour: String { String(digits.suffix(4)) }
  /// `•••• 4242`.
  package var masked: String { "•••• " + lastFour }

  /// The digits in groups as they are embossed: 4-4-4-4, or 4-6-5 for American Express and 4-6-4 for Diners Club.
  package static func grouped(_ digits: String, brand: CardBrand) -> String {
    var result = ""
    let breaks = groupBreaks(count: digits.count, brand: brand)
    for (place, digit) in digits.enumerated() {
      if breaks.contains(place) { result.append(" ") }
      result.append(digit)
    }
    return result
  }

  /// Places before which a blank stands.
  static func groupBreaks(count: Int, brand: CardBrand) -> [Int] {
    switch brand {
    case .amex: [4, 10]
    case .diners where count <= 14: [4, 10]
    default: [4, 8, 12, 16]
    }
  }

  /// Every second digit from the right doubled, the digits' sum is a multiple of ten (Luhn, ISO/IEC 7812-1 annex B).
  static func isChecked(_ digits: String) -> Bool {
    let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, item in
      let digit = Int(item.element) - 0x30
      guard !item.offset.isMultiple(of: 2) else { return sum + digit }
      return sum + (digit < 5 ? digit * 2 : digit * 2 - 9)
    }
    return sum.isMultiple(of: 10)
  }
}

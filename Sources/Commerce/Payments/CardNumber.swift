package import PlainText

/// A card number of a length its brand has and with a right check digit; it lives in memory only, is wiped there with
/// its last owner, and is never shown whole.
package struct CardNumber: Hashable, Sendable, Redacted {
  /// The values 0–9.
  package let digits: WipedBytes

  /// Takes the values 0–9.
  package init?(digits: WipedBytes) {
    guard CardBrand.of(digits: digits).lengths.contains(digits.count), CardNumber.isChecked(digits) else { return nil }
    self.digits = digits
  }

  /// Takes digits alone: no blanks, no dashes.
  package init?(_ text: String) {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(digits: WipedBytes(text.utf8.lazy.map { $0 - 0x30 }))
  }

  /// Takes a number as one value, such as 4242_4242_4242_4242.
  init?(_ value: UInt64) {
    var digits = WipedBytes()
    var place = 10_000_000_000_000_000_000 as UInt64
    while place > 0 {
      if value >= place { digits.append(UInt8(value / place % 10)) }
      place /= 10
    }
    self.init(digits: digits)
  }

  package var brand: CardBrand { CardBrand.of(digits: digits) }
  package var lastFour: String { digits.suffix(4).digitText }
  /// `•••• 4242`.
  package var masked: String { "•••• " + lastFour }

  /// All of it, as it is embossed: for a test card alone.
  package var embossed: String { CardNumber.grouped(digits.digitText, brand: brand) }

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
  static func isChecked(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let digit = Int(item.element)
      guard !item.offset.isMultiple(of: 2) else { return sum + digit }
      return sum + (digit < 5 ? digit * 2 : digit * 2 - 9)
    }
    return sum.isMultiple(of: 10)
  }
}

extension Collection<UInt8> {
  /// Values 0–9 as they are written: of a whole number it would be a copy that nobody wipes.
  var digitText: String { String(decoding: map { $0 + 0x30 }, as: UTF8.self) }
}

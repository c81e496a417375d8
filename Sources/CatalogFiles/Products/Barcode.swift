import PlainText

/// Trade item numbers: GTIN-8, -12, -13 and -14 (GS1 General Specifications §7.9).
enum Barcode {
  static func read(_ value: YAMLValue) -> String? {
    guard let text = value.scalar() else { return nil }
    guard isShaped(text) else {
      value.fault("barcode \(text.quoted) is no GTIN", "Write 8, 12, 13 or 14 digits in quotes, or leave it out.")
      return nil
    }
    let digits = text.utf8.map { Int($0) - 0x30 }
    let check = checkDigit(of: digits.dropLast())
    if digits.last == check { return text }
    value.fault(
      "barcode \(text) has a wrong check digit", "Compare it with the label; its last digit should be \(check).")
    return nil
  }

  /// Whether a text is a trade item number with a right check digit.
  static func isRight(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 0x30 }
    return isShaped(text) && digits.last == checkDigit(of: digits.dropLast())
  }

  private static func isShaped(_ text: String) -> Bool {
    [8, 12, 13, 14].contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Weights 3 and 1 by turns, from the right; the sum with the check digit is a multiple of 10.
  static func checkDigit(of digits: some BidirectionalCollection<Int>) -> Int {
    let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1) }
    return (10 - sum % 10) % 10
  }
}

extension CardBrand {
  /// The brand of a number, as soon as its first digits tell; `unknown` before that and for every other range.
  ///
  /// Ranges as the networks publish them (ISO/IEC 7812 issuer identification numbers).
  ///
  /// - Parameter digits: The values 0–9.
  package static func of(digits: some Collection<UInt8>) -> CardBrand {
    func isIn(_ ranges: ClosedRange<Int>...) -> Bool {
      ranges.contains { range in
        let width = String(range.lowerBound).count
        let prefix = digits.prefix(width)
        return prefix.count == width && range.contains(prefix.reduce(0) { $0 * 10 + Int($1) })
      }
    }
    if isIn(4...4) { return .visa }
    if isIn(51...55, 2221...2720) { return .mastercard }
    if isIn(34...34, 37...37) { return .amex }
    if isIn(300...305, 3095...3095, 36...36, 38...39) { return .diners }
    if isIn(3528...3589) { return .jcb }
    if isIn(6011...6011, 644...649, 65...65) { return .discover }
    if isIn(62...62, 81...81) { return .unionpay }
    return .unknown
  }

  /// How many digits a number of the brand can have.
  package var lengths: Set<Int> {
    switch self {
    case .visa: [13, 16, 19]
    case .mastercard: [16]
    case .amex: [15]
    case .diners: Set(14...19)
    case .discover, .jcb, .unionpay: Set(16...19)
    case .unknown: Set(12...19)
    }
  }

  /// Digits at which a number that is being typed may be complete, ascending; the last is all that is taken.
  ///
  /// The lengths in common use, so that typing flows on; at any but the last the check digit decides.
  var typedLengths: [Int] {
    switch self {
    case .visa, .mastercard, .discover, .jcb: [16]
    case .amex: [15]
    case .diners: [14, 16]
    case .unionpay, .unknown: [16, 19]
    }
  }

  /// Digits of the security code.
  package var codeLengths: ClosedRange<Int> {
    switch self {
    case .amex: 4...4
    case .unknown: 3...4
    default: 3...3
    }
  }
}

/// What is wrong with an amount that is written out.
package enum AmountFault: Error, Hashable, Sendable {
  case empty
  /// Not digits with at most one point among them and at most a minus in front: `1,50`, `+1`, `1e3`, `.5`, `1.`.
  case malformed
  /// The currency has `allowed` decimals.
  case tooManyDecimals(given: Int, allowed: Int)
  /// Beyond `limit` minor units, up or down.
  case tooLarge(limit: Int)
}

extension Money {
  /// The largest amount that is read, in minor units: far above any price, far below what could overflow.
  package static let largestMinorUnits = 1_000_000_000_000

  /// Reads a decimal such as `12.50`, exactly.
  package init(decimal: String, currency: Currency) throws(AmountFault) {
    guard !decimal.isEmpty else { throw .empty }
    let isNegative = decimal.utf8.first == UInt8(ascii: "-")
    let parts = decimal.utf8.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }) else {
      throw .malformed
    }
    let decimals = parts.count == 2 ? parts[1].count : 0
    guard decimals <= currency.exponent else {
      throw .tooManyDecimals(given: decimals, allowed: currency.exponent)
    }
    var minorUnits = 0
    let padding = Array(repeating: UInt8(ascii: "0"), count: currency.exponent - decimals)
    for digit in parts.joined() + padding {
      minorUnits = minorUnits * 10 + Int(digit - UInt8(ascii: "0"))
      guard minorUnits <= Money.largestMinorUnits else { throw .tooLarge(limit: Money.largestMinorUnits) }
    }
    self.init(minorUnits: isNegative ? -minorUnits : minorUnits, currency: currency)
  }

  /// The amount with all its decimals and nothing else: `12.50`, `-5.00`, `1450`.
  package var decimal: String {
    let (whole, fraction) = magnitudeDigits
    return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The digits before and after the point, without a sign.
  var magnitudeDigits: (whole: String, fraction: String) {
    guard currency.exponent > 0 else { return (String(minorUnits.magnitude), "") }
    let (whole, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: UInt(currency.minorPerMajor))
    let digits = String(rest)
    return (String(whole), String(repeating: "0", count: currency.exponent - digits.utf8.count) + digits)
  }
}

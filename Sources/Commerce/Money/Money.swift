/// An amount in minor units of a currency; there is no floating point anywhere near it.
///
/// Amounts of two currencies never meet: arithmetic on them is a programming error and traps.
package struct Money: Hashable, Sendable, Codable {
  /// Whole minor units (cents for EUR), negative for discounts and refunds.
  package let minorUnits: Int
  package let currency: Currency

  package init(minorUnits: Int, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency: currency) }

  package var isZero: Bool { minorUnits == 0 }
  package var isNegative: Bool { minorUnits < 0 }

  package static func + (left: Money, right: Money) -> Money {
    precondition(left.currency == right.currency, "amounts of two currencies cannot be added")
    return Money(minorUnits: left.minorUnits + right.minorUnits, currency: left.currency)
  }

  package static func - (left: Money, right: Money) -> Money {
    precondition(left.currency == right.currency, "amounts of two currencies cannot be subtracted")
    return Money(minorUnits: left.minorUnits - right.minorUnits, currency: left.currency)
  }

  package static func * (left: Money, count: Int) -> Money {
    Money(minorUnits: left.minorUnits * count, currency: left.currency)
  }

  package static prefix func - (amount: Money) -> Money {
    Money(minorUnits: -amount.minorUnits, currency: amount.currency)
  }

  package static func += (left: inout Money, right: Money) { left = left + right }
}

extension Money: Comparable {
  package static func < (left: Money, right: Money) -> Bool {
    precondition(left.currency == right.currency, "amounts of two currencies cannot be compared")
    return left.minorUnits < right.minorUnits
  }
}

extension Sequence where Element == Money {
  /// The sum, or zero of `currency` for an empty sequence.
  package func total(_ currency: Currency) -> Money { reduce(.zero(currency), +) }
}

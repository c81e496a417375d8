package import PlainText

/// What a gateway needs to make a token of a card; it is held in memory for that long, is wiped there, and has no way to
/// be stored.
package struct CardDetails: Hashable, Sendable, Redacted {
  package let number: CardNumber
  package let expiry: CardExpiry
  /// The security code, in values 0–9: four for American Express, three otherwise.
  package let code: WipedBytes

  package init(number: CardNumber, expiry: CardExpiry, code: WipedBytes) {
    self.number = number
    self.expiry = expiry
    self.code = code
  }
}

/// The month at whose end a card ceases to be valid.
package struct CardExpiry: Hashable, Sendable, Redacted {
  package let month: Int
  /// All four digits.
  package let year: Int

  /// A month that is not 1–12 is a programming error.
  package init(month: Int, year: Int) {
    precondition((1...12).contains(month), "a year has twelve months")
    self.month = month
    self.year = year
  }

  /// The card's month has passed; on its last day it is still valid.
  package func isExpired(on date: CivilDate) -> Bool { (year, month) < (date.year, date.month) }
}

extension CardSummary {
  package init(of number: CardNumber) {
    self.init(brand: number.brand, lastFour: number.lastFour)
  }

  package init(of details: CardDetails) {
    self.init(of: details.number)
  }
}

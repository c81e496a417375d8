/// A currency of ISO 4217: its code and how many decimals its minor unit has.
package struct Currency: Hashable, Sendable, Codable {
  /// Three capital letters, such as `EUR`.
  package let code: String
  /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
  package let exponent: Int

  package init(code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  /// Minor units in one major unit: 100 for EUR.
  package var minorPerMajor: Int { (0..<exponent).reduce(1) { factor, _ in factor * 10 } }

  package static let eur = Currency(code: "EUR", exponent: 2)
  package static let usd = Currency(code: "USD", exponent: 2)
  package static let jpy = Currency(code: "JPY", exponent: 0)
  package static let kwd = Currency(code: "KWD", exponent: 3)
}

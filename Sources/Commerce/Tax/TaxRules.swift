package import PlainText

/// How the shop's prices and taxes relate, and at which rates.
package struct TaxRules: Hashable, Sendable, Codable {
  package var pricesIncludeTax: Bool
  package var rounding: TaxRounding
  package var roundingMode: RoundingMode
  /// Tax class of the shipping price.
  package var shippingClass: String
  /// The first rate that matches counts; none means no tax.
  package var rates: [TaxRate]

  package init(
    pricesIncludeTax: Bool, rounding: TaxRounding, roundingMode: RoundingMode, shippingClass: String, rates: [TaxRate]
  ) {
    self.pricesIncludeTax = pricesIncludeTax
    self.rounding = rounding
    self.roundingMode = roundingMode
    self.shippingClass = shippingClass
    self.rates = rates
  }
}

/// Where tax is rounded; either way the parts add up to the total.
package enum TaxRounding: String, Sendable, Codable {
  /// Once per rate on the sum of its lines, then spread to the lines by largest remainder.
  case total
  /// On each line.
  case line
}

/// What becomes of half a minor unit.
package enum RoundingMode: String, Sendable, Codable {
  case halfUp = "half_up"
  case halfEven = "half_even"
}

/// A tax on a class of goods in some places.
package struct TaxRate: Hashable, Sendable, Codable {
  /// What the tax is called there: `VAT`, `Sales tax`.
  package var label: SafeText
  package var countries: [String]
  /// Subdivision code without the country (`CA`), or nil for the whole country.
  package var region: String?
  package var taxClass: String
  /// Millionths: 8.1 % is 81,000.
  package var partsPerMillion: Int

  package init(label: SafeText, countries: [String], region: String?, taxClass: String, partsPerMillion: Int) {
    self.label = label
    self.countries = countries
    self.region = region
    self.taxClass = taxClass
    self.partsPerMillion = partsPerMillion
  }
}

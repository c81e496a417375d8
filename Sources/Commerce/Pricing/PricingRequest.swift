/// Everything that decides a price, so that pricing is a function of it.
package struct PricingRequest: Hashable, Sendable {
  package var lines: [PricedItem]
  package var currency: Currency
  /// Promotions that are on the cart, each checked already; their order does not matter.
  package var promotions: [Promotion]
  /// Where it goes: ISO 3166-1 country and subdivision (nil or empty when not known).
  package var country: String
  package var region: String?
  package var method: ShippingMethod?
  package var tax: TaxRules

  package init(
    lines: [PricedItem], currency: Currency, promotions: [Promotion], country: String, region: String?,
    method: ShippingMethod?, tax: TaxRules
  ) {
    self.lines = lines
    self.currency = currency
    self.promotions = promotions
    self.country = country
    self.region = region
    self.method = method
    self.tax = tax
  }
}

/// What pricing knows of one cart line.
package struct PricedItem: Hashable, Sendable {
  package var sku: String
  package var unitPrice: Money
  package var quantity: Int
  package var taxClass: String

  package init(sku: String, unitPrice: Money, quantity: Int, taxClass: String) {
    self.sku = sku
    self.unitPrice = unitPrice
    self.quantity = quantity
    self.taxClass = taxClass
  }
}

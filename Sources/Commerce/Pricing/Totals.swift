package import PlainText

/// What a cart costs, down to each minor unit; `subtotal − discounts + shipping + (tax, unless included) = total`.
package struct Totals: Hashable, Sendable, Codable {
  /// In the order of the cart's lines.
  package var lines: [LineTotal]
  /// The lines before discounts, as the shop's prices are written (with tax or without).
  package var subtotal: Money
  /// What each promotion takes off, positive amounts; free shipping included.
  package var discounts: [AppliedDiscount]
  /// The method's price, zero once its own threshold is reached, before free shipping by a promotion (which is one of
  /// `discounts`); nil while no method is chosen or possible.
  package var shipping: Money?
  /// What is paid for shipping.
  package var shippingCharged: Money
  /// One row for each rate, in order of rate; empty where no tax is due.
  package var taxes: [TaxRow]
  package var taxIncluded: Bool
  package var total: Money
  /// What is missing to free shipping by the method's own threshold; nil when there is none, zero when reached.
  package var toFreeShipping: Money?

  package init(
    lines: [LineTotal], subtotal: Money, discounts: [AppliedDiscount], shipping: Money?, shippingCharged: Money,
    taxes: [TaxRow], taxIncluded: Bool, total: Money, toFreeShipping: Money?
  ) {
    self.lines = lines
    self.subtotal = subtotal
    self.discounts = discounts
    self.shipping = shipping
    self.shippingCharged = shippingCharged
    self.taxes = taxes
    self.taxIncluded = taxIncluded
    self.total = total
    self.toFreeShipping = toFreeShipping
  }

  /// The sum of all taxes.
  package var tax: Money { taxes.map(\.amount).total(total.currency) }
}

/// One line of a priced cart.
package struct LineTotal: Hashable, Sendable, Codable {
  package var sku: String
  package var quantity: Int
  package var unitPrice: Money
  /// `unitPrice × quantity`.
  package var subtotal: Money
  /// This line's share of the discounts, positive.
  package var discount: Money
  /// This line's tax: within `subtotal − discount` when prices include tax, on top of it otherwise.
  package var tax: Money
  package var taxPartsPerMillion: Int

  package init(
    sku: String, quantity: Int, unitPrice: Money, subtotal: Money, discount: Money, tax: Money, taxPartsPerMillion: Int
  ) {
    self.sku = sku
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.subtotal = subtotal
    self.discount = discount
    self.tax = tax
    self.taxPartsPerMillion = taxPartsPerMillion
  }
}

/// What one promotion takes off.
package struct AppliedDiscount: Hashable, Sendable, Codable {
  package var code: String
  package var title: SafeText
  /// Positive.
  package var amount: Money

  package init(code: String, title: SafeText, amount: Money) {
    self.code = code
    self.title = title
    self.amount = amount
  }
}

/// Tax of one rate.
package struct TaxRow: Hashable, Sendable, Codable {
  package var label: SafeText
  package var partsPerMillion: Int
  /// What the rate is applied to: net when prices exclude tax, gross when they include it.
  package var base: Money
  package var amount: Money

  package init(label: SafeText, partsPerMillion: Int, base: Money, amount: Money) {
    self.label = label
    self.partsPerMillion = partsPerMillion
    self.base = base
    self.amount = amount
  }
}

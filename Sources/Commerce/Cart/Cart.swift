package import PlainText

/// A cart as it is kept: what is in it and what its lines cost when they were put there.
package struct Cart: Hashable, Sendable, Codable {
  package var id: Int
  /// The shopper's own name for it; the first is "Cart".
  package var name: SafeText
  package var lines: [CartLine]
  /// Codes as typed, checked each time the cart is priced.
  package var couponCodes: [String]
  /// When it goes, if nothing changes in it.
  package var expiresAt: Instant

  package init(id: Int, name: SafeText, lines: [CartLine], couponCodes: [String], expiresAt: Instant) {
    self.id = id
    self.name = name
    self.lines = lines
    self.couponCodes = couponCodes
    self.expiresAt = expiresAt
  }

  /// Units to be bought; what is saved for later does not count.
  package var unitCount: Int { lines.filter { !$0.isSavedForLater }.reduce(0) { $0 + $1.quantity } }
}

/// One SKU in a cart.
package struct CartLine: Hashable, Sendable, Codable {
  package var sku: String
  /// 1...``CartLine/maximumQuantity``.
  package var quantity: Int
  /// The price the shopper last saw, so that a change can be told.
  package var seenPrice: Money
  package var isSavedForLater: Bool

  package static let maximumQuantity = 999

  package init(sku: String, quantity: Int, seenPrice: Money, isSavedForLater: Bool = false) {
    self.sku = sku
    self.quantity = quantity
    self.seenPrice = seenPrice
    self.isSavedForLater = isSavedForLater
  }
}

/// A cart with everything a screen shows of it: words, stock, price changes, totals, arrival.
package struct CartView: Hashable, Sendable {
  package var cart: Cart
  /// In the order of the cart; saved lines last.
  package var lines: [CartLineView]
  package var totals: Totals
  /// Coupons of the cart that do not count just now, and why.
  package var refusals: [CouponRefusal]
  /// What shipping goes by until the shopper chooses: the cheapest method to `country`; nil where the shop does not ship.
  package var method: ShippingMethod?
  package var country: String
  package var delivery: DeliveryWindow?

  package init(
    cart: Cart, lines: [CartLineView], totals: Totals, refusals: [CouponRefusal], method: ShippingMethod?,
    country: String, delivery: DeliveryWindow?
  ) {
    self.cart = cart
    self.lines = lines
    self.totals = totals
    self.refusals = refusals
    self.method = method
    self.country = country
    self.delivery = delivery
  }
}

/// A coupon of the cart that does not count.
package struct CouponRefusal: Hashable, Sendable {
  package var code: String
  package var reason: PromotionRefusal

  package init(code: String, reason: PromotionRefusal) {
    self.code = code
    self.reason = reason
  }
}

/// One cart line with its words and its state of today.
package struct CartLineView: Hashable, Sendable {
  package var line: CartLine
  package var slug: String
  package var title: SafeText
  package var variant: SafeText
  /// Today's price; the seen one when the product has vanished.
  package var unitPrice: Money
  /// Units that can be bought now, this cart's own reservation included.
  package var available: Int
  package var isVanished: Bool

  package init(
    line: CartLine, slug: String, title: SafeText, variant: SafeText, unitPrice: Money, available: Int,
    isVanished: Bool
  ) {
    self.line = line
    self.slug = slug
    self.title = title
    self.variant = variant
    self.unitPrice = unitPrice
    self.available = available
    self.isVanished = isVanished
  }

  /// The price differs from the one last seen.
  package var isRepriced: Bool { !isVanished && unitPrice != line.seenPrice }
  /// It is in the cart to be bought, but cannot be bought in this number.
  package var isShort: Bool { isVanished || line.quantity > available }
}

package import PlainText

/// A checkout priced for its address and method: what the delivery and review screens show.
package struct CheckoutView: Hashable, Sendable {
  package var cart: CartView
  package var draft: CheckoutDraft
  /// Ways to ship to the draft's address, cheapest first; empty where the shop does not ship.
  package var deliveries: [DeliveryChoice]
  /// Totals with the chosen method and the draft's address.
  package var totals: Totals

  package init(cart: CartView, draft: CheckoutDraft, deliveries: [DeliveryChoice], totals: Totals) {
    self.cart = cart
    self.draft = draft
    self.deliveries = deliveries
    self.totals = totals
  }
}

/// One way to ship, with what it costs this cart and when it arrives.
package struct DeliveryChoice: Hashable, Sendable {
  package var method: ShippingMethod
  /// Zero when free by threshold or coupon.
  package var price: Money
  package var window: DeliveryWindow

  package init(method: ShippingMethod, price: Money, window: DeliveryWindow) {
    self.method = method
    self.price = price
    self.window = window
  }
}

/// What came of placing an order.
package enum Placement: Hashable, Sendable {
  case placed(Order)
  /// Nothing was charged, the reservation is released, everything typed stays.
  case declined(DeclineReason)
  /// The bank wants the shopper to confirm; `attempt` continues it.
  case requiresAction(attempt: String, link: SafeText)
  /// The gateway has not answered; `attempt` asks again. The charge may have gone through: never pay anew.
  case pending(attempt: String)
  /// Something differs from what the review showed; `view` is the new truth, nothing was charged.
  case changed([PlacementChange], view: CheckoutView)
}

/// A difference between the review and the moment of placing.
package enum PlacementChange: Hashable, Sendable {
  /// Dearer than shown: needs consent. (A fall is passed on without a question.)
  case priceRose(title: SafeText, from: Money, to: Money)
  case stockShort(title: SafeText, wanted: Int, available: Int)
  case vanished(title: SafeText)
  case couponRefused(code: String, reason: PromotionRefusal)
  case totalRose(from: Money, to: Money)
  case methodGone
}

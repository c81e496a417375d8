package import PlainText

/// An order as it was placed: it copies what it needs and never changes because the catalogue did.
package struct Order: Hashable, Sendable, Codable {
  /// What the shopper notes down; says nothing about how many orders there are.
  package var number: String
  package var placedAt: Instant
  package var state: OrderState
  package var paymentState: PaymentState
  package var fulfilment: FulfilmentState
  package var email: String
  package var fullName: String
  package var address: PostalAddress
  package var billing: PostalAddress?
  package var phone: String
  package var note: String
  package var lines: [OrderLine]
  package var totals: Totals
  package var methodName: SafeText
  package var delivery: DeliveryWindow
  package var card: CardSummary?
  /// What has happened since it was placed, the oldest first; kept beside the order, which never changes.
  package var history: [OrderEvent] = []

  // All but the history.
  private enum CodingKeys: String, CodingKey {
    case number, placedAt, state, paymentState, fulfilment, email, fullName, address, billing, phone, note, lines
    case totals, methodName, delivery, card
  }

  package init(
    number: String, placedAt: Instant, state: OrderState, paymentState: PaymentState, fulfilment: FulfilmentState,
    draft: CheckoutDraft, lines: [OrderLine], totals: Totals, methodName: SafeText, delivery: DeliveryWindow,
    card: CardSummary?
  ) {
    self.number = number
    self.placedAt = placedAt
    self.state = state
    self.paymentState = paymentState
    self.fulfilment = fulfilment
    self.email = draft.email
    self.fullName = draft.fullName
    self.address = draft.address
    self.billing = draft.billing
    self.phone = draft.phone
    self.note = draft.note
    self.lines = lines
    self.totals = totals
    self.methodName = methodName
    self.delivery = delivery
    self.card = card
  }
}

/// One line of an order, with the words and prices of its day.
package struct OrderLine: Hashable, Sendable, Codable {
  package var sku: String
  package var slug: String
  package var title: SafeText
  /// `250 g, Whole bean`; empty for a product without options.
  package var variant: SafeText
  package var quantity: Int
  package var unitPrice: Money

  package init(sku: String, slug: String, title: SafeText, variant: SafeText, quantity: Int, unitPrice: Money) {
    self.sku = sku
    self.slug = slug
    self.title = title
    self.variant = variant
    self.quantity = quantity
    self.unitPrice = unitPrice
  }
}

/// Where an order stands.
package enum OrderState: String, Sendable, Codable, CaseIterable {
  /// Written and reserved, not paid.
  case pendingPayment = "pending_payment"
  case placed
  case completed
  case cancelled
}

/// Where the parcel stands.
package enum FulfilmentState: String, Sendable, Codable, CaseIterable {
  case unfulfilled
  case packed
  case shipped
  case delivered
  case returned
  case cancelled
}

/// What the shopper agreed to on the review screen, to be placed and paid.
package struct PlaceOrder: Hashable, Sendable {
  package var cartID: Int
  package var guestID: Int
  package var draft: CheckoutDraft
  package var card: CardDetails
  /// Idempotency key of this review: the same key is the same order, however often it is sent.
  ///
  /// 1–255 characters, nothing personal. After a decline or a change the next try needs a new one.
  package var key: String
  package var shownTotal: Money
  /// The unit price shown for each SKU.
  package var shownPrices: [String: Money]

  package init(
    cartID: Int, guestID: Int, draft: CheckoutDraft, card: CardDetails, key: String, shownTotal: Money,
    shownPrices: [String: Money]
  ) {
    self.cartID = cartID
    self.guestID = guestID
    self.draft = draft
    self.card = card
    self.key = key
    self.shownTotal = shownTotal
    self.shownPrices = shownPrices
  }
}

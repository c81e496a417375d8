import Commerce
import Database

/// The last transaction of an order: it becomes a sale or comes to nothing, whole, and once.
struct Settlement {
  private let attempt: PaymentAttempt
  private let stored: StoredOrder
  private let now: Instant
  private let profile: ShopProfile
  private let writer: Writer

  init(_ id: String, now: Instant, profile: ShopProfile, in writer: Writer) throws {
    attempt = try AttemptBook.attempt(id, in: writer)
    guard let stored = try OrderBook.order(attempt.order, in: writer) else { throw OrderFault.unknownAttempt }
    self.stored = stored
    self.now = now
    self.profile = profile
    self.writer = writer
  }

  /// The money is there: sells what is held, or what can be had now that the reservation is over, or owes it back.
  ///
  /// - Returns: The order as it stands now when this has placed it; nil when somebody else had settled it or it is lost.
  func complete() throws -> Order? {
    let lost = try stored.demands.compactMap { demand -> (sku: String, left: Int)? in
      let left = try StockBook.obtainable(sku: demand.sku, byOrder: stored.id, now: now, in: writer)
      return left < demand.quantity ? (demand.sku, left) : nil
    }
    guard try AttemptBook.move(attempt.id, to: .succeeded, isRefundDue: !lost.isEmpty, now: now, in: writer) else {
      return nil
    }
    guard lost.isEmpty else {
      try OrderBook.recordLost(lost, of: stored.id, in: writer)
      try comeToNothing(paidAt: now)
      return nil
    }
    try StockBook.sell(stored.demands, order: stored.id, now: now, in: writer)
    try OrderBook.place(stored.id, now: now, in: writer)
    try emptyCart()
    try Outbox.put(.confirmation(of: stored.order, profile: profile), order: stored.id, now: now, in: writer)
    var order = stored.order
    (order.state, order.paymentState, order.placedAt) = (.placed, .succeeded, now)
    return order
  }

  /// Nothing was charged: lets go of stock and coupons and leaves the cart as it is.
  func close(_ state: PaymentState, reason: DeclineReason? = nil) throws {
    guard try AttemptBook.move(attempt.id, to: state, reason: reason, now: now, in: writer) else { return }
    try comeToNothing(paidAt: nil)
  }

  private func comeToNothing(paidAt: Instant?) throws {
    try StockBook.release(order: stored.id, in: writer)
    try CouponBook.release(order: stored.id, in: writer)
    try OrderBook.cancel(stored.id, paidAt: paidAt, in: writer)
  }

  /// Takes what was bought out of the cart, and no more: another window may have put something into it meanwhile.
  private func emptyCart() throws {
    guard let cart = attempt.cart else { return }
    for line in stored.order.lines {
      try writer.execute(
        """
        DELETE FROM cart_line WHERE cart_id = \(cart) AND sku = \(line.sku) AND is_saved = 0
        AND quantity <= \(line.quantity)
        """)
      try writer.execute(
        """
        UPDATE cart_line SET quantity = quantity - \(line.quantity)
        WHERE cart_id = \(cart) AND sku = \(line.sku) AND is_saved = 0 AND quantity > \(line.quantity)
        """)
    }
    try writer.execute(
      """
      DELETE FROM cart_coupon WHERE cart_id = \(cart)
      AND code IN (SELECT code FROM coupon_use WHERE order_id = \(stored.id))
      """)
    try CheckoutBook.finish(cart: cart, now: now, in: writer)
    try CartBook.touch(cart, now: now, days: profile.cartDays, in: writer)
  }
}

import Commerce
import Database
import PlainText

/// One move of an order in one transaction: where it stands, its stock, the money that is owed back, the mail.
struct Fulfilment {
  private let stored: StoredOrder
  private let now: Instant
  private let profile: ShopProfile
  private let writer: Writer

  /// - Throws: ``FulfilmentFault/unknownOrder``.
  init(of number: String, now: Instant, profile: ShopProfile, in writer: Writer) throws {
    guard let stored = try OrderBook.order(number: number, in: writer) else { throw FulfilmentFault.unknownOrder }
    self.stored = stored
    self.now = now
    self.profile = profile
    self.writer = writer
  }

  /// Does it, or throws an ``IllegalMove`` and changes nothing.
  ///
  /// - Returns: The order's id, and whether money is to go back now.
  func perform(_ move: OrderMove, by staff: SafeText) throws -> (order: Int, owesMoney: Bool) {
    let standing = OrderStanding(of: stored.order)
    let next = try standing.after(move)
    if next != standing { try OrderBook.set(next, of: stored.id, in: writer) }
    switch move {
    case .pack: try record(.packed, staff)
    case .unpack: try record(.unpacked, staff)
    case .ship(let tracking):
      if stored.order.fulfilment == .unfulfilled { try record(.packed, staff) }
      try record(.shipped, staff, tracking)
      let mail = OutboxMessage.shipment(of: stored.order, tracking: tracking, profile: profile)
      try Outbox.put(mail, order: stored.id, now: now, in: writer)
    case .deliver: try record(.delivered, staff)
    case .cancel(let reason):
      try record(.cancelled, staff, reason)
      try StockBook.putBack(stored.demands, as: "cancellation", order: stored.id, now: now, in: writer)
      try CouponBook.release(order: stored.id, in: writer)
      try AttemptBook.setRefundDue(ofOrder: stored.id, now: now, in: writer)
    case .takeBack(let isSellable, let reason):
      try record(.returned, staff, reason)
      if isSellable {
        try StockBook.putBack(stored.demands, as: "return", order: stored.id, now: now, in: writer)
      }
    case .refund: try AttemptBook.setRefundDue(ofOrder: stored.id, now: now, in: writer)
    }
    switch move {
    case .cancel, .refund: return (stored.id, true)
    default: return (stored.id, false)
    }
  }

  private func record(_ kind: OrderEvent.Kind, _ staff: SafeText, _ note: SafeText = .empty) throws {
    try OrderBook.record(OrderEvent(kind, by: staff, note: note, at: now), of: stored.id, in: writer)
  }
}

extension OrderMove {
  /// Units can be had again.
  var putsBack: Bool {
    switch self {
    case .cancel: true
    case .takeBack(let isSellable, _): isSellable
    default: false
    }
  }
}

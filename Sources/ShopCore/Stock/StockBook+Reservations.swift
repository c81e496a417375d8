import Commerce
import Database

/// Units wanted of one SKU.
struct StockDemand: Hashable, Sendable {
  var sku: String
  var quantity: Int
}

/// For whom units are held.
struct Holder: Hashable, Sendable {
  var order: Int
  var guest: Int?
  var cart: Int?
  var source = ClientSource(sshConnection: nil, user: 0)
}

extension StockBook {
  /// How long units are held for an order that is being paid.
  static let reservationSeconds = 15 * 60
  /// Orders for which one guest can hold units at a time, so that nobody empties the shop without paying.
  static let reservationsPerGuest = 20
  /// Orders for which sessions from one place of the network can hold units at a time: a guest costs nothing.
  ///
  /// An account of this machine has one guest, or is the shop's own.
  static let reservationsPerSource = 60

  /// Holds units for an order; returns false, and holds none, when they are not there.
  ///
  /// Nothing comes between the look and the deed: a transaction that writes has begun as the only one.
  static func reserve(_ demand: StockDemand, for holder: Holder, now: Instant, in writer: Writer) throws -> Bool {
    let free = try writer.int(
      """
      SELECT on_hand - coalesce((SELECT sum(r.quantity) FROM reservation r
        WHERE r.sku = stock.sku AND r.expires_at > \(now.seconds)), 0) FROM stock WHERE sku = \(demand.sku)
      """)
    guard let free, free >= demand.quantity else { return false }
    let until = now.advanced(bySeconds: reservationSeconds).seconds
    try writer.execute(
      """
      INSERT INTO reservation (order_id, sku, quantity, guest_id, cart_id, expires_at, source_hash)
      VALUES (\(holder.order), \(demand.sku), \(demand.quantity), \(holder.guest), \(holder.cart), \(until),
        \(holder.source.hash))
      """)
    return true
  }

  /// Lets go of what is held for an order.
  static func release(order: Int, in writer: Writer) throws {
    try writer.execute("DELETE FROM reservation WHERE order_id = \(order)")
  }

  /// Tidies reservations away whose time is over, and returns of which SKUs they were.
  @discardableResult
  static func removeExpired(now: Instant, in writer: Writer) throws -> [String] {
    let skus = try writer.rows(
      "SELECT DISTINCT sku FROM reservation WHERE expires_at <= \(now.seconds) ORDER BY sku"
    ).map { $0.string("sku") }
    if !skus.isEmpty { try writer.execute("DELETE FROM reservation WHERE expires_at <= \(now.seconds)") }
    return skus
  }

  /// Whether a guest holds units for as many orders as one may.
  static func isFull(guest: Int, now: Instant, in reader: Reader) throws -> Bool {
    try isFull("guest_id = \(guest)", limit: reservationsPerGuest, now: now, in: reader)
  }

  /// Whether units are held for as many orders from one place of the network as may be.
  static func isFull(source: ClientSource, now: Instant, in reader: Reader) throws -> Bool {
    try isFull("source_hash = \(source.hash)", limit: reservationsPerSource, now: now, in: reader)
  }

  private static func isFull(_ whose: SQL, limit: Int, now: Instant, in reader: Reader) throws -> Bool {
    let held: SQL = "FROM reservation WHERE \(whose) AND expires_at > \(now.seconds)"
    // There are no fewer rows than orders, and mostly few of them: only many are worth telling apart.
    guard try reader.int("SELECT count(*) " + held) ?? 0 >= limit else { return false }
    return try reader.int("SELECT count(DISTINCT order_id) " + held) ?? 0 >= limit
  }

  /// Units that `order` can have: on hand less what is held for others; with a live reservation of its own, all on hand.
  static func obtainable(sku: String, byOrder order: Int, now: Instant, in reader: Reader) throws -> Int {
    let isHeld =
      try reader.int(
        """
        SELECT count(*) FROM reservation
        WHERE order_id = \(order) AND sku = \(sku) AND expires_at > \(now.seconds)
        """) ?? 0 > 0
    if isHeld { return try reader.int("SELECT on_hand FROM stock WHERE sku = \(sku)") ?? 0 }
    return try available(skus: [sku], now: now, in: reader)[sku] ?? 0
  }

  /// Turns what is held for an order into sales.
  ///
  /// - Throws: A ``DatabaseFailure`` of kind `constraint` when there is less on hand: look with ``obtainable`` first.
  static func sell(_ demands: [StockDemand], order: Int, now: Instant, in writer: Writer) throws {
    try release(order: order, in: writer)
    for demand in demands {
      try writer.execute(
        "UPDATE stock SET on_hand = on_hand - \(demand.quantity) WHERE sku = \(demand.sku)")
      try move(demand.sku, by: -demand.quantity, kind: "sale", order: order, at: now, in: writer)
    }
  }

  /// Puts what was sold with an order on the shelf again.
  ///
  /// - Parameter kind: Of the movement: `cancellation` for what never left, `return` for what came back.
  static func putBack(
    _ demands: [StockDemand], as kind: String, order: Int, now: Instant, in writer: Writer
  ) throws {
    for demand in demands {
      try writer.execute("UPDATE stock SET on_hand = on_hand + \(demand.quantity) WHERE sku = \(demand.sku)")
      try move(demand.sku, by: demand.quantity, kind: kind, order: order, at: now, in: writer)
    }
  }
}

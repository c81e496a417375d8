import Commerce
import Database

/// An order as the ledger keeps it.
struct StoredOrder: Hashable, Sendable {
  var id: Int
  var order: Order

  /// What has to be held and sold for it, by SKU: always the same order, so that two orders meet in it.
  var demands: [StockDemand] {
    order.lines.map { StockDemand(sku: $0.sku, quantity: $0.quantity) }.sorted { $0.sku < $1.sku }
  }
}

/// The rows of orders.
enum OrderBook {
  private static let columns: SQL = """
    SELECT o.id, o.json, o.state, o.fulfilment, o.paid_at, a.state AS payment_state
    FROM orders o JOIN payment_attempt a ON a.order_id = o.id
    """

  /// Writes a new order with its lines and returns its id; the payment attempt has to follow.
  ///
  /// - Parameter json: The order itself.
  static func insert(_ order: Order, json: String, guest: Int, cart: Int, in writer: Writer) throws -> Int {
    let total = order.totals.total
    try writer.execute(
      """
      INSERT INTO orders (number, guest_id, cart_id, state, fulfilment, email_key, total, currency, created_at, json)
      VALUES (\(order.number), \(guest), \(cart), \(order.state.rawValue), \(order.fulfilment.rawValue),
        \(emailKey(order.email)), \(total.minorUnits), \(total.currency.code), \(order.placedAt.seconds),
        \(json))
      """)
    let id = writer.lastInsertedID
    for (position, (line, priced)) in zip(order.lines, order.totals.lines).enumerated() {
      try writer.execute(
        """
        INSERT INTO order_line (order_id, position, sku, quantity, unit_price, discount, tax)
        VALUES (\(id), \(position), \(line.sku), \(line.quantity), \(line.unitPrice.minorUnits),
          \(priced.discount.minorUnits), \(priced.tax.minorUnits))
        """)
    }
    return id
  }

  static func order(_ id: Int, in reader: Reader) throws -> StoredOrder? {
    try reader.row(columns + " WHERE o.id = \(id)").map { try stored($0, in: reader) }
  }

  /// What an order is called and in which currency it is, without the rest of it.
  static func label(of id: Int, in reader: Reader) throws -> (number: String, currency: String)? {
    try reader.row("SELECT number, currency FROM orders WHERE id = \(id)").map {
      ($0.string("number"), $0.string("currency"))
    }
  }

  static func isTaken(number: String, in reader: Reader) throws -> Bool {
    try reader.row("SELECT 1 FROM orders WHERE number = \(number)") != nil
  }

  /// Orders of a guest that were paid, the newest first.
  static func orders(ofGuest guest: Int, in reader: Reader) throws -> [Order] {
    try reader.rows(columns + " WHERE o.guest_id = \(guest) AND o.paid_at IS NOT NULL ORDER BY o.id DESC")
      .map { try stored($0, in: reader).order }
  }

  /// The paid order with this number and address; one statement, whichever of the two is wrong.
  static func order(number: String, emailKey: String, in reader: Reader) throws -> Order? {
    try reader.row(
      columns + " WHERE o.email_key = \(emailKey) AND o.number = \(number) AND o.paid_at IS NOT NULL"
    ).map { try stored($0, in: reader).order }
  }

  /// The order is paid and placed.
  static func place(_ id: Int, now: Instant, in writer: Writer) throws {
    try writer.execute("UPDATE orders SET state = 'placed', paid_at = \(now.seconds) WHERE id = \(id)")
  }

  /// The order comes to nothing.
  ///
  /// - Parameter paidAt: When it was paid all the same, so that the guest can look it up; nil when it was not.
  static func cancel(_ id: Int, paidAt: Instant? = nil, in writer: Writer) throws {
    try writer.execute(
      """
      UPDATE orders SET state = 'cancelled', fulfilment = 'cancelled', paid_at = \(paidAt?.seconds) WHERE id = \(id)
      """)
  }

  /// The order of its day, with where it stands now.
  private static func stored(_ row: Row, in reader: Reader) throws -> StoredOrder {
    var order = try JSONText.decode(Order.self, from: row.string("json"))
    order.state = OrderState(rawValue: row.string("state")) ?? order.state
    order.fulfilment = FulfilmentState(rawValue: row.string("fulfilment")) ?? order.fulfilment
    order.paymentState = PaymentState(rawValue: row.string("payment_state")) ?? order.paymentState
    if let paidAt = row.optionalInt("paid_at") { order.placedAt = Instant(seconds: paidAt) }
    let id = row.int("id")
    // Mostly nothing has happened yet.
    if order.fulfilment != .unfulfilled { order.history = try history(of: id, in: reader) }
    return StoredOrder(id: id, order: order)
  }
}

extension OrderBook {
  /// Notes for which lines there was no stock any more when the payment came, and how many units were left.
  static func recordLost(_ lost: [(sku: String, left: Int)], of order: Int, in writer: Writer) throws {
    for (sku, left) in lost {
      try writer.execute("UPDATE order_line SET left_when_lost = \(left) WHERE order_id = \(order) AND sku = \(sku)")
    }
  }

  /// It was paid when there was no stock any more, and never became a sale.
  static func isLost(_ order: Int, in reader: Reader) throws -> Bool { try !lostLines(of: order, in: reader).isEmpty }

  /// Units that were left of each line there was no stock for.
  static func lostLines(of order: Int, in reader: Reader) throws -> [String: Int] {
    let rows = try reader.rows(
      "SELECT sku, left_when_lost FROM order_line WHERE order_id = \(order) AND left_when_lost IS NOT NULL")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.string("sku"), $0.int("left_when_lost")) })
  }
}

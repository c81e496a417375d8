import Commerce
import Database
import PlainText

// What happens to an order after it was placed.
extension OrderBook {
  /// An order by its number, whoever placed it.
  static func order(number: String, in reader: Reader) throws -> StoredOrder? {
    guard let id = try reader.int("SELECT id FROM orders WHERE number = \(number)") else { return nil }
    return try order(id, in: reader)
  }

  /// Orders that were paid, the newest first.
  static func paid(limit: Int, in reader: Reader) throws -> [Order] {
    try reader.rows(
      "SELECT id FROM orders WHERE paid_at IS NOT NULL ORDER BY paid_at DESC, id DESC LIMIT \(limit)"
    ).compactMap { try order($0.int("id"), in: reader)?.order }
  }

  /// Puts an order where a move has led it.
  static func set(_ standing: OrderStanding, of id: Int, in writer: Writer) throws {
    try writer.execute(
      """
      UPDATE orders SET state = \(standing.order.rawValue), fulfilment = \(standing.fulfilment.rawValue)
      WHERE id = \(id)
      """)
  }

  static func record(_ event: OrderEvent, of order: Int, in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO order_event (order_id, kind, staff, note, happened_at)
      VALUES (\(order), \(event.kind.rawValue), \(event.staff.string), \(event.note.string), \(event.at.seconds))
      """)
  }

  static func history(of order: Int, in reader: Reader) throws -> [OrderEvent] {
    try reader.rows("SELECT * FROM order_event WHERE order_id = \(order) ORDER BY id").compactMap { row in
      OrderEvent.Kind(rawValue: row.string("kind")).map {
        OrderEvent(
          $0, by: SafeText(cleaning: row.string("staff")), note: SafeText(cleaning: row.string("note")),
          at: Instant(seconds: row.int("happened_at")))
      }
    }
  }
}

import Commerce
import Database

/// A rule as one statement that gives the rows which break it: `id`, `expected` and `found`, as text or NULL.
struct BooksQuestion: Sendable {
  let rule: BooksRule
  /// The statement at a moment.
  let sql: @Sendable (Instant) -> SQL

  init(_ rule: BooksRule, _ sql: @escaping @autoclosure @Sendable () -> SQL) {
    self.rule = rule
    self.sql = { _ in sql() }
  }

  init(_ rule: BooksRule, at sql: @escaping @Sendable (Instant) -> SQL) {
    self.rule = rule
    self.sql = sql
  }

  func findings(now: Instant, in reader: Reader) throws -> [Finding] {
    try reader.rows(sql(now)).map { row in
      Finding(
        rule, id: row.string("id"), expected: row.optionalString("expected"), found: row.optionalString("found"))
    }
  }

  /// Every rule that a statement on the ledger alone can check.
  static let all = ofStock + ofSales + ofPayments + ofCoupons + ofCarts + ofThreads
}

extension BooksQuestion {
  /// What is done within a minute is under way; later it was left behind.
  private static let patience = Shop.patienceSeconds

  static let ofStock = [
    BooksQuestion(
      .stockDiffers,
      """
      SELECT sku AS id, CAST(moved AS TEXT) AS expected, CAST(on_hand AS TEXT) AS found
      FROM (SELECT sku, on_hand, coalesce((SELECT sum(m.quantity) FROM stock_movement m WHERE m.sku = stock.sku), 0)
        AS moved FROM stock) WHERE moved <> on_hand
      """),
    BooksQuestion(
      .stockNegative,
      "SELECT sku AS id, NULL AS expected, CAST(on_hand AS TEXT) AS found FROM stock WHERE on_hand < 0"),
    BooksQuestion(.reservationExpired) { now in
      """
      SELECT o.number || ' ' || r.sku AS id, NULL AS expected, CAST(r.quantity AS TEXT) AS found
      FROM reservation r JOIN orders o ON o.id = r.order_id WHERE r.expires_at <= \(now.seconds - patience)
      """
    },
    BooksQuestion(
      .reservationWithoutOrder,
      """
      SELECT coalesce(o.number, r.order_id) || ' ' || r.sku AS id, 'pending_payment' AS expected, o.state AS found
      FROM reservation r LEFT JOIN orders o ON o.id = r.order_id
      WHERE o.state IS NULL OR o.state <> 'pending_payment'
      """),
    BooksQuestion(.reservationOverStock) { now in
      """
      SELECT s.sku AS id, CAST(s.on_hand AS TEXT) AS expected, CAST(sum(r.quantity) AS TEXT) AS found
      FROM stock s JOIN reservation r ON r.sku = s.sku WHERE r.expires_at > \(now.seconds)
      GROUP BY s.sku, s.on_hand HAVING sum(r.quantity) > s.on_hand
      """
    },
    BooksQuestion(.reservationDiffers) { now in
      """
      SELECT o.number || ' ' || l.sku AS id, CAST(l.quantity AS TEXT) AS expected, CAST(r.quantity AS TEXT) AS found
      FROM orders o JOIN order_line l ON l.order_id = o.id
      LEFT JOIN reservation r ON r.order_id = o.id AND r.sku = l.sku
      WHERE o.state = 'pending_payment' AND coalesce(r.quantity, 0) <> l.quantity
      AND EXISTS (SELECT 1 FROM reservation x WHERE x.order_id = o.id AND x.expires_at > \(now.seconds))
      """
    },
  ]

  static let ofSales = [
    BooksQuestion(
      .saleDiffers,
      """
      SELECT o.number || ' ' || l.sku AS id, CAST(l.quantity AS TEXT) AS expected, CAST(-m.sold AS TEXT) AS found
      FROM orders o JOIN order_line l ON l.order_id = o.id
      LEFT JOIN (SELECT order_id, sku, sum(quantity) AS sold FROM stock_movement WHERE kind = 'sale'
        GROUP BY order_id, sku) m ON m.order_id = o.id AND m.sku = l.sku
      WHERE o.state IN ('placed', 'completed') AND coalesce(-m.sold, 0) <> l.quantity
      UNION ALL
      SELECT o.number || ' ' || m.sku, NULL, CAST(-m.quantity AS TEXT)
      FROM stock_movement m JOIN orders o ON o.id = m.order_id
      WHERE m.kind = 'sale'
      AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = m.order_id AND l.sku = m.sku)
      """),
    BooksQuestion(
      .saleOfUnsoldOrder,
      """
      SELECT o.number || ' ' || m.sku AS id, '0' AS expected, CAST(-sum(m.quantity) AS TEXT) AS found
      FROM orders o JOIN stock_movement m ON m.order_id = o.id WHERE o.state IN ('pending_payment', 'cancelled')
      GROUP BY o.number, m.sku HAVING sum(m.quantity) <> 0
      """),
    BooksQuestion(
      .fulfilmentDiffers,
      """
      SELECT o.number AS id, CASE e.kind WHEN 'unpacked' THEN 'unfulfilled' ELSE e.kind END AS expected,
        o.fulfilment AS found
      FROM orders o JOIN order_event e ON e.id = (SELECT max(x.id) FROM order_event x
        WHERE x.order_id = o.id AND x.kind <> 'refunded')
      WHERE o.fulfilment <> CASE e.kind WHEN 'unpacked' THEN 'unfulfilled' ELSE e.kind END
      UNION ALL
      SELECT number, NULL, fulfilment FROM orders WHERE fulfilment NOT IN ('unfulfilled', 'cancelled')
      AND NOT EXISTS (SELECT 1 FROM order_event e WHERE e.order_id = orders.id)
      """),
    BooksQuestion(
      .returnOverSale,
      """
      SELECT o.number || ' ' || m.sku AS id, NULL AS expected, CAST(sum(m.quantity) AS TEXT) AS found
      FROM orders o JOIN stock_movement m ON m.order_id = o.id
      GROUP BY o.number, m.sku HAVING sum(m.quantity) > 0
      """),
  ]
}

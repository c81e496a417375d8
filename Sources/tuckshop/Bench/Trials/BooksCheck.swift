import Commerce
import Database
import PlainText
import ShopCore

/// What must hold in a shop's books whatever was killed, and whenever: each violation as a sentence.
///
/// The invariants are those of double entry: units that came are on hand or sold, every charge is one placed order's,
/// every placed order was charged, and nothing is half there.
struct BooksCheck {
  let shop: Shop
  let gateway: TestGateway

  /// - Parameter isSettled: Everything has been reconciled and every reservation is over, so that nothing is open.
  func violations(isSettled: Bool) throws -> [SafeText] {
    var found: [SafeText] = []
    try shop.ledger.read { reader in
      let damage = try reader.string("PRAGMA integrity_check") ?? ""
      if damage != "ok" { found.append("the ledger is damaged: \(damage)") }
      let dangling = try reader.rows("PRAGMA foreign_key_check").count
      if dangling > 0 { found.append("\(dangling) rows point nowhere") }
      for (sentence, query) in Self.rules + (isSettled ? Self.settledRules : []) {
        let count = try reader.int("SELECT count(*) FROM (\(query))") ?? 0
        if count > 0 { found.append("\(count) × \(sentence)") }
      }
    }
    return found + (try chargeViolations())
  }

  private static let rules: [(SafeText, SQL)] = [
    (
      "what is on hand is not what came less what went",
      """
      SELECT sku FROM stock WHERE on_hand <> coalesce((SELECT sum(quantity) FROM stock_movement m
        WHERE m.sku = stock.sku), 0)
      """
    ),
    (
      "a placed order did not take its units from the stock",
      """
      SELECT l.order_id FROM order_line l JOIN orders o ON o.id = l.order_id
      WHERE o.state IN ('placed', 'completed') AND NOT EXISTS (SELECT 1 FROM stock_movement m
        WHERE m.order_id = l.order_id AND m.sku = l.sku AND m.kind = 'sale' AND m.quantity = -l.quantity)
      """
    ),
    (
      "units were sold without a placed order",
      """
      SELECT m.id FROM stock_movement m JOIN orders o ON o.id = m.order_id
      WHERE m.kind = 'sale' AND o.state NOT IN ('placed', 'completed')
      """
    ),
    (
      "an order and its payment do not agree",
      """
      SELECT o.id FROM orders o LEFT JOIN payment_attempt a ON a.order_id = o.id
      WHERE a.id IS NULL OR NOT CASE o.state
        WHEN 'pending_payment' THEN a.state IN ('creating', 'requires_action', 'pending')
        WHEN 'cancelled' THEN a.state IN ('declined', 'cancelled', 'refunded') OR a.refund_due = 1
        ELSE a.state = 'succeeded' AND a.refund_due = 0 END
      """
    ),
    (
      "units are held for an order that is not being paid",
      """
      SELECT r.order_id FROM reservation r JOIN orders o ON o.id = r.order_id WHERE o.state <> 'pending_payment'
      """
    ),
    (
      "an order has no lines",
      "SELECT id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id)"
    ),
    (
      "a placed order has no confirmation, or more than one",
      """
      SELECT id FROM orders o WHERE state IN ('placed', 'completed') AND (SELECT count(*) FROM outbox m
        WHERE m.order_id = o.id AND m.kind = 'order_confirmation') <> 1
      """
    ),
    (
      "a confirmation is of an order that was not placed",
      """
      SELECT m.id FROM outbox m JOIN orders o ON o.id = m.order_id
      WHERE m.kind = 'order_confirmation' AND o.state NOT IN ('placed', 'completed')
      """
    ),
  ]

  private static let settledRules: [(SafeText, SQL)] = [
    ("an order is still being paid", "SELECT id FROM orders WHERE state = 'pending_payment'"),
    ("money is still owed back", "SELECT id FROM payment_attempt WHERE refund_due = 1"),
    ("units are still held", "SELECT order_id FROM reservation"),
  ]

  /// Compares the provider's books with the shop's; what is not settled may have been charged already.
  private func chargeViolations() throws -> [SafeText] {
    let rows = try shop.ledger.read { reader in
      try reader.rows(
        """
        SELECT o.number, o.total, o.state, a.refund_due, a.intent_id IS NOT NULL AS has_intent
        FROM orders o JOIN payment_attempt a ON a.order_id = o.id
        """)
    }
    let kept = Dictionary(
      try gateway.statement().map { ($0.order, $0.charged - $0.refunded) }, uniquingKeysWith: +)
    var found: [SafeText] = []
    var known: Set<String> = []
    for row in rows {
      let number = row.string("number")
      known.insert(number)
      let (state, charged) = (row.string("state"), kept[number] ?? 0)
      if state == "pending_payment" || row.bool("refund_due") { continue }
      let owed = ["placed", "completed"].contains(state) ? row.int("total") : 0
      if charged != owed { found.append("order \(number), \(state), of \(owed) was charged \(charged)") }
    }
    for (number, charged) in kept where charged > 0 && !known.contains(number) {
      found.append("\(charged) was charged for \(number), which is no order")
    }
    return found
  }
}

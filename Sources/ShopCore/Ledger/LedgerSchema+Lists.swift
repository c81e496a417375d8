extension LedgerSchema {
  /// What may stand in a column, in lists of two values at most.
  ///
  /// For a longer list SQLite builds a table of its values each time that a row is written: five of them for an order,
  /// while everybody waits. What a table says of its columns is changed in the schema alone, in the way that SQLite gives
  /// for that (sqlite.org/lang_altertable.html §7); no row has to be looked at, since the same values are allowed.
  static let shortLists = """
    PRAGMA writable_schema = ON;
    \(replacing("orders", "state", ["pending_payment", "placed", "completed", "cancelled"]))
    \(replacing("orders", "fulfilment", ["unfulfilled", "packed", "shipped", "delivered", "returned", "cancelled"]))
    \(replacing(
      "payment_attempt", "state",
      ["creating", "requires_action", "pending", "succeeded", "declined", "cancelled", "refunded"]))
    \(replacing("stock_movement", "kind", ["opening", "sale", "cancellation", "return", "adjustment"]))
    UPDATE sqlite_schema SET sql = replace(sql, '(kind IN (''sale'', ''cancellation'', ''return''))',
      '(kind IN (''sale'', ''cancellation'') OR kind = ''return'')') WHERE name = 'stock_movement';
    \(replacing("outbox", "kind", ["order_confirmation", "order_refunded", "order_shipped", "chat_reply"]))
    PRAGMA writable_schema = RESET;
    DROP INDEX payment_attempt_one_open;
    CREATE UNIQUE INDEX payment_attempt_one_open ON payment_attempt (cart_id)
      WHERE state IN ('creating', 'requires_action') OR state = 'pending';
    DROP INDEX payment_attempt_unsettled;
    CREATE INDEX payment_attempt_unsettled ON payment_attempt (updated_at)
      WHERE state IN ('creating', 'requires_action') OR state = 'pending' OR refund_due = 1;
    """

  /// The statement that parts the list of a column's values in a table's schema.
  private static func replacing(_ table: String, _ column: String, _ values: [String]) -> String {
    // Quotation marks are doubled, since this stands within a text.
    func list(_ values: some Sequence<String>) -> String {
      "\(column) IN (" + values.map { "''\($0)''" }.joined(separator: ", ") + ")"
    }
    let pairs = stride(from: 0, to: values.count, by: 2).map { list(values[$0..<min($0 + 2, values.count)]) }
    return """
      UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (\(list(values)))', 'CHECK (\(pairs.joined(separator: " OR ")))')
      WHERE name = '\(table)';
      """
  }
}

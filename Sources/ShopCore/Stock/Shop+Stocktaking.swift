import Commerce
import Database

extension Shop {
  /// Puts what is on hand of a SKU to what somebody has counted, and tells those who look at it.
  ///
  /// What is held for orders that are being paid stays held.
  ///
  /// - Returns: False where the shop has no such SKU.
  package func takeStock(of sku: String, counted count: Int) throws -> Bool {
    let now = world.now()
    let difference = try ledger.write { writer -> Int? in
      guard let before = try writer.int("SELECT on_hand FROM stock WHERE sku = \(sku)") else { return nil }
      guard before != count else { return 0 }
      try writer.execute("UPDATE stock SET on_hand = \(count) WHERE sku = \(sku)")
      try StockBook.move(sku, by: count - before, kind: "adjustment", order: nil, at: now, in: writer)
      return count - before
    }
    guard let difference else { return false }
    if difference != 0 { ringStock(of: [sku], isMore: difference > 0) }
    return true
  }
}

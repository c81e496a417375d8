import Commerce
import Database
import Glibc

/// What was sold lately, for the order in which a catalogue shows its products.
enum RecentSales {
  /// Units of each SKU in orders that were paid within ``ProductMerit/salesDays`` and not cancelled; none for a shop
  /// without a ledger.
  static func units(in folder: DataFolder, until now: Instant) throws -> [String: Int] {
    guard access(folder.ledgerPath, F_OK) == 0 else { return [:] }
    let ledger = try Shop.openLedger(in: folder)
    defer { ledger.close() }
    let since = now.advanced(bySeconds: -ProductMerit.salesDays * 86_400)
    var units: [String: Int] = [:]
    try ledger.read { reader in
      try reader.forEach(
        """
        SELECT l.sku, sum(l.quantity) AS units FROM orders o JOIN order_line l ON l.order_id = o.id
        WHERE o.paid_at >= \(since.seconds) AND o.state IN ('placed', 'completed') GROUP BY l.sku
        """
      ) { units[$0.string("sku")] = $0.int("units") }
    }
    return units
  }
}

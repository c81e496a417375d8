import Commerce
import Database
import Glibc

/// What the ledger tells of products, for the order in which a catalogue shows them.
struct ProductRenown {
  /// Units of each SKU in orders that were paid within ``ProductMerit/salesDays`` and not cancelled.
  var sales: [String: Int] = [:]
  /// How many reviews others see of each product, by its slug, and the sum of their stars.
  var reviews: [String: (count: Int, stars: Int)] = [:]

  init() {}

  /// Reads what has a weight; nothing for a shop without a ledger.
  init(in folder: DataFolder, weights: RankingWeights, until now: Instant) throws {
    guard weights.popularity > 0 || weights.rating > 0, access(folder.ledgerPath, F_OK) == 0 else { return }
    let ledger = try Shop.openLedger(in: folder)
    defer { ledger.close() }
    let since = now.advanced(bySeconds: -ProductMerit.salesDays * 86_400)
    var sales: [String: Int] = [:]
    reviews = try ledger.read { reader in
      if weights.popularity > 0 {
        try reader.forEach(
          """
          SELECT l.sku, sum(l.quantity) AS units FROM orders o JOIN order_line l ON l.order_id = o.id
          WHERE o.paid_at >= \(since.seconds) AND o.state IN ('placed', 'completed') GROUP BY l.sku
          """
        ) { sales[$0.string("sku")] = $0.int("units") }
      }
      return weights.rating > 0 ? try ReviewBook.sums(in: reader) : [:]
    }
    self.sales = sales
  }
}

import Commerce
import Database

/// Weighs the products of a catalogue that is being built by what the shop knows of each.
struct ProductMerits {
  let weights: RankingWeights
  let newForDays: Int
  /// Units that were sold of each SKU lately.
  let sales: [String: Int]

  /// Writes `listing.merit`.
  ///
  /// A rating is a level for each half star. What joined on the catalogue's last day has the highest level of newness, and
  /// what joined `newForDays` earlier none.
  func write(in writer: Writer) throws {
    try writer.executeScript("CREATE TEMP TABLE popular (product_id INTEGER PRIMARY KEY, level INTEGER NOT NULL)")
    try writePopular(in: writer)
    let days = max(1, newForDays)
    try writer.execute(
      """
      UPDATE listing SET merit =
        10 * (\(weights.availability) * in_stock + \(weights.featured) * featured)
        + \(weights.popularity) * coalesce((SELECT level FROM temp.popular WHERE product_id = listing.id), 0)
        + \(weights.rating) * (standing / 50)
        + \(weights.newness) * max(0, 10 - 10 * ((SELECT max(added_on) FROM listing) - added_on) / \(days))
      """)
    try writer.executeScript("DROP TABLE temp.popular")
  }

  private func writePopular(in writer: Writer) throws {
    var units: [Int: Int] = [:]
    for (sku, count) in sales {
      guard let product = try writer.int("SELECT product_id FROM variant WHERE sku = \(sku)") else { continue }
      units[product, default: 0] += count
    }
    for (product, count) in units {
      let level = ProductMerit.popularity(sold: count)
      try writer.execute("INSERT INTO temp.popular (product_id, level) VALUES (\(product), \(level))")
    }
  }
}

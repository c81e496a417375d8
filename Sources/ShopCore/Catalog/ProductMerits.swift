import Commerce
import Database

/// Weighs the products of a catalogue that is being built by what the shop knows of each.
struct ProductMerits {
  let weights: RankingWeights
  let newForDays: Int
  let renown: ProductRenown

  /// Writes `listing.merit`, and what the shop's own reviews make of `listing.standing`.
  ///
  /// A rating is a level for each half star. What joined on the catalogue's last day has the highest level of newness, and
  /// what joined `newForDays` earlier none.
  func write(in writer: Writer) throws {
    try writer.executeScript("CREATE TEMP TABLE popular (product_id INTEGER PRIMARY KEY, level INTEGER NOT NULL)")
    try writePopular(in: writer)
    try writeStandings(in: writer)
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

  /// What a file says of a rating counts as ten reviews: to these come the shop's own.
  private func writeStandings(in writer: Writer) throws {
    let others = ProductStanding.others
    for (slug, sum) in renown.reviews {
      try writer.execute(
        """
        UPDATE listing SET standing = (\(others) * standing + \(100 * sum.stars)) / \(others + sum.count)
        WHERE id = (SELECT id FROM product WHERE slug = \(slug))
        """)
    }
  }

  private func writePopular(in writer: Writer) throws {
    var units: [Int: Int] = [:]
    for (sku, count) in renown.sales {
      guard let product = try writer.int("SELECT product_id FROM variant WHERE sku = \(sku)") else { continue }
      units[product, default: 0] += count
    }
    for (product, count) in units {
      let level = ProductMerit.popularity(sold: count)
      try writer.execute("INSERT INTO temp.popular (product_id, level) VALUES (\(product), \(level))")
    }
  }
}

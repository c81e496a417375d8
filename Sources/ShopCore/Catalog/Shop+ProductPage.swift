package import Commerce
import Database
import FoundationEssentials

extension Shop {
  /// Alternatives shown for a product that is sold out.
  private static let alternativesShown = 4

  /// A product with what can be bought of it and when it would arrive in `country`; nil when there is no such slug.
  ///
  /// Deliveries are those of one unit. Alternatives come only when a variant is sold
  /// out: products in stock of the same category, then of the one above, nearest in price first.
  package func product(slug: String, country: String) throws -> ProductPage? {
    guard let (id, product, related) = try stored(slug: slug) else { return nil }
    let now = world.now()
    let (available, reviews) = try ledger.read { reader in
      (
        try StockBook.available(skus: product.variants.map(\.sku), now: now, in: reader),
        try ReviewBook.shown(of: slug, most: Shop.reviewsOnPage, in: reader)
      )
    }
    let isShort = product.variants.contains { available[$0.sku, default: 0] == 0 }
    let profile = profile
    return ProductPage(
      product: product, available: available,
      isNew: newness(profile).isNew(addedOn: product.addedOn?.dayNumber),
      deliveries: deliveries(of: product, available: available, country: country, now: now), country: country,
      related: try rows(related),
      alternatives: isShort ? try alternatives(to: product, id: id) : [], reviews: reviews)
  }

  private func stored(slug: String) throws -> (id: Int, product: Product, related: ProductCards)? {
    try catalog.reading { reader, _ in
      let row = try reader.row(
        """
        SELECT b.product_id, b.body FROM product p JOIN product_body b ON b.product_id = p.id WHERE p.slug = \(slug)
        """)
      guard let row else { return nil }
      let product = try JSONDecoder().decode(Product.self, from: Data(row.string("body").utf8))
      return (row.int("product_id"), product, try ProductCards(slugs: product.related, in: reader))
    }
  }

  private func deliveries(
    of product: Product, available: [String: Int], country: String, now: Instant
  ) -> [DeliveryChoice] {
    let variant = product.variants.first { available[$0.sku, default: 0] > 0 } ?? product.variants.first
    guard let variant, let zone = profile.shipping.zone(for: country) else { return [] }
    return zone.methods(forGrams: variant.weightGrams, merchandise: variant.price).map { method in
      DeliveryChoice(
        method: method, price: method.price(forMerchandise: variant.price),
        window: profile.shipping.window(
          orderedAt: now, handlingDays: product.handlingDays, method: method, zone: profile.timeZone))
    }
  }

  private func alternatives(to product: Product, id: Int) throws -> [ProductRow] {
    guard let price = product.cheapestVariant?.price.minorUnits else { return [] }
    let differences = try stockDifferences()
    let cards = try catalog.reading { reader, _ in
      let stock = try StockCorrection(soldOut: differences.soldOut, restocked: differences.restocked, in: reader)
      var found: [Int] = []
      // A department's neighbours are the whole shop: those are no alternatives.
      for path in [product.category, Array(product.category.dropLast())] where !path.isEmpty {
        guard found.count < Shop.alternativesShown, let category = try CategoryRecord(path: path, in: reader) else {
          continue
        }
        let neighbours = Neighbours(price: price, category: category, stock: stock, excluded: [id] + found)
        found += try neighbours.nearest(Shop.alternativesShown - found.count, in: reader)
      }
      return try ProductCards(ids: found, in: reader)
    }
    return try rows(cards)
  }
}

/// Products of a category around a price.
private struct Neighbours {
  let price: Int
  let category: CategoryRecord
  let stock: StockCorrection
  let excluded: [Int]

  /// Up to `count` ids, the nearest price first, then in the order of lists.
  func nearest(_ count: Int, in reader: Reader) throws -> [Int] {
    let above = try ids("l.min_price >= \(price)", order: "l.min_price, l.place", count: count, in: reader)
    let below = try ids("l.min_price < \(price)", order: "l.min_price DESC, l.place", count: count, in: reader)
    let sorted = (above + below).sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    return sorted.prefix(count).map(\.id)
  }

  private func ids(
    _ side: SQL, order: String, count: Int, in reader: Reader
  ) throws -> [(id: Int, distance: Int, place: Int)] {
    // A category with others below it is not one run of the price index within it; the shop's own price index is.
    let index = category.id == category.lastID ? "listing_by_category" : "listing_by_price"
    let sql: SQL = """
      SELECT l.id, l.min_price, l.place FROM listing l INDEXED BY \(raw: index)
      WHERE l.category_id BETWEEN \(category.id) AND \(category.lastID) AND \(side) AND \(stock.isInStock)
        AND l.id NOT IN (SELECT value FROM json_each(\(jsonArray(excluded))))
      ORDER BY \(raw: order) LIMIT \(count)
      """
    return try reader.rows(sql).map { ($0.int("id"), abs($0.int("min_price") - price), $0.int("place")) }
  }
}

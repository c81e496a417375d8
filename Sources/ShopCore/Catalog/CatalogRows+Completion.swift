import Commerce
import Database
import FoundationEssentials
import PlainText

extension CatalogRows {
  /// Writes what needs all products: the tree, the facets, the order of lists, the indexes and the counts.
  ///
  /// - Parameters:
  ///   - isFirst: False where the catalogue was complete before and a few products changed since.
  ///   - base: The search index of the catalogue that this one is a changed copy of.
  ///   - renown: What the ledger tells of products.
  func complete(
    builtAt: Instant, isFirst: Bool, base: SearchIndex?, renown: ProductRenown = ProductRenown(), in database: Database
  ) throws {
    let tree = takeTree()
    try database.write { writer in
      // Each sort takes as much memory as the cache: what comes now sorts, and reads in order.
      try writer.executeScript("PRAGMA cache_size = -16384; PRAGMA shrink_memory")
      if !isFirst { try writer.executeScript(CatalogSchema.reopening) }
      try insertCategories(tree, in: writer)
      try insertFacets(in: writer)
      try SearchRuleTables.write(profile.searchRules, in: writer)
      try FilterWords.write(in: writer)
      try writer.executeScript(CatalogRows.listing)
    }
    do {
      if isFirst { try database.write { try $0.executeScript(CatalogSchema.keys) } }
    } catch let failure as DatabaseFailure {
      let doubles = try CatalogDouble.all(in: database)
      throw doubles.isEmpty ? failure : CatalogBuildFailure.doubled(doubles)
    }
    if isFirst {
      // The first two indexes see that a slug is one of either; this sees that it is not in both.
      let doubles = try CatalogDouble.acrossLists(in: database)
      if !doubles.isEmpty { throw CatalogBuildFailure.doubled(doubles) }
    }
    try database.write { writer in
      if let weights = profile.searchRules.weights {
        try ProductMerits(weights: weights, newForDays: profile.newForDays, renown: renown).write(in: writer)
      }
      try search.finish(base: base, catalog: writer, in: writer)
      try writer.executeScript(CatalogSchema.orders)
      try writer.executeScript(CatalogRows.counts)
      let json = String(decoding: try JSONEncoder().encode(profile), as: UTF8.self)
      try writer.execute(
        """
        INSERT INTO meta (profile, built_at, product_count, columns)
        VALUES (\(json), \(builtAt.seconds), \(productCount), \(jsonArray(columns)))
        """)
    }
  }

  /// The place in a list is counted here once, so that every order is an index of small numbers.
  ///
  /// -1000000 is a day before all others.
  private static let listing: StaticString = """
    INSERT INTO listing (id, category_id, place, title_place, min_price, added_on, featured, on_offer, in_stock, standing)
    SELECT p.id, s.category_id,
      row_number() OVER (ORDER BY p.featured DESC, p.title_key, p.slug),
      row_number() OVER (ORDER BY p.title_key, p.slug),
      p.min_price, coalesce(p.added_on, -1000000), p.featured, p.compare_at IS NOT NULL, p.declared_stock > 0,
      p.standing
    FROM product p JOIN temp.seen_category s ON s.seen = p.seen_category
    ORDER BY p.id
    """

  private static let counts: StaticString = """
    INSERT INTO facet_count (category_id, facet_value_id, count, in_stock)
    SELECT a.above, leaf.value, sum(leaf.count), sum(leaf.in_stock)
    FROM (
      SELECT l.category_id AS category, f.facet_value_id AS value, count(*) AS count, sum(l.in_stock) AS in_stock
      FROM product_facet f JOIN listing l ON l.id = f.product_id
      GROUP BY l.category_id, f.facet_value_id
    ) leaf JOIN temp.category_above a ON a.category_id = leaf.category
    GROUP BY a.above, leaf.value;
    UPDATE category SET in_stock = s.in_stock, min_price = s.low, max_price = s.high
    FROM (
      SELECT a.above, sum(leaf.in_stock) AS in_stock, min(leaf.low) AS low, max(leaf.high) AS high
      FROM (
        SELECT category_id AS category, sum(in_stock) AS in_stock, min(min_price) AS low, max(min_price) AS high
        FROM listing GROUP BY category_id
      ) leaf JOIN temp.category_above a ON a.category_id = leaf.category
      GROUP BY a.above
    ) s
    WHERE s.above = category.id;
    DROP TABLE temp.category_above;
    DROP TABLE temp.seen_category
    """

  private func insertCategories(_ tree: [SeenCategories.Placed], in writer: Writer) throws {
    try writer.executeScript(
      """
      CREATE TEMP TABLE seen_category (seen INTEGER PRIMARY KEY, category_id INTEGER NOT NULL);
      CREATE TEMP TABLE category_above (category_id INTEGER, above INTEGER, PRIMARY KEY (category_id, above)) WITHOUT ROWID
      """)
    for category in tree {
      try writer.execute(
        """
        INSERT INTO category (id, seen, last_id, parent_id, path, product_count)
        VALUES (\(category.id), \(category.seen), \(category.lastID), \(category.parentID), \(CategoryPath.text(category.path)),
          \(category.count))
        """)
      try writer.execute("INSERT INTO temp.seen_category VALUES (\(category.seen), \(category.id))")
      var above: Int? = category.id
      while let id = above {
        try writer.execute("INSERT INTO temp.category_above VALUES (\(category.id), \(id))")
        above = tree[id].parentID
      }
    }
  }

  private func insertFacets(in writer: Writer) throws {
    for (index, name) in profile.facets.enumerated() {
      try writer.execute("INSERT INTO facet (id, name) VALUES (\(index), \(name.string))")
    }
    let numbers = Dictionary(profile.facets.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let used = try usedFacetValues(in: writer)
    for (key, value) in facetValues.values where used?.contains(value.id) ?? true {
      try writer.execute(
        """
        INSERT INTO facet_value (id, facet_id, position, name, swatch)
        VALUES (\(value.id), \(numbers[key.facet]), \(value.position), \(key.name.string), \(value.swatch))
        """)
    }
  }

  /// Ids of values that a product still has; nil: all, because nothing was ever taken out.
  private func usedFacetValues(in reader: Reader) throws -> Set<Int>? {
    guard hasRemoved else { return nil }
    var used: Set<Int> = []
    try reader.forEach("SELECT DISTINCT facet_value_id FROM product_facet") { used.insert($0.int("facet_value_id")) }
    return used
  }
}

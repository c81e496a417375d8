import Database
import PlainText

extension CatalogRows {
  /// Takes up what a complete catalogue was made of: its categories, facet values and numbers.
  func restore(from database: Database) throws {
    try database.read { reader in
      var counts: [Int: Int] = [:]
      try reader.forEach("SELECT seen_category, count(*) AS products FROM product GROUP BY seen_category") {
        counts[$0.int("seen_category")] = $0.int("products")
      }
      try reader.forEach("SELECT seen, path FROM category ORDER BY seen") { row in
        let seen = row.int("seen")
        categories.restore(CategoryPath.names(row.string("path")), number: seen, count: counts[seen] ?? 0)
      }
      let values: SQL = """
        SELECT v.id, f.name AS facet, v.name, v.position, v.swatch FROM facet_value v JOIN facet f ON f.id = v.facet_id
        """
      try reader.forEach(values) { row in
        let key = SeenFacetValues.Key(
          facet: SafeText(cleaning: row.string("facet")), name: SafeText(cleaning: row.string("name")))
        facetValues.restore(
          key,
          SeenFacetValues.Value(
            id: row.int("id"), position: row.int("position"), swatch: row.optionalInt("swatch")))
      }
      restore(
        productCount: try reader.int("SELECT count(*) FROM product") ?? 0,
        lastID: try reader.int("SELECT max(product_id) FROM product_source") ?? 0)
    }
  }
}

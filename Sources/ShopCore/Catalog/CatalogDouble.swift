import Commerce
import Database

/// A name that belongs to one product alone and stands in several.
package struct CatalogDouble: Hashable, Sendable {
  package enum Name: Hashable, Sendable { case slug, sku }

  package var name: Name
  package var text: String
  /// Where the products stood in the files they came from; fewer than two where one has been in the shop for longer.
  package var lines: [Int]

  package init(name: Name, text: String, lines: [Int]) {
    self.name = name
    self.text = text
    self.lines = lines
  }

  /// How many are told at a time.
  private static let most = 100

  /// All that stand in the way of the unique indexes, by their names.
  static func all(in database: Database) throws -> [CatalogDouble] {
    try database.read { reader in
      let slugs = try reader.rows(
        """
        SELECT slug, (SELECT group_concat(s.line) FROM product t JOIN product_source s ON s.product_id = t.id
          WHERE t.slug = product.slug) AS lines
        FROM product GROUP BY slug HAVING count(*) > 1 ORDER BY slug LIMIT \(most)
        """
      ).map { CatalogDouble(name: .slug, text: $0.string("slug"), lines: numbers($0.optionalString("lines"))) }
      let unlisted = try reader.rows(
        """
        SELECT slug, (SELECT group_concat(s.line) FROM unlisted_product t JOIN product_source s USING (product_id)
          WHERE t.slug = unlisted_product.slug) AS lines
        FROM unlisted_product GROUP BY slug HAVING count(*) > 1 ORDER BY slug LIMIT \(most)
        """
      ).map { CatalogDouble(name: .slug, text: $0.string("slug"), lines: numbers($0.optionalString("lines"))) }
      let skus = try reader.rows(
        """
        SELECT sku, (SELECT group_concat(s.line) FROM variant t JOIN product_source s ON s.product_id = t.product_id
          WHERE t.sku = variant.sku) AS lines
        FROM variant GROUP BY sku HAVING count(*) > 1 ORDER BY sku LIMIT \(most)
        """
      ).map { CatalogDouble(name: .sku, text: $0.string("sku"), lines: numbers($0.optionalString("lines"))) }
      return slugs + unlisted + skus
    }
  }

  /// Slugs of a listed product and of one that is not.
  static func acrossLists(in database: Database) throws -> [CatalogDouble] {
    try database.read { reader in
      try reader.rows(
        """
        SELECT u.slug, a.line AS first, b.line AS second FROM unlisted_product u JOIN product p ON p.slug = u.slug
        JOIN product_source a ON a.product_id = p.id JOIN product_source b ON b.product_id = u.product_id
        ORDER BY u.slug LIMIT \(most)
        """
      ).map {
        CatalogDouble(
          name: .slug, text: $0.string("slug"),
          lines: [$0.optionalInt("first"), $0.optionalInt("second")].compactMap { $0 }.sorted())
      }
    }
  }

  /// What of a product is somebody else's already, where the indexes are there.
  static func of(_ product: Product, line: Int?, in reader: Reader) throws -> CatalogDouble? {
    let other = try reader.row(
      """
      SELECT line FROM product_source WHERE product_id IN (SELECT id FROM product WHERE slug = \(product.slug)
        UNION SELECT product_id FROM unlisted_product WHERE slug = \(product.slug))
      ORDER BY line IS \(line) LIMIT 1
      """)
    let isOther = other.map { $0.optionalInt("line") != line } ?? false
    if let other, isOther {
      return CatalogDouble(
        name: .slug, text: product.slug, lines: [other.optionalInt("line"), line].compactMap { $0 }.sorted())
    }
    for variant in product.variants {
      let row = try reader.row(
        """
        SELECT s.line FROM variant v JOIN product_source s ON s.product_id = v.product_id WHERE v.sku = \(variant.sku)
        """)
      guard let row else { continue }
      return CatalogDouble(
        name: .sku, text: variant.sku, lines: [row.optionalInt("line"), line].compactMap { $0 }.sorted())
    }
    return nil
  }

  private static func numbers(_ list: String?) -> [Int] {
    Array(Set((list ?? "").split(separator: ",").compactMap { Int($0) })).sorted()
  }
}

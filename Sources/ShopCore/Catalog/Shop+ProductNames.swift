import Commerce
import Database

extension Shop {
  /// The slug that a slug or a SKU stands for; nil when the catalogue has neither.
  ///
  /// Capitals of a SKU do not matter.
  package func slug(named name: String) throws -> String? {
    try catalog.reading { reader, _ in
      if let slug = try reader.string("SELECT slug FROM product WHERE slug = \(name)") { return slug }
      return try reader.string(
        """
        SELECT p.slug FROM variant v JOIN product p ON p.id = v.product_id
        WHERE v.sku = \(name) OR v.sku = \(name.uppercased()) ORDER BY v.sku LIMIT 1
        """)
    }
  }

  /// Slugs and SKUs that begin with `prefix`, in their order: what a shell completes.
  package func productNames(beginningWith prefix: String, limit: Int) throws -> [String] {
    // The end of the range is the last code point: every name that begins so lies before it.
    let end = prefix + "\u{10FFFF}"
    return try catalog.reading { reader, _ in
      let slugs = try reader.rows(
        "SELECT slug AS name FROM product WHERE slug >= \(prefix) AND slug < \(end) ORDER BY slug LIMIT \(limit)")
      let skus = try reader.rows(
        "SELECT sku AS name FROM variant WHERE sku >= \(prefix) AND sku < \(end) ORDER BY sku LIMIT \(limit)")
      return (slugs + skus).map { $0.string("name") }
    }
  }
}

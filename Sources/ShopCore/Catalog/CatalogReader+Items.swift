import Commerce
import Database
import PlainText

extension CatalogReader {
  /// The catalogue's facts of some SKUs; those that it does not have (any more) are left out.
  package func items(skus: [String]) throws -> [String: CatalogItem] {
    guard !skus.isEmpty else { return [:] }
    return try reading { reader, profile in
      var items: [String: CatalogItem] = [:]
      let sql: SQL = """
        SELECT v.sku, p.slug, p.title, v.label, v.price, v.compare_at, v.stock, v.weight_grams, p.tax_class, p.handling_days
        FROM variant v JOIN product p ON p.id = v.product_id
        WHERE v.sku IN (SELECT value FROM json_each(\(jsonArray(skus))))
        """
      try reader.forEach(sql) { row in
        let sku = row.string("sku")
        items[sku] = CatalogItem(
          sku: sku, slug: row.string("slug"), title: SafeText(cleaning: row.string("title")),
          variant: SafeText(cleaning: row.string("label")),
          price: Money(minorUnits: row.int("price"), currency: profile.currency),
          compareAtPrice: row.optionalInt("compare_at").map { Money(minorUnits: $0, currency: profile.currency) },
          declaredStock: row.int("stock"), weightGrams: row.int("weight_grams"), taxClass: row.string("tax_class"),
          handlingDays: row.int("handling_days"))
      }
      return items
    }
  }
}

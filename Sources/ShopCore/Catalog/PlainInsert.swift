import Commerce
import Database
import PlainText

/// Writes the rows of a finished catalogue into a new file and does nothing else: what an import is measured against.
///
/// The same tables, rows and indexes by prepared statements, and an index of SQLite's own (FTS5) over the same text;
/// nothing is read from outside, compared, cleaned, counted or taken over into the ledger.
package struct PlainInsert {
  private static let batch = 256

  private let source: Database
  private let target: Database

  package init(from catalog: String, to path: String) throws {
    source = try Database(
      path: catalog, access: .readOnly, migrations: CatalogSchema.migrations,
      applicationID: CatalogSchema.applicationID)
    target = try Database(
      path: path, access: .build, migrations: CatalogSchema.migrations, applicationID: CatalogSchema.applicationID)
  }

  /// - Parameter timed: Does the writing that counts; what is read in between does not.
  package func run(timed: (() throws -> Void) throws -> Void) throws {
    try target.write { try $0.executeScript(PlainInsert.searchTable) }
    var last = 0
    while true {
      let products = try products(after: last)
      guard let final = products.last else { break }
      last = final.id
      try timed {
        try target.write { writer in
          for product in products { try product.insert(in: writer) }
        }
      }
    }
    try timed {
      try target.write { try $0.executeScript(CatalogSchema.keys) }
      try target.write { try $0.executeScript(CatalogSchema.orders) }
    }
    source.close()
    target.close()
  }

  private static let searchTable: StaticString = """
    CREATE VIRTUAL TABLE product_fts USING fts5 (
      title, brand, category, attributes, summary, body, identifiers, content = ''
    )
    """

  private func products(after last: Int) throws -> [PlainProduct] {
    try source.read { reader in
      let rows = try reader.rows(
        """
        SELECT p.*, b.body, s.hash, s.line, s.carried, l.category_id, l.place, l.title_place, l.added_on AS listed_on,
          l.on_offer, l.in_stock, l.standing AS listed_standing
        FROM product p JOIN product_body b ON b.product_id = p.id JOIN product_source s ON s.product_id = p.id
        JOIN listing l ON l.id = p.id WHERE p.id > \(last) ORDER BY p.id LIMIT \(PlainInsert.batch)
        """)
      return try rows.map { row in
        let id = row.int("id")
        return PlainProduct(
          id: id, row: row,
          product: try StoredEntry.entry(body: row.string("body"), isListed: true, carried: nil).product,
          facets: try reader.rows("SELECT facet_value_id FROM product_facet WHERE product_id = \(id)").map {
            $0.int("facet_value_id")
          })
      }
    }
  }
}

/// One product's final rows.
private struct PlainProduct {
  let id: Int
  let row: Row
  let product: Product
  let searched: [String]
  let identifierKeys: Set<String>
  let labels: [String]
  let facets: [Int]

  init(id: Int, row: Row, product: Product, facets: [Int]) {
    (self.id, self.row, self.product, self.facets) = (id, row, product, facets)
    let text = ProductSearchText(product)
    identifierKeys = text.identifierKeys
    searched = [text.categoriesAndTags, text.facts, text.names].map { list in
      list.map(\.string).joined(separator: " \n")
    }
    labels = product.variants.map { $0.optionValues.map(\.string).joined(separator: " / ") }
  }

  func insert(in writer: Writer) throws {
    func value(_ column: String) -> SQLValue { row.value(column) }
    try writer.execute(
      """
      INSERT INTO product (id, slug, title, brand, summary, seen_category, featured, added_on, min_price, max_price,
        compare_at, declared_stock, tax_class, handling_days, title_key, standing)
      VALUES (\(id), \(value("slug")), \(value("title")), \(value("brand")), \(value("summary")),
        \(value("seen_category")), \(value("featured")), \(value("added_on")), \(value("min_price")),
        \(value("max_price")), \(value("compare_at")), \(value("declared_stock")), \(value("tax_class")),
        \(value("handling_days")), \(value("title_key")),
        \(value("standing")))
      """)
    try writer.execute("INSERT INTO product_body (product_id, body) VALUES (\(id), \(value("body")))")
    try writer.execute(
      """
      INSERT INTO product_source (product_id, hash, line, carried)
      VALUES (\(id), \(value("hash")), \(value("line")), \(value("carried")))
      """)
    for (position, variant) in product.variants.enumerated() {
      try writer.execute(
        """
        INSERT INTO variant (product_id, position, sku, label, price, compare_at, stock, weight_grams)
        VALUES (\(id), \(position), \(variant.sku), \(labels[position]), \(variant.price.minorUnits),
          \(variant.compareAtPrice?.minorUnits), \(variant.stock), \(variant.weightGrams))
        """)
    }
    for facet in facets {
      try writer.execute("INSERT INTO product_facet (product_id, facet_value_id) VALUES (\(id), \(facet))")
    }
    for key in identifierKeys {
      try writer.execute("INSERT INTO identifier (key, product_id) VALUES (\(key), \(id))")
    }
    try writer.execute(
      """
      INSERT INTO product_fts (rowid, title, brand, category, attributes, summary, body, identifiers)
      VALUES (\(id), \(product.title.string), \(product.brand.string), \(searched[0]), \(searched[1]),
        \(product.summary.string), \(product.description.string), \(searched[2]))
      """)
    try writer.execute(
      """
      INSERT INTO listing (id, category_id, place, title_place, min_price, added_on, featured, on_offer, in_stock,
        standing)
      VALUES (\(id), \(value("category_id")), \(value("place")), \(value("title_place")), \(value("min_price")),
        \(value("listed_on")), \(value("featured")), \(value("on_offer")), \(value("in_stock")),
        \(value("standing")))
      """)
  }
}

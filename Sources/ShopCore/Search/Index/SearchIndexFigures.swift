import Commerce
import Database
import PlainText

/// Builds the search index of a catalogue again, by itself, and looks at what it takes: for a bench.
package struct SearchIndexFigures {
  /// All blobs together.
  package var bytes = 0
  package var words = 0

  /// - Parameters:
  ///   - path: A new file for the index.
  ///   - timed: Does the work that counts; what is read in between does not.
  package init(of catalog: CatalogReader, path: String, timed: (() throws -> Void) throws -> Void) throws {
    let target = try Database(
      path: path + ".db", access: .build, migrations: CatalogSchema.migrations,
      applicationID: CatalogSchema.applicationID)
    defer { target.close() }
    let index = SearchIndexWriter(spillPath: path + ".words")
    try catalog.reading { reader, profile in
      var values = SeenFacetValues()
      var last = 0
      while true {
        let batch = try reader.rows(
          """
          SELECT b.product_id, b.body, p.seen_category FROM product p JOIN product_body b ON b.product_id = p.id
          WHERE p.id > \(last) ORDER BY p.id LIMIT 1000
          """
        ).map { row in
          SearchIndexWriter.Document(
            try StoredEntry.entry(body: row.string("body"), isListed: true, carried: nil).product,
            id: row.int("product_id"), category: row.int("seen_category"), profile: profile, values: &values)
        }
        guard let final = batch.last else { break }
        last = final.id
        try timed { for document in batch { try index.add(document) } }
      }
      try timed { try target.write { try index.finish(base: nil, catalog: reader, in: $0) } }
    }
    (bytes, words) = try target.read { reader in
      let bytes = try ["block)) FROM search_word", "postings)) FROM search_posting", "numbers)) FROM search_column"].map
      {
        try reader.int("SELECT sum(length(\(raw: $0)") ?? 0
      }
      return (bytes.reduce(0, +), try reader.int("SELECT words FROM search_meta") ?? 0)
    }
  }
}

extension SearchIndexWriter.Document {
  fileprivate init(
    _ product: Product, id: Int, category: Int, profile: ShopProfile, values: inout SeenFacetValues
  ) {
    let facets = product.facetValues(of: profile.facets).map { values.add($0) }
    self.init(
      id: id, title: product.title, brand: product.brand, text: ProductSearchText(product),
      summary: product.summary, description: product.description, facetValues: facets, category: category)
  }
}

package import Commerce

/// Writes products as Shopify's product CSV, with either header.
package struct ShopifyWriter {
  private let columns: [String]
  private let generation: ShopifyGeneration

  /// - Parameter columns: Of all products that will be written, in their order (``columns(imported:of:)``).
  package init(columns: [String], generation: ShopifyGeneration) {
    self.columns = columns
    self.generation = generation
  }

  /// The columns that a file of some products needs.
  ///
  /// A column that nobody used is left out: where it stands empty it would empty the value in the shop that reads it.
  ///
  /// - Parameters:
  ///   - imported: Those of the files that the shop was made of.
  ///   - used: Those that ``cells(of:)`` has for the products.
  package static func columns(imported: [String], used: Set<String>) -> [String] {
    let all = used.union(imported)
    let standard = ShopifyColumn.allCases.map(\.rawValue).filter(all.contains)
    let known = Set(standard)
    let others = imported.filter { !known.contains($0) }
    let more = Set(others)
    return standard + others + used.filter { !known.contains($0) && !more.contains($0) }.sorted()
  }

  /// The columns in which a product has something.
  package static func used(by entry: CatalogEntry) -> Set<String> {
    ShopifyCells.rows(of: entry).reduce(into: []) { $0.formUnion($1.keys) }
  }

  package var header: String {
    CSVText.row(columns.map { ShopifyColumn(rawValue: $0).map(generation.name) ?? $0 })
  }

  /// A product's rows.
  package func text(of entry: CatalogEntry) -> String {
    ShopifyCells.rows(of: entry).map { row in
      CSVText.row(
        columns.map { column in
          let text = row[column] ?? ""
          return column == ShopifyColumn.policy.rawValue ? ShopifyPolicy.text(text, generation) : text
        })
    }.joined()
  }
}

package import Commerce
import Database

extension CatalogReader {
  /// Gives every product to `body`, those that are not listed too, in the order in which they came; none is kept.
  package func forEachEntry(_ body: (CatalogEntry) throws -> Void) throws {
    try reading { reader, _ in
      try reader.forEach("\(CatalogEntry.columns) ORDER BY b.product_id") { try body(CatalogEntry(row: $0)) }
    }
  }

  /// Columns of the Shopify files that were imported, in their order.
  package func shopifyColumns() throws -> [String] {
    try reading { reader, _ in
      try JSONText.decode([String].self, from: try reader.string("SELECT columns FROM meta") ?? "[]")
    }
  }

  /// The catalogue in a folder, for a command that only reads it.
  package convenience init(folder: DataFolder) throws { try self.init(path: folder.catalogPath) }
}

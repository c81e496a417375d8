import Commerce
import Database
import PlainText

/// The catalogue that is in the shop while a new one is made.
final class PreviousCatalog {
  let profile: ShopProfile
  let columns: [String]
  let count: Int
  private let reader: Reader

  init(_ reader: Reader, profile: ShopProfile) throws {
    self.reader = reader
    self.profile = profile
    columns = try JSONText.decode([String].self, from: try reader.string("SELECT columns FROM meta") ?? "[]")
    count = try reader.int("SELECT count(*) FROM product_source") ?? 0
  }

  func searchIndex() throws -> SearchIndex { try SearchIndex(reader) }

  /// The product's number and the hash of what it holds.
  func find(slug: String) throws -> (id: Int, hash: Int)? {
    let row = try reader.row(
      """
      SELECT s.product_id, s.hash FROM product_source s WHERE s.product_id = coalesce(
        (SELECT id FROM product WHERE slug = \(slug)), (SELECT product_id FROM unlisted_product WHERE slug = \(slug)))
      """)
    return row.map { ($0.int("product_id"), $0.int("hash")) }
  }

  func entry(id: Int) throws -> CatalogEntry? {
    try reader.row("\(CatalogEntry.columns) WHERE b.product_id = \(id)").map(CatalogEntry.init(row:))
  }

  /// Every product in the order of numbers, with its number and line.
  func forEach(_ body: (Int, CatalogEntry, _ line: Int?) throws -> Void) throws {
    try reader.forEach("\(CatalogEntry.columns) ORDER BY b.product_id") { row in
      try body(row.int("product_id"), try CatalogEntry(row: row), row.optionalInt("line"))
    }
  }

  /// Numbers of all products.
  func forEachID(_ body: (Int) throws -> Void) throws {
    try reader.forEach("SELECT product_id FROM product_source") { try body($0.int("product_id")) }
  }
}

extension CatalogEntry {
  static let columns: SQL = """
    SELECT b.product_id, b.body, s.carried, s.line, u.product_id IS NULL AS listed FROM product_body b
    JOIN product_source s ON s.product_id = b.product_id
    LEFT JOIN unlisted_product u ON u.product_id = b.product_id
    """

  init(row: Row) throws {
    self = try StoredEntry.entry(
      body: row.string("body"), isListed: row.bool("listed"), carried: row.optionalString("carried"))
  }
}

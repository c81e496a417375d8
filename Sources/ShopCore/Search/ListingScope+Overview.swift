import Commerce
import Database
import PlainText

extension ListingScope {
  /// What a list holds in numbers.
  struct Overview {
    var count = 0
    var inStock = 0
    var low: Int?
    var high: Int?
    /// Categories right below the list's own, in the shop's order.
    var children: [Child] = []
  }

  struct Child {
    var ids: ClosedRange<Int>
    var name: SafeText
    var count: Int
  }

  func overview(except part: Part?, in reader: Reader) throws -> Overview {
    var overview =
      counted(except: part) == .all ? try importedOverview(in: reader) : try countedOverview(except: part, in: reader)
    if overview.count == 0 { overview.children = [] }
    return overview
  }

  /// From the import's counts, for a category and nothing else.
  private func importedOverview(in reader: Reader) throws -> Overview {
    var overview = Overview()
    let sql: SQL = "SELECT product_count, in_stock, min_price, max_price FROM category WHERE id = \(category.id)"
    guard let row = try reader.row(sql) else { return overview }
    overview.count = row.int("product_count")
    overview.low = row.optionalInt("min_price")
    overview.high = row.optionalInt("max_price")
    overview.inStock =
      row.int("in_stock") - (try count(of: stock.soldOut, in: reader)) + (try count(of: stock.restocked, in: reader))
    overview.children = try children(in: reader)
    return overview
  }

  /// How many of these products are in the category.
  private func count(of products: [Int], in reader: Reader) throws -> Int {
    guard !products.isEmpty else { return 0 }
    return try reader.int(
      """
      SELECT count(*) FROM json_each(\(jsonArray(products))) w CROSS JOIN listing l ON l.id = w.value
      WHERE l.category_id BETWEEN \(category.id) AND \(category.lastID)
      """) ?? 0
  }

  /// From the products themselves.
  private func countedOverview(except part: Part?, in reader: Reader) throws -> Overview {
    let (entry, _, _) = try narrowest(except: part, in: reader)
    var overview = Overview()
    var countByCategory: [(id: Int, count: Int)] = []
    let columns: SQL = """
      SELECT l.category_id AS category, count(*) AS count, sum(\(stock.isInStock)) AS in_stock,
        min(l.min_price) AS low, max(l.min_price) AS high
      """
    try reader.forEach(columns + " " + from(entry, except: part) + " GROUP BY l.category_id") {
      countByCategory.append(($0.int("category"), $0.int("count")))
      overview.count += $0.int("count")
      overview.inStock += $0.int("in_stock")
      overview.low = min(overview.low ?? .max, $0.int("low"))
      overview.high = max(overview.high ?? .min, $0.int("high"))
    }
    overview.children = try children(in: reader).map { child in
      var child = child
      child.count = countByCategory.reduce(0) { child.ids.contains($1.id) ? $0 + $1.count : $0 }
      return child
    }
    return overview
  }

  /// The categories right below, with all their products.
  private func children(in reader: Reader) throws -> [Child] {
    try reader.rows(
      "SELECT id, last_id, path, product_count FROM category WHERE parent_id = \(category.id) ORDER BY id"
    ).map { row in
      Child(
        ids: row.int("id")...row.int("last_id"), name: CategoryPath.names(row.string("path")).last ?? .empty,
        count: row.int("product_count"))
    }
  }
}

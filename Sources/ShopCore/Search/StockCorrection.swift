import Database

/// Products that are in stock, or not, other than the catalogue's file says.
struct StockCorrection: Hashable, Sendable {
  var soldOut: [Int] = []
  var restocked: [Int] = []

  var isEmpty: Bool { soldOut.isEmpty && restocked.isEmpty }

  static let none = StockCorrection()

  private init() {}

  /// Carries the ledger's differences over from SKUs to their products.
  init(soldOut: [String], restocked: [String], in reader: Reader) throws {
    guard !soldOut.isEmpty || !restocked.isEmpty else { return }
    let (gone, back) = (Set(soldOut), Set(restocked))
    var declared: Set<Int> = []
    var actual: Set<Int> = []
    let sql: SQL = """
      SELECT v.product_id, v.sku, v.stock FROM variant v WHERE v.product_id IN
        (SELECT product_id FROM variant WHERE sku IN (SELECT value FROM json_each(\(jsonArray(soldOut + restocked)))))
      """
    try reader.forEach(sql) { row in
      let (product, sku, isDeclared) = (row.int("product_id"), row.string("sku"), row.int("stock") > 0)
      if isDeclared { declared.insert(product) }
      if back.contains(sku) || isDeclared && !gone.contains(sku) { actual.insert(product) }
    }
    self.soldOut = declared.subtracting(actual).sorted()
    self.restocked = actual.subtracting(declared).sorted()
  }

  /// Whether a row `l` of `listing` is in stock: 1 or 0.
  var isInStock: SQL {
    guard !isEmpty else { return "l.in_stock" }
    return """
      ((l.in_stock AND l.id NOT IN (SELECT value FROM json_each(\(jsonArray(soldOut))))) \
      OR l.id IN (SELECT value FROM json_each(\(jsonArray(restocked)))))
      """
  }
}

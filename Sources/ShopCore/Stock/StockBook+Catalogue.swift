import Commerce
import Database

extension StockBook {
  private static let skusPerTransaction = 512

  /// Takes over what a whole catalogue declares, in many small transactions, so that shoppers can write in between.
  ///
  /// Where nothing changed nothing is written, and nobody waits.
  static func sync(from catalog: Database, into ledger: Database, now: Instant) throws {
    var last = ""
    while true {
      let declared = try catalog.read { reader in
        try reader.rows(
          "SELECT sku, stock FROM variant WHERE sku > \(last) ORDER BY sku LIMIT \(skusPerTransaction)"
        ).map { (sku: $0.string("sku"), stock: $0.int("stock")) }
      }
      guard let final = declared.last else { return }
      if try !ledger.read({ try isInStep(declared, in: $0) }) {
        try ledger.write { try sync(declared, at: now, in: $0) }
      }
      last = final.sku
    }
  }
}

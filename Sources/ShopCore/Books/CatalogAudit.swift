import Commerce
import Database
import FoundationEssentials

/// The catalogue against itself, and against the stock that the ledger has of it.
struct CatalogAudit {
  let catalog: Database
  let ledger: Database

  func findings() throws -> [Finding] {
    let counts = try catalog.read { reader in
      try [
        "SELECT product_count FROM meta", "SELECT count(*) FROM product", "SELECT count(*) FROM listing",
        "SELECT count(*) FROM product_body", "SELECT documents FROM search_meta",
      ].map { try reader.int($0) ?? 0 }
    }
    var findings: [Finding] = []
    if Set(counts).count > 1 {
      findings.append(
        Finding(
          .catalogDiffers, id: "catalog.db", expected: String(counts[0]),
          found: counts.dropFirst().map(String.init).joined(separator: " ")))
    }
    return findings + (try stockFindings())
  }

  /// SKUs that could never be bought, because the ledger does not know them.
  private func stockFindings() throws -> [Finding] {
    var findings: [Finding] = []
    var last = ""
    while true {
      let skus = try catalog.read {
        try $0.rows("SELECT sku FROM variant WHERE sku > \(last) ORDER BY sku LIMIT 500").map { $0.string("sku") }
      }
      guard let final = skus.last else { return findings }
      let missing = try ledger.read {
        try $0.rows(
          """
          SELECT value FROM json_each(\(jsonArray(skus))) WHERE value NOT IN (SELECT sku FROM stock)
          """
        ).map { $0.string("value") }
      }
      findings += missing.map { Finding(.stockMissing, id: $0) }
      last = final
    }
  }

  static func profile(of catalog: Database) throws -> ShopProfile {
    guard let json = try catalog.read({ try $0.string("SELECT profile FROM meta") }) else {
      throw DatabaseFailure(kind: .corrupt, message: "\(catalog.path) has no profile")
    }
    return try JSONDecoder().decode(ShopProfile.self, from: Data(json.utf8))
  }
}

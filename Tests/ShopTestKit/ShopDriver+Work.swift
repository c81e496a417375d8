// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import Database
import ShopCore

extension ShopDriver {
  /// Statements that the shop has run on its files so far.
  package var statementCount: Int { shop.catalog.database.statementCount + shop.ledger.statementCount }
}
#endif

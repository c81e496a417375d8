package import Database

/// The tables of `ledger.db`: what happens in the shop.
package enum LedgerSchema {
  /// `Tuck`; what `PRAGMA application_id` says of the shop's ledger.
  package static let applicationID: Int32 = 0x5475_636B

  /// Every step from an empty file to the tables of today; a shipped step is never edited, the next one is appended.
  package static let migrations = [
    Migration(version: 1, sql: guests + carts + stock + orders + payments + coupons + messages),
    Migration(version: 2, sql: threads + staff + visits + threadMail),
    Migration(version: 3, sql: guesses + reservationSources + orphanedIntents),
    Migration(version: 4, sql: orderEvents + shipmentMail + searches),
    Migration(version: 5, sql: reviews),
    Migration(version: 6, sql: reservationsAtAGlance),
    Migration(version: 7, sql: shortLists),
  ]
}

package import Commerce
import Database
import PlainText

extension Shop {
  /// How many products a list holds, and what it could be narrowed to.
  ///
  /// Facets come in this order: child categories, the shop's own facets, price, availability. Values that would leave
  /// nothing are left out unless they are chosen.
  package func summary(_ query: ListingQuery) throws -> ListingSummary {
    var summary = try counted(query)
    guard summary.count == 0, query.words.contains(where: { !$0.isWhitespace }) else { return summary }
    // Signs alone are no words, and still nothing was found.
    var reading = summary.reading ?? SearchReading()
    if reading.nearCategories.isEmpty {
      reading.nearCategories = try catalog.reading { reader, _ in try SearchReading.largestDepartments(in: reader) }
    }
    reading.meant = try ledger.read { try SearchBook.meant(by: query.words, in: $0) }
    summary.reading = reading
    return summary
  }

  private func counted(_ query: ListingQuery) throws -> ListingSummary {
    let differences = try stockDifferences()
    return try catalog.searching { reader, profile, memory in
      let stock = try StockCorrection(soldOut: differences.soldOut, restocked: differences.restocked, in: reader)
      guard let scope = try ListingScope(query, profile, clock: newness(profile), stock: stock, in: reader) else {
        return ListingSummary(count: 0, facets: [])
      }
      if let listing = try WordsListing(scope, in: reader, memory: memory) {
        return try listing.summary(profile: profile)
      }
      var summary = try scope.summary(profile: profile, in: reader)
      if !scope.reading.filters.isEmpty { summary.reading = scope.reading }
      return summary
    }
  }

  /// A part of a list, in its order; the number of statements does not depend on the number of rows.
  ///
  /// Products that are equal in what the list is sorted by stand in the order featured, title, slug.
  package func rows(_ query: ListingQuery, offset: Int, limit: Int) throws -> [ProductRow] {
    guard limit > 0 else { return [] }
    let differences = query.inStockOnly ? try stockDifferences() : (soldOut: [], restocked: [])
    let cards = try catalog.searching { reader, profile, memory -> ProductCards in
      let stock = try StockCorrection(soldOut: differences.soldOut, restocked: differences.restocked, in: reader)
      guard let scope = try ListingScope(query, profile, clock: newness(profile), stock: stock, in: reader) else {
        return ProductCards()
      }
      if let listing = try WordsListing(scope, in: reader, memory: memory) {
        return try ProductCards(ids: listing.page(sort: query.sort, offset: max(0, offset), limit: limit), in: reader)
      }
      let ids = try scope.page(sort: query.sort, offset: max(0, offset), limit: limit, in: reader)
      return try ProductCards(ids: ids, in: reader)
    }
    return try rows(cards)
  }

  /// Ends the list query that runs just now, if there is one, with a ``DatabaseFailure`` of kind `interrupted`.
  package func interruptSearch() { catalog.interrupt() }

  /// Whether a list query ended because of ``interruptSearch()``.
  package static func isInterruption(_ error: any Error) -> Bool {
    (error as? DatabaseFailure)?.kind == .interrupted
  }

  func stockDifferences() throws -> (soldOut: [String], restocked: [String]) {
    try ledger.read { try StockBook.differences(now: world.now(), in: $0) }
  }

  func newness(_ profile: ShopProfile) -> NewnessClock {
    NewnessClock(today: profile.timeZone.local(world.now()).date, newForDays: profile.newForDays)
  }
}

package import Commerce
import Database

extension Shop {
  /// Keeps what was searched for, and how it ended; what may be somebody's own is not kept (``SearchTerm``).
  package func record(_ search: SearchRecord, guest: Int) throws {
    guard SearchTerm.kept(search.words) != nil else { return }
    let day = searchDay
    try ledger.write { try SearchBook.record(search, guest: guest, day: day, in: $0) }
  }

  /// What this guest searched for last, and what many do.
  package func pastSearches(guest: Int, limit: Int = 8) throws -> PastSearches {
    let day = searchDay
    return try ledger.read { try SearchBook.past(guest: guest, day: day, limit: limit, in: $0) }
  }

  /// What was searched for in the last days, today included.
  ///
  /// - Parameter limit: Terms of each list.
  package func searchFigures(days: Int, limit: Int = 20) throws -> SearchFigures {
    let day = searchDay
    return try ledger.read { try SearchBook.figures(from: day - days + 1, through: day, limit: limit, in: $0) }
  }

  /// Today, in the shop's zone.
  private var searchDay: Int { profile.timeZone.local(world.now()).date.dayNumber }
}

import Commerce
import Database

extension ListingScope {
  /// The ids of a part of the list, in its order.
  func page(sort: ListingSort, offset: Int, limit: Int, in reader: Reader) throws -> [Int] {
    let narrowest = try narrowest(in: reader)
    var entry = narrowest.entry
    let order = order(by: sort)
    // Walking along the list's own order meets one wanted row in `total / expected`.
    let wanted = max(1, min(offset, total) + limit)
    if wanted * total / max(1, narrowest.share.expected) <= narrowest.rows {
      entry = .order(order.index)
    }
    return try reader.rows(
      "SELECT l.id " + from(entry) + " ORDER BY \(raw: order.columns) LIMIT \(limit) OFFSET \(offset)"
    ).map { $0.int("id") }
  }

  private func order(by sort: ListingSort) -> (columns: String, index: String) {
    switch sort {
    case .featured: ("l.place", "listing_by_place")
    case .priceUp: ("l.min_price, l.place", "listing_by_price")
    case .priceDown: ("l.min_price DESC, l.place", "listing_by_price_down")
    case .newest: ("l.added_on DESC, l.place", "listing_by_date")
    case .title: ("l.title_place", "listing_by_title")
    }
  }
}

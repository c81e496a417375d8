package import Commerce
import Database

extension Shop {
  /// Rows of each shelf on the home page.
  private static let shelfLength = 12

  /// The shelves of the home page; what a guest viewed last is among them when there is a guest.
  package func home(guest: Int?) throws -> HomeShelves {
    let limit = Shop.shelfLength
    let viewed = try guest.map { guest in
      try ledger.read { try RecentlyViewed.slugs(guest: guest, limit: limit, in: $0) }
    }
    let shelves = try catalog.reading { reader, profile in
      try Shelves(days: newness(profile).newDays, limit: limit, viewed: viewed ?? [], in: reader)
    }
    // One question to the ledger for all shelves.
    let rows = Dictionary(
      try self.rows(shelves.products).map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    return HomeShelves(
      featured: shelves.featured.compactMap { rows[$0] }, new: shelves.new.compactMap { rows[$0] },
      onOffer: shelves.onOffer.compactMap { rows[$0] }, departments: shelves.departments,
      recent: (viewed ?? []).compactMap { rows[$0] })
  }

  /// The whole tree, depth first, departments in the shop's order.
  package func categories() throws -> [CategoryNode] {
    try catalog.reading { reader, _ in try CategoryNode.all(where: "id > 0", in: reader) }
  }
}

/// The home page as the catalogue knows it, read in one transaction.
private struct Shelves {
  /// Slugs.
  let featured: [String]
  let new: [String]
  let onOffer: [String]
  let departments: [CategoryNode]
  /// Each product of the shelves once.
  let products: ProductCards

  init(days: ClosedRange<Int>, limit: Int, viewed: [String], in reader: Reader) throws {
    func slugs(_ index: String, _ condition: SQL) throws -> [String] {
      try reader.rows(
        """
        SELECT p.slug FROM
          (SELECT l.id FROM listing l INDEXED BY \(raw: index) WHERE \(condition) LIMIT \(limit)) shelf
        CROSS JOIN product p ON p.id = shelf.id
        """
      ).map { $0.string("slug") }
    }
    // What is featured has the first places: looking further would read the whole index.
    featured = try slugs("listing_by_place", "l.place <= \(limit) AND l.featured = 1 ORDER BY l.place")
    new = try slugs(
      "listing_by_date",
      "l.added_on BETWEEN \(days.lowerBound) AND \(days.upperBound) ORDER BY l.added_on DESC, l.place")
    onOffer = try slugs("listing_on_offer", "l.on_offer = 1 ORDER BY l.place")
    departments = try CategoryNode.all(where: "parent_id = 0", in: reader)
    products = try ProductCards(slugs: Array(Set(featured + new + onOffer + viewed)).sorted(), in: reader)
  }
}

extension CategoryNode {
  fileprivate static func all(where condition: SQL, in reader: Reader) throws -> [CategoryNode] {
    try reader.rows("SELECT path, product_count FROM category WHERE \(condition) ORDER BY id").map {
      CategoryNode(path: CategoryPath.names($0.string("path")), count: $0.int("product_count"))
    }
  }
}

import Commerce
import Database

/// Lists without words; those with words are ``WordsListing``.
extension ListingScope {
  /// By which table or index a statement comes upon its rows.
  ///
  /// SQLite has no statistics of the file, and how selective a condition is depends on the shop: the choice is made
  /// here, from counts, and told to it by INDEXED BY and CROSS JOIN.
  enum Entry: Equatable {
    case category
    case choice(Int)
    case price
    case added
    case offer
    /// Along an index in the order of the list, until enough rows are found.
    case order(String)
  }

  /// `FROM … WHERE …` with the listing as `l`; `joins` come before the conditions.
  func from(_ entry: Entry, except part: Part? = nil, joins: SQL = "") -> SQL {
    let conditions = conditions(entry, except: part)
    return "FROM " + source(entry) + joins + " WHERE " + conditions.joined(separator: " AND ")
  }

  /// The entry that comes upon the fewest rows, and an estimate of these.
  func narrowest(except part: Part? = nil, in reader: Reader) throws -> (entry: Entry, rows: Int, share: Shares) {
    var candidates: [(entry: Entry, rows: Int)] = [(.category, category.count)]
    for (index, choice) in choices.enumerated() where part != .facet(choice.facetID) {
      candidates.append((.choice(index), choice.estimate))
    }
    if let priceRange, part != .price {
      let sql: SQL = "listing_by_price WHERE min_price BETWEEN \(priceRange.lowerBound) AND \(priceRange.upperBound)"
      candidates.append((.price, try count(sql, in: reader)))
    }
    if let newDays {
      let sql: SQL = "listing_by_date WHERE added_on BETWEEN \(newDays.lowerBound) AND \(newDays.upperBound)"
      candidates.append((.added, try count(sql, in: reader)))
    }
    if onOfferOnly { candidates.append((.offer, try count("listing_on_offer WHERE on_offer = 1", in: reader))) }
    var shares = Shares(total: total)
    var best = candidates[0]
    for candidate in candidates {
      shares.narrow(to: candidate.rows)
      if candidate.rows < best.rows { best = candidate }
    }
    return (best.entry, best.rows, shares)
  }

  /// How many products all conditions together would leave if they did not depend on each other.
  struct Shares {
    let total: Int
    private(set) var expected: Int

    init(total: Int) {
      self.total = total
      expected = total
    }

    mutating func narrow(to rows: Int) {
      guard total > 0 else { return }
      expected = expected * min(rows, total) / total
    }
  }

  /// Rows counted at most when the way is chosen; beyond that a condition is not selective anyway.
  private static let countLimit = 50_000

  private func count(_ indexed: SQL, in reader: Reader) throws -> Int {
    let limit = ListingScope.countLimit
    return try reader.int("SELECT count(*) FROM (SELECT 1 FROM listing INDEXED BY \(indexed) LIMIT \(limit))") ?? 0
  }

  private func source(_ entry: Entry) -> SQL {
    switch entry {
    case .category: "listing l INDEXED BY listing_by_category"
    case .choice(let index): "(\(products(of: choices[index]))) hit CROSS JOIN listing l ON l.id = hit.id"
    case .price: "listing l INDEXED BY listing_by_price"
    case .added: "listing l INDEXED BY listing_by_date"
    case .offer: "listing l INDEXED BY listing_on_offer"
    case .order(let index): "listing l INDEXED BY \(raw: index)"
    }
  }

  private func products(of choice: Choice) -> SQL {
    // One value comes without duplicates and can be read as it stands in the index.
    let distinct: SQL = choice.valueIDs.count == 1 ? "" : "DISTINCT"
    return "SELECT \(distinct) product_id AS id FROM product_facet WHERE facet_value_id IN (\(list(choice.valueIDs)))"
  }

  private func list(_ numbers: [Int]) -> SQL {
    numbers.map { SQL("\($0)") }.joined(separator: ", ")
  }

  private func conditions(_ entry: Entry, except part: Part?) -> [SQL] {
    var conditions: [SQL] = []
    if entry == .category || category.id != 0 {
      conditions.append("l.category_id BETWEEN \(category.id) AND \(category.lastID)")
    }
    for (index, choice) in choices.enumerated() where part != .facet(choice.facetID) && entry != .choice(index) {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM product_facet c WHERE c.product_id = l.id \
        AND c.facet_value_id IN (\(list(choice.valueIDs))))
        """)
    }
    if let priceRange, part != .price {
      conditions.append("l.min_price BETWEEN \(priceRange.lowerBound) AND \(priceRange.upperBound)")
    }
    if let newDays {
      conditions.append("l.added_on BETWEEN \(newDays.lowerBound) AND \(newDays.upperBound)")
    }
    if onOfferOnly { conditions.append("l.on_offer = 1") }
    if inStockOnly, part != .stock { conditions.append(stock.isInStock) }
    return conditions.isEmpty ? ["1"] : conditions
  }
}

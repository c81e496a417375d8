import Commerce
import Database
import PlainText

/// A list query with its names turned into the catalogue's numbers.
struct ListingScope {
  /// A facet of which values are chosen.
  struct Choice {
    var facetID: Int
    var valueIDs: [Int]
    /// Products of the whole shop that have one of them; one that has two counts twice.
    var estimate: Int
  }

  /// What a facet leaves out so that it does not count itself out.
  enum Part: Hashable {
    case facet(Int)
    case price
    case stock
  }

  var category: CategoryRecord
  /// Products of the whole shop.
  var total: Int
  var choices: [Choice] = []
  var priceRange: ClosedRange<Int>?
  var inStockOnly: Bool
  var onOfferOnly: Bool
  /// Day numbers of products that count as new; nil when all are wanted.
  var newDays: ClosedRange<Int>?
  var words: SearchQuery?
  /// Ids of products of which the words are a SKU, barcode or model number.
  var identified: [Int] = []
  var stock: StockCorrection
  /// What of the words was read as filters so far: prices.
  var reading = SearchReading()
  /// What was typed, by which pieces are known in it; nil where words are not to be read as filters.
  var tokens: TypedTokens?

  /// Nil when the query cannot match: a category or value that the catalogue does not have, words without letters.
  init?(
    _ query: ListingQuery, _ profile: ShopProfile, clock: NewnessClock, stock: StockCorrection, in reader: Reader
  ) throws {
    guard let category = try CategoryRecord(path: query.category, in: reader),
      let whole = try CategoryRecord(path: [], in: reader)
    else { return nil }
    self.category = category
    self.stock = stock
    total = whole.count
    priceRange = query.priceRange
    inStockOnly = query.inStockOnly
    onOfferOnly = query.onOfferOnly
    newDays = query.newOnly ? clock.newDays : nil
    for (facet, names) in query.chosen where !names.isEmpty {
      guard let choice = try ListingScope.choice(of: names, facet: facet, in: reader) else { return nil }
      choices.append(choice)
    }
    choices.sort { $0.facetID < $1.facetID }
    guard query.words.contains(where: { !$0.isWhitespace }) else { return }
    guard var words = SearchQuery(query.words) else { return nil }
    if query.readsFilters {
      let tokens = TypedTokens(query.words)
      if let price = PriceWords(profile.currency).read(words) {
        let text = words.pieces[price.pieces].joined(separator: " ")
        let filter = WordFilter(
          meaning: .price(price.range), text: SafeText(cleaning: text), rest: tokens.without(price.pieces))
        reading.filters.append(filter)
        if priceRange == nil { priceRange = price.range }
        guard let rest = words.removing(price.pieces) else { return }
        words = rest
        self.tokens = tokens.removing(price.pieces)
      } else {
        self.tokens = tokens
      }
    }
    self.words = words
    identified = try reader.rows(
      "SELECT DISTINCT product_id FROM identifier WHERE key = \(words.identifier) ORDER BY product_id LIMIT 50"
    ).map { $0.int("product_id") }
  }

  /// How far the counts that the import made answer a question.
  enum Counted {
    /// Nothing but a category is asked for.
    case all
    /// Nothing but what is in stock of a category.
    case inStock
    case not
  }

  /// What was counted by the import, when `part` is left out of the conditions.
  func counted(except part: Part?) -> Counted {
    let isPlain =
      choices.allSatisfy { part == .facet($0.facetID) } && (priceRange == nil || part == .price)
      && !onOfferOnly && newDays == nil && words == nil
    guard isPlain else { return .not }
    return inStockOnly && part != .stock ? .inStock : .all
  }

  private static func choice(of names: Set<SafeText>, facet: SafeText, in reader: Reader) throws -> Choice? {
    let rows = try reader.rows(
      """
      SELECT v.facet_id, v.id, coalesce(c.count, 0) AS count
      FROM facet f JOIN facet_value v ON v.facet_id = f.id
      LEFT JOIN facet_count c ON c.category_id = 0 AND c.facet_value_id = v.id
      WHERE f.name = \(facet.string) AND v.name IN (SELECT value FROM json_each(\(jsonArray(names.map(\.string)))))
      ORDER BY v.id
      """)
    guard let first = rows.first else { return nil }
    return Choice(
      facetID: first.int("facet_id"), valueIDs: rows.map { $0.int("id") },
      estimate: rows.reduce(0) { $0 + $1.int("count") })
  }
}

/// A category as the catalogue keeps it; it and all below it are the ids `id ... lastID`.
struct CategoryRecord {
  var id: Int
  var lastID: Int
  /// In and below it.
  var count: Int

  /// The category of a path, the whole shop for an empty one; nil where there is none.
  init?(path: [SafeText], in reader: Reader) throws {
    let row = try reader.row(
      "SELECT id, last_id, product_count FROM category WHERE path = \(CategoryPath.text(path))")
    guard let row else { return nil }
    id = row.int("id")
    lastID = row.int("last_id")
    count = row.int("product_count")
  }
}

/// Which days make a product new.
struct NewnessClock {
  /// Day numbers: from the first day that still counts to today.
  let newDays: ClosedRange<Int>

  init(today: CivilDate, newForDays: Int) {
    newDays = (today.dayNumber - max(newForDays, 1) + 1)...today.dayNumber
  }

  func isNew(addedOn day: Int?) -> Bool { day.map(newDays.contains) ?? false }
}

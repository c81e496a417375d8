import Commerce
import Database
import PlainText

/// Products as the catalogue knows them, in the order of a list, before the ledger says what is left of them.
struct ProductCards {
  struct Card {
    var id: Int
    var slug: String
    var title: String
    var brand: String
    var summary: String
    var minPrice: Int
    var maxPrice: Int
    var compareAt: Int?
    var addedOn: Int?
  }

  private(set) var cards: [Card] = []
  /// SKUs by product id.
  private(set) var skus: [Int: [String]] = [:]

  init() {}

  /// The products of these ids; two statements, however many they are.
  init(ids: [Int], in reader: Reader) throws {
    guard !ids.isEmpty else { return }
    let list = jsonArray(ids)
    try fill(
      """
      SELECT p.id, p.slug, p.title, p.brand, p.summary, p.min_price, p.max_price, p.compare_at, p.added_on
      FROM json_each(\(list)) w CROSS JOIN product p ON p.id = w.value ORDER BY w.key
      """, in: reader)
  }

  /// The products of these slugs, without those that are not in the catalogue; two statements.
  init(slugs: [String], in reader: Reader) throws {
    guard !slugs.isEmpty else { return }
    try fill(
      """
      SELECT p.id, p.slug, p.title, p.brand, p.summary, p.min_price, p.max_price, p.compare_at, p.added_on
      FROM json_each(\(jsonArray(slugs))) w CROSS JOIN product p ON p.slug = w.value ORDER BY w.key
      """, in: reader)
  }

  private mutating func fill(_ sql: SQL, in reader: Reader) throws {
    try reader.forEach(sql) { row in
      cards.append(
        Card(
          id: row.int("id"), slug: row.string("slug"), title: row.string("title"), brand: row.string("brand"),
          summary: row.string("summary"), minPrice: row.int("min_price"), maxPrice: row.int("max_price"),
          compareAt: row.optionalInt("compare_at"), addedOn: row.optionalInt("added_on")))
    }
    let variants: SQL = """
      SELECT v.product_id, v.sku FROM json_each(\(jsonArray(cards.map(\.id)))) w
      CROSS JOIN variant v ON v.product_id = w.value
      """
    try reader.forEach(variants) { skus[$0.int("product_id"), default: []].append($0.string("sku")) }
  }
}

extension Shop {
  /// The rows of a list: one question to the ledger for all of them.
  func rows(_ cards: ProductCards) throws -> [ProductRow] {
    guard !cards.cards.isEmpty else { return [] }
    let skus = cards.cards.flatMap { cards.skus[$0.id] ?? [] }
    let available = try ledger.read { try StockBook.available(skus: skus, now: world.now(), in: $0) }
    let profile = catalog.profile
    let clock = newness(profile)
    func money(_ minorUnits: Int) -> Money { Money(minorUnits: minorUnits, currency: profile.currency) }
    return cards.cards.map { card in
      ProductRow(
        slug: card.slug, title: SafeText(cleaning: card.title), brand: SafeText(cleaning: card.brand),
        summary: SafeText(cleaning: card.summary), price: money(card.minPrice),
        hasPriceRange: card.maxPrice > card.minPrice, compareAtPrice: card.compareAt.map(money),
        available: (cards.skus[card.id] ?? []).reduce(0) { $0 + (available[$1] ?? 0) },
        isNew: clock.isNew(addedOn: card.addedOn))
    }
  }
}

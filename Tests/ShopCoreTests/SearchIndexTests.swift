import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// The search index against a plain look through all products.
struct SearchIndexTests {
  /// Words that have no other forms and are like no other word.
  private static let words = (0..<60).map { "q\($0 / 10)z\($0 % 10)x\($0)" }

  private struct Dice {
    var state: UInt64
    // xorshift (Marsaglia 2003).
    mutating func roll(_ sides: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int((state >> 11) % UInt64(sides))
    }
  }

  /// Products whose titles and descriptions are random words, the first words of the list the most.
  private static func products(_ numbers: Range<Int>, seed: UInt64) -> [Product] {
    numbers.map { number in
      var dice = Dice(state: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
      func text(_ count: Int) -> String {
        (0..<count).map { _ in words[dice.roll(1 + dice.roll(60))] }.joined(separator: " ")
      }
      var product = SampleShop.product(
        "p-\(number)", SafeText(cleaning: text(1 + dice.roll(6))), "Nobody", ["Things", dice.roll(2) == 0 ? "A" : "B"],
        cents: 100 + dice.roll(5000), colours: [dice.roll(2) == 0 ? "Blue" : "Red"])
      product.description = SafeText(cleaning: text(dice.roll(10)))
      return product
    }
  }

  private static func has(_ product: Product, _ word: String) -> Bool {
    "\(product.title.string) \(product.description.string)".split(separator: " ").contains { $0 == word }
  }

  private func count(_ shop: Shop, _ words: String, _ change: (inout ListingQuery) -> Void = { _ in }) throws -> Int {
    var query = ListingQuery()
    query.words = words
    change(&query)
    return try shop.summary(query).count
  }

  @Test func `a search finds what a look through all products finds`() throws {
    let products = SearchIndexTests.products(0..<3000, seed: 1)
    let shop = try SampleShop().importing(products).open()
    var dice = Dice(state: 99)
    for _ in 0..<60 {
      let pair = [SearchIndexTests.words[dice.roll(40)], SearchIndexTests.words[dice.roll(40)]]
      let both = products.filter { product in pair.allSatisfy { SearchIndexTests.has(product, $0) } }
      // Fewer than ten are joined by products with most of the words.
      if both.count >= 10 { #expect(try count(shop, pair.joined(separator: " ") + " ") == both.count) }
      let blue = both.filter { $0.options.first?.values.first?.name == "Blue" }
      if both.count >= 10 {
        #expect(try count(shop, pair.joined(separator: " ") + " ") { $0.chosen = ["Colour": ["Blue"]] } == blue.count)
      }
      let first = products.filter { SearchIndexTests.has($0, pair[0]) }
      let without = first.filter { !SearchIndexTests.has($0, pair[1]) }
      if first.count >= 20, pair[0] != pair[1], without.count >= 10 {
        #expect(try count(shop, "\(pair[0]) -\(pair[1])") == without.count)
      }
    }
  }

  @Test func `words that hardly meet, and words that all have, are found in whole where there are many products`()
    throws
  {
    // Every second product has one of two words; the first twelve and twelve beyond all limits of a quick look have both.
    let both = Set((0..<12).flatMap { [$0, 5600 + $0 * 33] })
    let products = (0..<6000).map { number in
      let own = number % 2 == 0 ? "q1z1x1" : "q2z2x2"
      // The shop's own order goes by titles.
      let title = "n\(10_000 + number) \(both.contains(number) ? "q1z1x1 q2z2x2" : own)"
      return SampleShop.product(
        "p-\(number)", SafeText(cleaning: title + " q3z3x3"), "Nobody", ["Things"], cents: 100 + number,
        colours: ["Red"])
    }
    let shop = try SampleShop().importing(products).open()
    #expect(try count(shop, "q1z1x1 q2z2x2 ") == both.count)
    var query = ListingQuery()
    query.words = "q1z1x1 q2z2x2 "
    let slugs = try shop.rows(query, offset: 0, limit: 40).map(\.slug)
    #expect(Set(slugs.prefix(both.count)) == Set(both.map { "p-\($0)" }))
    // A word of all: each is listed once, however far one looks.
    query.words = "q3z3x3 "
    #expect(try count(shop, query.words) == products.count)
    let pages = try stride(from: 0, to: 6000, by: 500).map { try shop.rows(query, offset: $0, limit: 500).map(\.slug) }
    #expect(pages.allSatisfy { $0.count == 500 } && Set(pages.joined()).count == products.count)
  }

  @Test(arguments: ["q", "q1", "q1z", "q4z2"])
  func `the beginning of a word finds the products that have such a word in a name, from four letters on anywhere`(
    beginning: String
  ) throws {
    let products = SearchIndexTests.products(0..<2000, seed: 2)
    let shop = try SampleShop().importing(products).open()
    let expected = products.filter { product in
      let text = beginning.count < 4 ? product.title.string : "\(product.title.string) \(product.description.string)"
      return text.split(separator: " ").contains { $0.hasPrefix(beginning) }
    }
    #expect(try count(shop, beginning) == expected.count)
  }

  @Test func `a partial import answers as a whole one does`() throws {
    let before = SearchIndexTests.products(0..<1200, seed: 3)
    let changed = SearchIndexTests.products(100..<250, seed: 400).map { product in
      var product = product
      product.brand = "Somebody"
      return product
    }
    let after =
      Array(before[..<100]) + changed + Array(before[250..<1150]) + SearchIndexTests.products(1200..<1230, seed: 5)
    let partial = try SampleShop().importing(before)
    let update = try CatalogUpdate(folder: partial.folder, rest: .goes)
    let changes = try update.run(profile: SampleShop.profile, world: partial.world) { door in
      for product in after { try door.take(CatalogEntry(product: product), line: nil) }
    }
    #expect(changes.removed == 50 && changes.added == 30 && changes.changed == 150)
    let (left, right) = (try partial.open(), try SampleShop().importing(after).open())
    var dice = Dice(state: 7)
    for _ in 0..<80 {
      var query = ListingQuery()
      query.words = (0...dice.roll(3)).map { _ in SearchIndexTests.words[dice.roll(60)] }.joined(separator: " ")
      let (one, other) = (try left.search(query, limit: 60), try right.search(query, limit: 60))
      #expect(one == other, "\(query.words)")
      #expect(try left.summary(query) == right.summary(query), "\(query.words)")
    }
  }

  @Test(arguments: ["search_word SET block", "search_posting SET postings", "search_column SET numbers"])
  func `a damaged index is found and said`(column: String) throws {
    let sample = try SampleShop().importing(SearchIndexTests.products(0..<500, seed: 6))
    let file = try Database(
      path: sample.folder.catalogPath, access: .build, migrations: [Migration(version: 6, sql: "")],
      applicationID: 0x7473_4361)
    try file.write { try $0.execute("UPDATE \(raw: column) = zeroblob(40)") }
    file.close()
    let shop = try sample.open()
    let failure = #expect(throws: DatabaseFailure.self) { try self.count(shop, "q0z0x0 q0z1x1") }
    #expect(failure?.kind == .corrupt)
  }
}

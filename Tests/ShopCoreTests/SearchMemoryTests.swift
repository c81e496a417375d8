import Commerce
import PlainText
import ShopCore
import Testing

// Could go wrong: what a search remembers is of another catalogue, of another word, or of half an answer.
@Suite struct SearchMemoryTests {
  private static let nouns = ["kettle", "kettles", "mug", "mugs", "grinder", "grinders", "press", "scale", "filter"]

  private static func products(_ adjective: String) -> [Product] {
    (0..<500).map { number in
      let title = "\(adjective) \(nouns[number % nouns.count]) \(nouns[number / 7 % nouns.count]) n\(number)"
      return SampleShop.product(
        "p-\(number)", SafeText(cleaning: title), "Maker \(number % 5)", ["Shelf \(number % 4)"], cents: 100 + number,
        colours: number.isMultiple(of: 3) ? ["Red"] : ["Blue", "Moss"])
    }
  }

  private static let typed = ["blue kettle mugs", "kettel griner", "red mug press n12", "scale -mug", "greem filter"]

  private struct Shown: Equatable {
    var rows: [String]
    var count: Int
    var facets: [Facet]
  }

  private func shown(_ words: String, by shop: Shop) throws -> Shown {
    var query = ListingQuery()
    query.words = words
    let summary = try shop.summary(query)
    return Shown(
      rows: try shop.rows(query, offset: 0, limit: 60).map(\.slug), count: summary.count, facets: summary.facets)
  }

  @Test func `a query that is typed shows at each letter what it shows to whoever asks it alone`() throws {
    let sample = try SampleShop().importing(Self.products("green"))
    let shop = try sample.open()
    for query in Self.typed {
      for end in query.indices.dropFirst() where query[end] != "t" {
        let words = String(query[...end])
        let alone = try sample.open()
        defer { alone.close() }
        #expect(try shown(words, by: shop) == shown(words, by: alone), "\(words)")
        // What was given back is read again.
        if words.hasSuffix("e") { shop.releaseMemory() }
      }
    }
  }

  @Test func `after an import nothing of the catalogue before is shown`() throws {
    let sample = try SampleShop().importing(Self.products("green"))
    let shop = try sample.open()
    #expect(try shown("green kettles", by: shop).count > 0)
    try sample.importing(Array(Self.products("silver").shuffled().prefix(300)))
    let alone = try sample.open()
    defer { alone.close() }
    for words in ["silver kettles", "green kettles", "greem filter", "red mug"] {
      #expect(try shown(words, by: shop) == shown(words, by: alone), "\(words)")
    }
    #expect(try shown("silver kettles", by: shop).count > 0)
  }
}

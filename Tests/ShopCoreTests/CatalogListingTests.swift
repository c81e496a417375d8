import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// A list query and the slugs that it gives, in order.
struct ListingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let query: ListingQuery
  let slugs: String

  init(_ name: String, _ slugs: String, _ fill: (inout ListingQuery) -> Void) {
    var query = ListingQuery()
    fill(&query)
    testDescription = name
    self.query = query
    self.slugs = slugs
  }

  static let all: [ListingCase] = orders + filters + combinations

  static let orders = [
    ListingCase("everything", "konga v60 aeropress scale decaf mug house-blend huila filters kettle") { _ in },
    ListingCase("by rising price", "filters house-blend decaf huila konga mug v60 aeropress scale kettle") {
      $0.sort = .priceUp
    },
    ListingCase("by falling price", "kettle scale aeropress v60 mug konga huila decaf house-blend filters") {
      $0.sort = .priceDown
    },
    ListingCase("newest", "scale konga house-blend v60 aeropress decaf mug huila filters kettle") { $0.sort = .newest },
    ListingCase("by title", "aeropress scale decaf mug house-blend huila konga filters kettle v60") {
      $0.sort = .title
    },
    ListingCase("a category by price", "filters v60 aeropress scale kettle") {
      $0.category = ["Brewing"]
      $0.sort = .priceUp
    },
  ]

  static let filters = [
    ListingCase("a department", "konga decaf house-blend huila") { $0.category = ["Coffee"] },
    ListingCase("a category in it", "konga huila") { $0.category = ["Coffee", "Single origin"] },
    ListingCase("no such category", "") { $0.category = ["Tea"] },
    ListingCase("a brand", "konga mug house-blend huila") { $0.chosen = ["Brand": ["Harbour Lane"]] },
    ListingCase("either of two brands", "v60 scale filters kettle") { $0.chosen = ["Brand": ["Hario", "Fellow"]] },
    ListingCase("two values of one product", "v60 mug filters") { $0.chosen = ["Colour": ["Red", "White"]] },
    ListingCase("an option of a sold-out variant", "konga house-blend") { $0.chosen = ["Bag": ["1 kg"]] },
    ListingCase("an attribute", "decaf house-blend") { $0.chosen = ["Origin": ["Brazil"]] },
    ListingCase("no such value", "") { $0.chosen = ["Brand": ["Nobody"]] },
    ListingCase("no such facet", "") { $0.chosen = ["Height": ["1 m"]] },
    ListingCase("a facet without a value", "konga huila") {
      $0.category = ["Coffee", "Single origin"]
      $0.chosen = ["Brand": []]
    },
    ListingCase("a price with both ends", "decaf huila konga") {
      $0.priceRange = 1150...1450
      $0.sort = .priceUp
    },
    ListingCase("in stock", "konga v60 aeropress scale mug house-blend huila filters kettle") { $0.inStockOnly = true },
    ListingCase("on offer", "konga house-blend") { $0.onOfferOnly = true },
    ListingCase("new, which lasts 60 days", "konga scale") { $0.newOnly = true },
  ]

  static let combinations = [
    ListingCase("two facets", "mug") { $0.chosen = ["Brand": ["Harbour Lane"], "Colour": ["Red", "White"]] },
    ListingCase("category, facet, price and stock", "house-blend") {
      $0.category = ["Coffee"]
      $0.chosen = ["Origin": ["Brazil", "Colombia"]]
      $0.priceRange = 0...1200
      $0.inStockOnly = true
    },
    ListingCase("words, category and offer", "konga") {
      $0.words = "harbour"
      $0.category = ["Coffee", "Single origin"]
      $0.onOfferOnly = true
    },
    ListingCase("words by price", "house-blend huila konga mug") {
      $0.words = "harbour"
      $0.sort = .priceUp
    },
    ListingCase("nothing left", "") {
      $0.category = ["Coffee"]
      $0.chosen = ["Colour": ["Red"]]
    },
  ]
}

struct CatalogListingTests {
  @Test(arguments: ListingCase.all)
  func `a list holds what its query asks for, in its order, and is counted right`(_ listing: ListingCase) throws {
    let shop = try SampleShop().importing().open()
    let rows = try shop.rows(listing.query, offset: 0, limit: 100)
    #expect(rows.map(\.slug).joined(separator: " ") == listing.slugs)
    #expect(try shop.summary(listing.query).count == rows.count)
  }

  @Test(arguments: ListingCase.all)
  func `pages of a list follow each other without gaps`(_ listing: ListingCase) throws {
    let shop = try SampleShop().importing().open()
    var slugs: [String] = []
    while let row = try shop.rows(listing.query, offset: slugs.count, limit: 1).first { slugs.append(row.slug) }
    #expect(slugs.joined(separator: " ") == listing.slugs)
  }

  @Test func `a row says what a list has to show`() throws {
    let shop = try SampleShop().importing().open()
    var query = ListingQuery()
    query.category = ["Coffee", "Single origin"]
    #expect(
      try shop.rows(query, offset: 0, limit: 1) == [
        ProductRow(
          slug: "konga", title: "Konga Yirgacheffe", brand: "Harbour Lane", summary: "Washed and floral",
          price: SampleShop.euros(1450), hasPriceRange: true, compareAtPrice: SampleShop.euros(1600), available: 24,
          isNew: true)
      ])
    #expect(try shop.rows(query, offset: 2, limit: 10).isEmpty)
    #expect(try shop.rows(query, offset: 0, limit: 0).isEmpty)
  }

  @Test(arguments: [ListingQuery(), ListingCase.all[17].query, ListingCase.all[23].query])
  func `the number of statements does not grow with the rows`(_ query: ListingQuery) throws {
    let shop = try SampleShop().importing().open()
    func statements(limit: Int) throws -> Int {
      // What a search has read once, the next one remembers.
      shop.releaseMemory()
      let before = shop.catalog.database.statementCount + shop.ledger.statementCount
      _ = try shop.rows(query, offset: 0, limit: limit)
      return shop.catalog.database.statementCount + shop.ledger.statementCount - before
    }
    #expect(try statements(limit: 1) == statements(limit: 100))
  }

  @Test func `sales and returns change what is in stock before the next import`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    try sample.setOnHand(0, of: "HUI-250", in: shop)
    try sample.setOnHand(0, of: "V60-RED", in: shop)
    try sample.setOnHand(0, of: "KON-250-MO", in: shop)
    try sample.setOnHand(2, of: "KON-1K", in: shop)
    try sample.setOnHand(1, of: "DEC-250", in: shop)
    var query = ListingQuery()
    query.inStockOnly = true
    let rows = try shop.rows(query, offset: 0, limit: 100)
    #expect(rows.map(\.slug) == ["konga", "aeropress", "scale", "decaf", "mug", "house-blend", "filters", "kettle"])
    #expect(rows.first?.available == 2)
    let summary = try shop.summary(query)
    #expect(summary.count == 8)
    #expect(summary.facets.last?.values == [FacetValue(name: "In stock", count: 8, isChosen: true)])
  }
}

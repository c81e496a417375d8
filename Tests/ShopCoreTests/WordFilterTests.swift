import Commerce
import PlainText
import ShopCore
import Testing

/// Words of a search that are filters, and words that only look like it.
struct WordFilterTests {
  // Could go wrong: a word with another meaning hides what was wanted; a chip is shown that does nothing; a price is lost.
  @Test(arguments: [
    ("red wool socks under 20", "Colour=Red; Material=Merino wool|Wool; Socks; 0...1999", "hiking"),
    ("red socks", "Colour=Red; Socks", "hiking town"), ("socks in red", "Socks; Colour=Red", "hiking town"),
    ("Red", "Colour=Red", "hiking town"), ("merino sock", "Material=Merino wool; Socks", "hiking"),
    ("socks under €15", "Socks; 0...1499", "boot town"), ("socks up to 12", "Socks; 0...1200", "boot town"),
    ("socks between 10 and 12.50", "Socks; 1000...1250", "boot"),
    ("socks over 15 euro", "Socks; 1501...1000000000000", "hiking"),
    ("at least 15 sock", "Socks; 1500...1000000000000", "hiking"), ("under 8", "0...799", "wash"),
    ("jumper size m", "Size=M", "jumper"), ("m jumper", "Size=M", "jumper"),
    ("brand tarn", "Brand=Tarn & Rowe", "boot jumper"),
    // The word means something else in a product's name, category or summary.
    ("wool", "", "boot hiking jumper wash"), ("green", "", "mug tea"), ("green tea", "Tea", "tea"),
    ("wool wash", "", "wash"),
    // No filter at all.
    ("cheap socks", "Socks", "boot hiking town"), ("\"red\" socks", "Socks", "hiking town"), ("\"red socks\"", "", ""),
    ("pack over 50 l", "Packs", "pack"),
    ("pack 50 l", "Packs", "pack"), ("under", "", ""),
    // While it is typed.
    ("re", "", ""), ("red wo", "Colour=Red", "hiking town"),
  ])
  func `words are read as filters where that hides nothing`(words: String, chips: String, slugs: String) throws {
    let shop = try Self.open()
    var query = ListingQuery()
    query.words = words
    query.readsFilters = true
    let summary = try shop.summary(query)
    let found = try shop.rows(query, offset: 0, limit: 100).map(\.slug).sorted()
    #expect(Self.chips(summary.reading) == chips)
    #expect(found.joined(separator: " ") == slugs)
    #expect(summary.count == found.count)
  }

  @Test(arguments: [
    ("red wool socks under 20", ["wool socks under 20", "red socks under 20", "red wool under 20", "red wool socks"]),
    ("socks  -town \"in\" red", ["-town \"in\" red", "socks -town \"in\""]),
    ("-town RED socks", ["-town socks", "-town RED"]), ("size m jumper", ["jumper"]),
    ("from 9 to 10 socks", ["from 9 to 10", "socks"]),
  ])
  func `what is left when a filter is taken away is what was typed without its words`(words: String, rests: [String])
    throws
  {
    let shop = try Self.open()
    var query = ListingQuery()
    query.words = words
    query.readsFilters = true
    #expect(try shop.summary(query).reading?.filters.map(\.rest) == rests)
  }

  // Could go wrong: a price that nothing has leaves an empty screen, or is dropped without a word.
  @Test func `a price that nothing has is left out and said so`() throws {
    var query = ListingQuery()
    query.words = "socks under 5"
    query.readsFilters = true
    let summary = try Self.open().summary(query)
    #expect(summary.count == 3)
    #expect(summary.reading?.unmetPrice?.meaning == .price(0...499))
    #expect(Self.chips(summary.reading) == "Socks")
  }

  // Could go wrong: two filters that exclude each other leave nothing, though the words find something.
  @Test func `filters that leave nothing are words again`() throws {
    var query = ListingQuery()
    query.words = "red enamel"
    query.readsFilters = true
    let shop = try Self.open()
    #expect(try shop.summary(query).count > 0)
  }

  @Test func `a filter that the shopper chose by hand stands beside the words`() throws {
    var query = ListingQuery()
    query.words = "red socks under 20"
    query.readsFilters = true
    query.chosen["Colour"] = ["Blue"]
    query.priceRange = 0...1300
    let shop = try Self.open()
    #expect(try shop.rows(query, offset: 0, limit: 9).map(\.slug).sorted() == ["boot", "town"])
  }

  @Test func `literally means the words as they stand`() throws {
    var query = ListingQuery()
    query.words = "red"
    let summary = try Self.open().summary(query)
    #expect(summary.reading?.filters == [])
    #expect(summary.count == 3)
  }

  private static func chips(_ reading: SearchReading?) -> String {
    (reading?.filters ?? []).map { filter in
      switch filter.meaning {
      case .values(let facet, let names): "\(facet.string)=" + names.map(\.string).joined(separator: "|")
      case .category(let path): path.last?.string ?? ""
      case .price(let range): "\(range.lowerBound)...\(range.upperBound)"
      }
    }.joined(separator: "; ")
  }

  private static func open() throws -> Shop {
    var profile = SampleShop.profile
    profile.facets = ["Brand", "Colour", "Size", "Material"]
    func thing(
      _ slug: String, _ title: SafeText, _ category: [SafeText], _ cents: Int, _ colours: [SafeText],
      _ material: SafeText, _ brand: SafeText = "Skar"
    ) -> Product {
      var product = SampleShop.product(slug, title, brand, category, cents: cents, colours: colours)
      product.attributes = [ProductAttribute(name: "Material", value: material)]
      return product
    }
    var jumper = thing("jumper", "Crew Neck", ["Wear", "Knitwear"], 9000, ["M"], "Wool", "Tarn & Rowe")
    jumper.options = [ProductOption(name: "Size", values: [OptionValue(name: "M")])]
    jumper.tags = ["jumper"]
    var mug = thing("mug", "Camp Mug", ["Kitchen", "Mugs"], 1500, ["Green"], "Enamel")
    mug.description = "Some like it in red, which we do not have."
    let products = [
      thing("hiking", "Hiking Sock", ["Wear", "Socks"], 1800, ["Red", "Grey"], "Merino wool"),
      thing("boot", "Boot Sock", ["Wear", "Socks"], 1200, ["Blue"], "Wool", "Tarn & Rowe"),
      thing("town", "Town Sock", ["Wear", "Socks"], 900, ["Red"], "Cotton"), jumper, mug,
      thing("wash", "Wool Wash", ["Care"], 700, ["Clear"], "Soap"),
      thing("tea", "Green Tea", ["Pantry", "Tea"], 800, ["Loose"], "Leaf"),
      thing("pack", "Alpine Pack 50 l", ["Packs"], 15_000, ["Black"], "Nylon"),
    ]
    return try SampleShop().importing(products, profile: profile).open()
  }
}

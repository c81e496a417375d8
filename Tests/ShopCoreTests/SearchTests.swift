import Commerce
import PlainText
import ShopCore
import Testing

struct SearchTests {
  @Test(arguments: [
    ("konga", "konga"),
    ("kon", "konga"),
    ("KONGA yirga", "konga"),
    ("yirgacheffe konga", "konga"),
    ("blend house", "house-blend"),
    ("konga\"\u{301}", "konga"),
    // A word that no product has is taken for one that is near, or left out.
    ("hous blend", "house-blend"), ("konga yirgacheff x", "konga"), ("kongs", "konga"),
    ("decaf egalite", "decaf"),
    ("DÉCAF Égal", "decaf"),
    ("muller", "decaf"),
    ("ethiopia", "konga"),
    ("floral", "konga"),
    ("moss", "scale mug"),
    ("pour over", "konga"),
  ])
  func `words find products, the last one by its beginning`(words: String, slugs: String) throws {
    #expect(try found(words).joined(separator: " ") == slugs)
  }

  @Test(arguments: [
    "KON-250-MO", "kon-250-mo", "kon250mo", "KON 250 MO", "5391234500017", "HL-KON-26", "hlkon26", " KON-1K ",
  ])
  func `a SKU, a barcode or a model number is found, however it is typed`(identifier: String) throws {
    #expect(try found(identifier).first == "konga")
  }

  @Test func `a word counts the more the more prominent its place is`() throws {
    let places = ["z-title", "y-brand", "x-tag", "w-attribute", "v-summary", "u-description", "t-none"]
    let products = places.map { place in
      var product = SampleShop.product(place, "Plain Thing", "Nobody", ["Things"], cents: 100, colours: ["Blue"])
      product.tags = ["plain"]
      product.summary = "A plain thing"
      product.description = "A plain thing"
      switch place {
      case "z-title": product.title = "Saffron Thing"
      case "y-brand": product.brand = "Saffron"
      case "x-tag": product.tags = ["saffron"]
      case "w-attribute": product.attributes = [ProductAttribute(name: "Colour", value: "saffron")]
      case "v-summary": product.summary = "A saffron thing"
      case "u-description": product.description = "A saffron thing"
      default: break
      }
      return product
    }
    var query = ListingQuery()
    query.words = "saffron"
    let rows = try SampleShop().importing(products).open().rows(query, offset: 0, limit: 9)
    #expect(rows.map(\.slug) == places.dropLast())
  }

  @Test func `a product whose SKU was typed comes before those that match better`() throws {
    var other = SampleShop.product("h-1", "V60-RED V60-RED", "V60-RED", ["Merchandise"], cents: 100, colours: ["Blue"])
    other.tags = ["v60-red"]
    let shop = try SampleShop().importing(SampleShop.products + [other]).open()
    var query = ListingQuery()
    query.words = "v60-red"
    #expect(try shop.rows(query, offset: 0, limit: 9).map(\.slug) == ["v60", "h-1"])
    #expect(try shop.summary(query).count == 2)
  }

  @Test(arguments: [
    "\"", "\" OR *", "NEAR(", "NEAR(konga huila, 2)", "konga NOT huila", "title : konga", "{title brand} : konga",
    "^konga", "konga*", "konga\"*", "- konga", "konga + yirgacheffe", "(konga", "***", "AND", "OR", "a AND",
    "'; DROP TABLE product;--",
    "\u{0}konga", "konga\u{0}", "\u{1B}[2Jkonga", "%s%n%x", "?1", "\\", String(repeating: "a", count: 1000),
    String(repeating: "konga ", count: 1000), "e" + String(repeating: "\u{301}", count: 2000),
    String(repeating: "\" ", count: 500), "👩‍👩‍👧‍👦", "\u{202E}agnok",
  ])
  func `nothing that is typed is taken for the index's own language`(words: String) throws {
    let shop = try SampleShop().importing().open()
    var query = ListingQuery()
    query.words = words
    #expect(try shop.summary(query).count == shop.rows(query, offset: 0, limit: 100).count)
  }

  @Test(arguments: [
    ("konga*", "konga"), ("\"konga\"", "konga"), ("konga\u{0}", "konga"), ("(konga)", "konga"), ("& konga", "konga"),
    ("***", ""), ("\" \"", ""), ("NEAR(", ""),
  ])
  func `signs around a word do not hide it, and signs alone find nothing`(words: String, slugs: String) throws {
    #expect(try found(words).joined(separator: " ") == slugs)
  }

  // Could go wrong: what has one half of the word comes before what has both, or nothing is found where they stand apart.
  @Test func `one word that is two finds what has both, or else what has either`() throws {
    var (hand, other) = (
      SampleShop.product("hand", "Small Hand Grinder", "Quern", ["Grinders"], cents: 100, colours: ["Blue"]),
      SampleShop.product("espresso", "Grinder, a Fine Grinder", "Quern", ["Grinders"], cents: 100, colours: ["Blue"])
    )
    other.summary = "Warm to the hand"
    let both = try SampleShop().importing([other, hand]).open()
    var query = ListingQuery()
    query.words = "handgrinder"
    #expect(try both.rows(query, offset: 0, limit: 9).map(\.slug) == ["hand"])
    #expect(try both.summary(query).reading?.words.map(\.outcome) == [.replaced(["hand grinder"])])
    query.words = "HandGrinders"
    #expect(try both.rows(query, offset: 0, limit: 9).map(\.slug) == ["hand"])
    hand.title = "Hand Cream"
    let apart = try SampleShop().importing([other, hand]).open()
    query.words = "handgrinder"
    #expect(try Set(apart.rows(query, offset: 0, limit: 9).map(\.slug)) == ["hand", "espresso"])
  }

  @Test func `blanks alone are no search`() throws {
    #expect(try found("  \t ").count == 10)
  }

  private func found(_ words: String) throws -> [String] {
    let shop = try SampleShop().importing().open()
    var query = ListingQuery()
    query.words = words
    return try shop.rows(query, offset: 0, limit: 100).map(\.slug)
  }
}

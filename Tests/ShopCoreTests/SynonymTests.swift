import Commerce
import PlainText
import ShopCore
import Testing

/// Words that stand for others, and what the shop weighs, by its own rules.
struct SynonymTests {
  private static let rules = SearchRules(
    synonyms: [["kettle", "water boiler"], ["dripper", "pour over", "funnel"], ["mug", "beaker"]],
    expansions: [SearchExpansion(term: "crockery", meanings: ["mug", "kettle"])])

  // Could go wrong: a term of two words finds nothing or everything; a one-way rule goes both ways; endings matter.
  @Test(arguments: [
    ("beaker", "mug"), ("beakers", "mug"), ("water boiler", "kettle"), ("funnel", "v60 filters konga"),
    ("funnels", "v60 filters konga"),
    ("crockery", "mug kettle"), ("enamel beaker", "mug"), ("black water boiler", "kettle"),
    // The words themselves come first, and a word with a rule is not misspelt.
    ("mug", "mug"), ("beakrx", ""),
  ])
  func `a word finds what another word for it has`(words: String, slugs: String) throws {
    var profile = SampleShop.profile
    profile.search = Self.rules
    let shop = try SampleShop().importing(profile: profile).open()
    var query = ListingQuery()
    query.words = words
    let found = try shop.rows(query, offset: 0, limit: 9).map(\.slug).joined(separator: " ")
    #expect(found == slugs)
    let plain = try SampleShop().importing().open()
    if words == "beaker" { #expect(try plain.summary(query).count == 0) }
  }

  @Test func `a word that no product has is said to stand for others`() throws {
    var profile = SampleShop.profile
    profile.search = Self.rules
    let shop = try SampleShop().importing(profile: profile).open()
    var query = ListingQuery()
    query.words = "beaker"
    #expect(try shop.search(query, limit: 5).words.map(\.outcome) == [.replaced(["mug"])])
  }

  // Could go wrong: a weight of 0 still counts; what was sold is not counted, or counts for ever.
  @Test(arguments: [
    ("in stock", RankingWeights.only(availability: 9), "cheap liked new sold gone"),
    ("rating", RankingWeights.only(rating: 9), "liked cheap new sold gone"),
    ("newness", RankingWeights.only(newness: 9), "new cheap liked sold gone"),
    ("featured", RankingWeights.only(featured: 1), "sold cheap liked new gone"),
  ])
  func `what the shop weighs settles the order`(name: String, weights: RankingWeights, slugs: String) throws {
    var profile = SampleShop.profile
    profile.search = SearchRules(weights: weights)
    var things = ["gone", "sold", "new", "liked", "cheap"].map {
      SampleShop.product($0, "Tin", "Tinsmith", ["Tins"], cents: 500, colours: ["Grey"])
    }
    things[0].variants[0].stock = 0
    things[1].isFeatured = weights.featured > 0
    things[2].addedOn = weights.newness > 0 ? SampleShop.today : nil
    things[3].attributes =
      weights.rating > 0
      ? ["Rating": "5", "Reviews": "900"].map {
        ProductAttribute(name: SafeText(cleaning: $0), value: SafeText(cleaning: $1))
      } : []
    let shop = try SampleShop().importing(things, profile: profile).open()
    var query = ListingQuery()
    query.words = "tin"
    #expect(try shop.rows(query, offset: 0, limit: 9).map(\.slug).joined(separator: " ") == slugs)
  }
}

extension RankingWeights {
  fileprivate static func only(
    availability: Int = 0, featured: Int = 0, popularity: Int = 0, rating: Int = 0, newness: Int = 0
  ) -> RankingWeights {
    var weights = RankingWeights()
    (weights.availability, weights.featured, weights.popularity) = (availability, featured, popularity)
    (weights.rating, weights.newness) = (rating, newness)
    return weights
  }
}

import Commerce
import PlainText
import Testing

@testable import CatalogFiles

/// What a shop tells its search.
struct SearchRuleFaultTests {
  private static let good = """
    search:
      synonyms:
        - [mug, beaker, drinking vessel]
      expansions:
        crockery: [stone, mug]
      weights: {availability: 9, featured: 0, rating: 4}

    """

  @Test func `synonyms, expansions and weights are read as they stand`() throws {
    let reading = try ShopFolder().with("shop.yaml", ShopFolder.goodShop + Self.good).read()
    var weights = RankingWeights()
    (weights.availability, weights.featured, weights.rating) = (9, 0, 4)
    #expect(reading.faults.isEmpty)
    #expect(
      reading.profile?.search
        == SearchRules(
          synonyms: [["mug", "beaker", "drinking vessel"]],
          expansions: [SearchExpansion(term: "crockery", meanings: ["stone", "mug"])], weights: weights))
    #expect(weights.popularity == 3 && weights.newness == 1)
    #expect(try ShopFolder().read().profile?.search == nil)
  }

  static let spoilt: [Spoilt] = [
    Spoilt(
      "[mug, beaker, drinking vessel]", "[mug]",
      "shop.yaml:48: the group holds \"mug\" alone. Add a word that means the same, or take it out."),
    Spoilt(
      "[mug, beaker, drinking vessel]", "mug, beaker",
      "shop.yaml:48: the group of synonyms is text, where a list is due. Write [a, b], or one item to a line after a dash."
    ),
    Spoilt(
      "beaker, drinking vessel", "Mug",
      "shop.yaml:48: \"Mug\" stands twice in the group of synonyms. Keep one of the two."),
    Spoilt(
      "drinking vessel", "\"…\"", "shop.yaml:48: \"…\" holds no letter and no digit. Write a word that shoppers type."),
    Spoilt(
      "drinking vessel", "a thing one drinks from",
      "shop.yaml:48: \"a thing one drinks from\" has 5 words. Use at most 4."),
    Spoilt(
      "drinking vessel]", "vessel]\n    - [stone, beaker]",
      "shop.yaml:49: \"beaker\" stands in another group of synonyms too, on line 48. Make one group of the two."),
    Spoilt(
      "[mug, beaker, drinking vessel]", "[mgu, beaker]",
      "shop.yaml:48: no product has any of \"mgu\", \"beaker\". Did you mean mug?"),
    Spoilt(
      "[stone, mug]", "[plastic, mug]",
      "shop.yaml:50: no product has \"plastic\". Use words that stand in products, or take it out."),
    Spoilt(
      "[stone, mug]", "[crockery, mug]",
      "shop.yaml:50: \"crockery\" is expanded to itself. Take it out of its own list."),
    Spoilt("[stone, mug]", "[]", "shop.yaml:50: crockery is empty. List words, such as [mug, cup]."),
    Spoilt(
      "rating: 4", "rating: 400",
      "shop.yaml:51: rating is \"400\", which is out of range. Write a whole number from 0 to 100."),
    Spoilt("rating: 4", "ratings: 4", "shop.yaml:51: weights knows no key \"ratings\". Did you mean rating?"),
    Spoilt("synonyms:", "synonym:", "shop.yaml:47: search knows no key \"synonym\". Did you mean synonyms?"),
  ]

  @Test(arguments: spoilt)
  func `a fault of the search's rules is told with its line and what to do`(spoilt: Spoilt) throws {
    precondition(Self.good.contains(spoilt.old))
    let text = ShopFolder.goodShop + Self.good.replacing(spoilt.old, with: spoilt.new, maxReplacements: 1)
    let faults = try ShopFolder().with("shop.yaml", text).faults()
    #expect(faults == spoilt.faults)
  }
}

import Commerce
import PlainText
@testable import ShopCore
import Testing

/// A query and the facets that it gives, as `Name: value count, value count*`; a star marks the chosen.
struct FacetCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let query: ListingQuery
  let facets: [String]

  init(_ name: String, _ facets: [String], _ fill: (inout ListingQuery) -> Void) {
    var query = ListingQuery()
    fill(&query)
    testDescription = name
    self.query = query
    self.facets = facets
  }

  static let all = [
    FacetCase(
      "the whole shop",
      [
        "Category: Coffee 4, Brewing 5, Merchandise 1",
        "Brand: AeroPress 1, Fellow 2, Harbour Lane 4, Hario 2, Maison Müller 1",
        "Bag: 250 g 4, 1 kg 2",
        "Colour: Black 2, Grey 1, Red 2, White 2, Moss 2",
        "Origin: Brazil 2, Colombia 1, Ethiopia 1",
        "Price: 500–999 2, 1000–1999 4, 2000–4999 2, 10000–19999 2",
        "Availability: In stock 9",
      ]
    ) { _ in },
    FacetCase(
      "a category",
      [
        "Category: Blends 2, Single origin 2",
        "Brand: Harbour Lane 3, Maison Müller 1",
        "Bag: 250 g 4, 1 kg 2",
        "Origin: Brazil 2, Colombia 1, Ethiopia 1",
        "Price: 800–999 1, 1000–1199 1, 1200–1399 1, 1400–1599 1",
        "Availability: In stock 3",
      ]
    ) { $0.category = ["Coffee"] },
    FacetCase(
      "a choice does not count itself out",
      [
        "Category: Brewing 2, Merchandise 1",
        "Brand: Harbour Lane 1, Hario 2",
        "Colour: Black 2, Grey 1, Red* 2, White* 2, Moss 2",
        "Price: 500–999 1, 1500–1999 1, 2000–2499 1",
        "Availability: In stock 3",
      ]
    ) { $0.chosen = ["Colour": ["Red", "White"]] },
    FacetCase(
      "two choices count each other",
      [
        "Category: Merchandise 1",
        "Brand: Harbour Lane* 1, Hario 2",
        "Colour: Red* 1, Moss 1, White* 0",
        "Availability: In stock 1",
      ]
    ) { $0.chosen = ["Colour": ["Red", "White"], "Brand": ["Harbour Lane"]] },
    FacetCase(
      "a price band does not count itself out",
      [
        "Category: Single origin 1",
        "Brand: Harbour Lane 1",
        "Bag: 250 g 1, 1 kg 1",
        "Origin: Ethiopia 1",
        "Price: 800–999 1, 1000–1199 1, 1200–1399 1, 1400–1599* 1",
        "Availability: In stock 1",
      ]
    ) {
      $0.category = ["Coffee"]
      $0.priceRange = 1400...1599
    },
    FacetCase(
      "neither does stock",
      [
        "Brand: Harbour Lane 1",
        "Bag: 250 g 1, 1 kg 1",
        "Origin: Brazil 1",
        "Availability: In stock* 1",
      ]
    ) {
      $0.category = ["Coffee", "Blends"]
      $0.inStockOnly = true
    },
    FacetCase(
      "words",
      [
        "Category: Coffee 3, Merchandise 1",
        "Brand: Harbour Lane 4",
        "Bag: 250 g 3, 1 kg 2",
        "Colour: Red 1, Moss 1",
        "Origin: Brazil 1, Colombia 1, Ethiopia 1",
        "Price: 750–999 1, 1250–1499 2, 1750–1999 1",
        "Availability: In stock 4",
      ]
    ) { $0.words = "harbour lane" },
  ]
}

struct CatalogFacetTests {
  @Test(arguments: FacetCase.all)
  func `facets count what each value would leave`(_ facetCase: FacetCase) throws {
    let shop = try SampleShop().importing().open()
    let facets = try shop.summary(facetCase.query).facets.map { facet in
      let values = facet.values.map { value in
        let name = value.band.map { "\($0.lowerBound)–\($0.upperBound)" } ?? value.name.string
        return "\(name)\(value.isChosen ? "*" : "") \(value.count)"
      }
      return "\(facet.name.string): " + values.joined(separator: ", ")
    }
    #expect(facets == facetCase.facets)
  }

  @Test func `a value brings its swatch, a band its amounts and its name`() throws {
    let summary = try SampleShop().importing().open().summary(ListingQuery())
    let colours = summary.facets.first { $0.name == "Colour" }?.values
    #expect(colours?.first { $0.name == "Red" }?.swatch == 0xB0_3A2E)
    #expect(colours?.first { $0.name == "Grey" }?.swatch == nil)
    let band = summary.facets.first { $0.kind == .price }?.values.first
    #expect(band == FacetValue(name: "€5.00 – €9.99", count: 2, isChosen: false, band: 500...999))
  }

  @Test(arguments: [
    (0, 1), (5, 9), (99, 100), (650, 18_900), (1000, 1001), (1000, 10_000), (1, 1_000_000), (95_000, 105_000),
    (250, 2499), (0, 99_999_999_999),
  ])
  func `price bands follow each other, hold all prices, and are few`(low: Int, high: Int) {
    let bands = PriceBands.covering(low: low, high: high)
    #expect(bands.first?.contains(low) == true && bands.last?.contains(high) == true)
    #expect((1...5).contains(bands.count))
    #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound })
  }

  @Test(arguments: [
    (950, 1450, [800...999, 1000...1199, 1200...1399, 1400...1599]),
    (1900, 9900, [0...1999, 2000...3999, 4000...5999, 6000...7999, 8000...9999]),
    (650, 18_900, [500...999, 1000...1999, 2000...4999, 5000...9999, 10_000...19_999]),
    (700, 700, []),
    (-1, 700, []),
  ])
  func `price bands have round ends`(low: Int, high: Int, bands: [ClosedRange<Int>]) {
    #expect(PriceBands.covering(low: low, high: high) == bands)
  }
}

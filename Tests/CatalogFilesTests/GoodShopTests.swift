import Commerce
import PlainText
import Testing

@testable import CatalogFiles

struct GoodShopTests {
  @Test func `a shop without faults is read in full`() throws {
    let reading = try ShopFolder().read()
    #expect(reading.faults.map(\.description) == [])
    let shop = try #require(reading.profile)
    #expect(shop.name == "Small Shop")
    #expect(shop.about == "One paragraph.\n\nAnother one.")
    #expect(shop.promises.count == 3)
    #expect(shop.currency == .eur)
    #expect(shop.timeZone.posix == "GMT0IST,M3.5.0/1,M10.5.0")
    #expect(shop.hours.opening == [.mon: 540..<1050])
    #expect(shop.policies.map(\.id) == ["shipping", "returns", "privacy", "warranty"])
    #expect(shop.faq == [Question(question: "Is it good?", answer: "Yes.")])
    #expect(shop.shipping.cutOffMinute == 840)
    #expect(shop.shipping.zones.map(\.countries) == [["IE"], ["*"]])
    #expect(shop.shipping.zones[0].methods[0].freeFrom == Money(minorUnits: 4000, currency: .eur))
    #expect(shop.shipping.zones[1].methods[0].transitDays == 3...9)
    #expect(shop.tax.rates.map(\.partsPerMillion) == [230_000, 72_500])
    #expect(shop.tax.rates.map(\.label.string) == ["Tax", "Sales tax"])
    #expect(shop.promotions.map(\.benefit) == [.percent(partsPerMillion: 100_000)])
    #expect(reading.products.map(\.slug) == ["mug", "tea"])
    let mug = reading.products[0]
    #expect(mug.category == ["Kitchen", "Mugs"])
    #expect(mug.options[1].values == [OptionValue(name: "Moss", swatch: 0x5B6B3A), OptionValue(name: "Slate")])
    #expect(mug.variants[0].compareAtPrice == Money(minorUnits: 1600, currency: .eur))
    #expect(mug.variants[1].optionValues == ["Large", "Slate"])
    #expect(mug.addedOn == CivilDate("2026-10-20"))
    #expect(
      mug.description == "A mug.\n\nMade of *stone*, see [the maker](https://maker.example) or <https://maker.example>."
    )
    #expect(reading.products[1].variants[0].weightGrams == 100)
  }

  @Test func `progress counts the products' files`() throws {
    var told: [[Int]] = []
    try ShopFolder().inFolder { path in
      _ = CatalogFolder(path: path).read { told.append([$0, $1]) }
    }
    #expect(told == [[1, 2], [2, 2]])
  }

  @Test(arguments: ["coffee", "outfitter"])
  func `the sample shops have no faults`(shop: String) {
    let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let reading = CatalogFolder(path: "/" + checkout + "/Catalog/" + shop).read()
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.profile != nil)
    #expect(!reading.products.isEmpty)
  }

  @Test func `values that YAML would misread stay as they are written`() throws {
    var folder = ShopFolder()
    folder.files["products/tea.md"] = Array(
      """
      ---
      title: no
      category: 1_000 / 12:00
      tags: [on, yes, null, 0o17, 1e3]
      options:
        - {name: Answer, values: [yes, no, off]}
      variants:
        - {sku: 0012, options: [no], price: 3.00, stock: 010, weight: 100}
      attributes: {Answer: off, Ratio: 1:30, Empty: "", Version: 1.10}
      ---
      """.utf8)
    folder.files["shop.yaml"] = Array(
      ShopFolder.goodShop.replacing("departments: [Kitchen, Pantry]", with: "departments: []").utf8)
    let reading = try folder.read()
    #expect(
      reading.faults.map(\.description) == [
        "products/tea.md:9: Empty is empty. Write something, or leave it out where it is not needed."
      ])
    let tea = reading.products[1]
    #expect(tea.title == "no")
    #expect(tea.category == ["1_000", "12:00"])
    #expect(tea.tags == ["on", "yes", "null", "0o17", "1e3"])
    #expect(tea.variants[0].sku == "0012")
    #expect(tea.variants[0].optionValues == ["no"])
    #expect(tea.variants[0].price == Money(minorUnits: 300, currency: .eur))
    #expect(tea.variants[0].stock == 10)
    #expect(tea.attributes.map(\.value.string) == ["off", "1:30", "1.10"])
  }
}

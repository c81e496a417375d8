import Commerce
import FoundationEssentials
import PlainText
import Testing

@testable import CatalogFiles

struct ShopifyTests {
  @Test func `a file with the present header is read in full`() throws {
    let (entries, faults, _) = try ShopifyFiles.read(ShopifyFiles.present)
    #expect(faults == [])
    #expect(entries.map(\.product.slug) == ["wool-jumper", "gift-note"])
    #expect(entries.map(\.isListed) == [true, false])
    let jumper = entries[0].product
    #expect(jumper.title == "Wool jumper")
    #expect(jumper.brand == "Notch")
    #expect(jumper.category == ["Apparel", "Jumpers"])
    #expect(jumper.description == "Warm, \"honest\" wool.\n\n- Soft")
    #expect(jumper.tags == ["wool", "winter"])
    #expect(jumper.options.map(\.name) == ["Size", "Colour"])
    #expect(jumper.options.map { $0.values.map(\.name) } == [["S", "M"], ["Red"]])
    #expect(jumper.variants.map(\.sku) == ["WJ-S-RED", "WJ-M-RED"])
    #expect(jumper.variants.map(\.price.minorUnits) == [5990, 5990])
    #expect(jumper.variants.map(\.compareAtPrice?.minorUnits) == [7990, nil])
    #expect(jumper.variants.map(\.stock) == [4, 0])
    #expect(jumper.variants.map(\.weightGrams) == [410, 430])
    #expect(jumper.variants.map(\.barcode) == ["4006381333931", nil])
    #expect(
      jumper.attributes.map { "\($0.name): \($0.value)" } == [
        "Material: wool, cashmere", "Type: Knit", "Model number: NT-77",
      ])
    #expect(jumper.pictures.map(\.alternativeText) == ["A red jumper", "The back"])
  }

  @Test func `a file with the header before is read in full`() throws {
    let (entries, faults, _) = try ShopifyFiles.read(ShopifyFiles.old)
    #expect(faults == [])
    #expect(entries.map(\.product.title) == ["Tea, green", "Cup"])
    #expect(entries[0].product.category == ["Drinks"])
    #expect(
      entries[0].product.variants == [
        Variant(
          sku: "TEA-1", optionValues: [], price: Money(minorUnits: 350, currency: .eur), stock: 7, weightGrams: 100)
      ])
    #expect(entries[1].product.category == ["General"])
    #expect(entries[1].product.variants.map(\.sku) == ["CUP.SMALL", "CUP.LARGE"])
    // Nobody counts the first, three are left of the second.
    #expect(entries[1].product.variants.map(\.stock) == [9999, 3])
  }

  @Test(arguments: [
    ("Title,Price\nA,1\nB,\n", ["x.csv:3: row 3: Price is missing."]),
    (
      "Title,Price\nA,\"1,50\"\nB,1.999\nC,-1\nD,abc\n",
      [
        "x.csv:2: row 2: Price is \"1,50\", which is not an amount.", "x.csv:3: row 3: Price \"1.999\" has 3 decimals",
        "x.csv:4: row 4: Price is negative.", "x.csv:5: row 5: Price is \"abc\"",
      ]
    ),
    (
      "Handle,Title,Price\na,,1\n,,\n",
      [
        "x.csv:2: row 2: Title is missing.", "x.csv:3: row 3 has neither a handle nor a title.",
      ]
    ),
    (
      "Title,Price,Inventory quantity,Weight value (grams),Status,Published\nA,1,many,light,gone,maybe\n",
      [
        "x.csv:2: row 2: Inventory quantity is \"many\".", "x.csv:2: row 2: Published is \"maybe\".",
        "x.csv:2: row 2: Status is \"gone\".",
      ]
    ),
    (
      "Handle,Title,Option1 name,Option1 value,Price\na,A,Size,S,1\na,,,S,1\na,,,,1\n",
      [
        "x.csv:3: row 3: the variant \"S\" stands twice, first on line 2.", "x.csv:4: row 4: Option1 value is missing.",
      ]
    ),
    ("Handle,Title,Option1 value,Price\na,A,S,1\n", ["x.csv:2: row 2: Option1 name is missing."]),
    ("Title,Price\nA,1,2\n", ["x.csv:2: row 2 has 3 cells, the header 2."]),
    ("Title,Title,Price\nA,B,1\n", ["x.csv:1: the columns 1 and 2 are both \"Title\"."]),
    ("Titel,Price\nA,1\n", ["x.csv:1: there is no column Title. Did you mean Title by \"Titel\"?"]),
    ("Title,Price,Vendor\nA,1,\"x\ny", ["x.csv:2: row 2, column Vendor: a quote is opened here and never closed."]),
    ("", ["x.csv:1: the file is empty."]),
  ])
  func `every fault names its row and line and what to do`(text: String, told: [String]) throws {
    let faults = try ShopifyFiles.read(text).faults
    #expect(faults.count == told.count, "\(faults)")
    for (fault, beginning) in zip(faults, told) { #expect(fault.hasPrefix(beginning)) }
    #expect(faults.allSatisfy { $0.contains(". ") })
  }

  @Test(arguments: [ShopifyFiles.present, ShopifyFiles.old], [ShopifyGeneration.present, .old])
  func `what was imported is exported with the same cells, and imports the same`(
    text: String, generation: ShopifyGeneration
  ) throws {
    let first = try ShopifyFiles.read(text)
    let written = ShopifyFiles.write(first.entries, columns: first.columns, generation)
    #expect(try ShopifyFiles.cells(written) == ShopifyFiles.cells(text))
    #expect(try ShopifyFiles.read(written).entries == first.entries)
  }

  @Test(
    .enabled(if: ShopifyTests.samples != nil), arguments: ["apparel.csv", "home-and-garden.csv"],
    [ShopifyGeneration.present, .old])
  func `files of other shops go round without a loss`(name: String, generation: ShopifyGeneration) throws {
    let folder = try #require(ShopifyTests.samples)
    let text = String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
    let first = try ShopifyFiles.read(text)
    #expect(first.faults == [])
    #expect(first.entries.count == 20)
    let written = ShopifyFiles.write(first.entries, columns: first.columns, generation)
    #expect(try ShopifyFiles.cells(written) == ShopifyFiles.cells(text))
    #expect(try ShopifyFiles.read(written).entries == first.entries)
  }

  static let samples: String? = {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let folder = root + "/shared/data/shopify-csv"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  @Test func `an empty cell empties the value, and a column that is not there leaves it`() throws {
    let before = try ShopifyFiles.read(ShopifyFiles.present).entries[0]
    let text = """
      URL handle,Title,Vendor,Option1 name,Option1 value,Option2 name,Option2 value,Price,Compare-at price
      wool-jumper,Wool jumper,,Size,S,Colour,Red,49.90,
      wool-jumper,,,,M,,Red,59.90,

      """
    let after = try ShopifyFiles.read(text, stored: ["wool-jumper": before]).entries[0]
    #expect(after.product.brand == "")
    #expect(after.product.variants.map(\.price.minorUnits) == [4990, 5990])
    #expect(after.product.variants.map(\.compareAtPrice) == [nil, nil])
    #expect(after.product.variants.map(\.sku) == ["WJ-S-RED", "WJ-M-RED"])
    #expect(after.product.variants.map(\.stock) == [4, 0])
    #expect(after.product.description == before.product.description)
    #expect(after.product.tags == before.product.tags)
    #expect(after.product.attributes == before.product.attributes)
    #expect(after.carried?[0]["Cost per item"] == "20.01")
    #expect(after.carried?[0]["Price / EU"] == "55.00")
  }

  @Test func `what only our own files can say outlives an import`() throws {
    var product = try ShopifyFiles.read(ShopifyFiles.old).entries[1].product
    product.summary = "A cup"
    product.isFeatured = true
    product.handlingDays = 2
    product.related = ["tea"]
    product.options[0].values[0].swatch = 0x5B6B3A
    product.description = "# Care\n\nHand *wash*, see [here](https://x.example).\n\n- a\n- b\n  1. c"
    let known = CatalogEntry(product: product)
    let written = ShopifyFiles.write([known], columns: [], .present)
    let read = try ShopifyFiles.read(written, stored: ["cup": known])
    #expect(read.faults == [])
    #expect(read.entries[0].product == product)
    // In another shop the description comes back by way of HTML.
    #expect(try ShopifyFiles.read(written).entries[0].product.description == product.description)
  }

  @Test func `what another import changed is what is exported`() throws {
    var entry = try ShopifyFiles.read(ShopifyFiles.present).entries[0]
    entry.product.title = "Woollen jumper"
    entry.product.variants[1].stock = 9
    entry.product.description = "New *words*."
    let rows = ShopifyCells.rows(of: entry)
    #expect(rows[0]["Title"] == "Woollen jumper")
    #expect(rows[0]["Description"] == "<p>New <em>words</em>.</p>")
    #expect(rows[1]["Inventory quantity"] == "9")
    #expect(rows[0]["Price"] == "59.90")
    #expect(rows[0]["Cost per item"] == "20.01")
    #expect(rows[2]["Product image URL"] == "https://x.example/3.jpg")
  }
}

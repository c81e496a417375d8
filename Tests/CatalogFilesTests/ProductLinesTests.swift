import Commerce
import PlainText
import Testing

@testable import CatalogFiles

struct ProductLinesTests {
  @Test func `a product goes out as a line and comes back the same`() throws {
    var entries = try ShopifyFiles.read(ShopifyFiles.present).entries
    var full = try ShopFolder().read().products[0]
    full.attributes += [ProductAttribute(name: "Material", value: "Clay")]
    full.soldOutReason = "At sea"
    full.backOn = CivilDate("2026-12-04")
    full.isFeatured = true
    entries.append(CatalogEntry(product: full))
    let text = entries.map(ProductLinesWriter.line).joined()
    let (read, faults) = try Self.read(text)
    #expect(faults == [])
    // Facts of one name stand together.
    let order = [2, 0, 1]
    #expect(Set(read[2].product.attributes) == Set(full.attributes) && order.count == 3)
    entries[2].product.attributes = read[2].product.attributes
    #expect(read == entries)
  }

  @Test(arguments: [
    (
      "{\"title\":\"A\",\"price\":\"1.00\"}\nx\n{\"title\":\"B\",\"price\":1}",
      ["x.jsonl:2:1: this is not JSON: this is no value."]
    ),
    ("{\"title\":\"A\",\"price\":\"1.00\",\"prize\":2}", ["x.jsonl:1: there is no \"prize\". Did you mean price?"]),
    ("{\"title\":\"\",\"price\":\"1.00\"}", ["x.jsonl:1: title is missing."]),
    ("{\"title\":\"A\"}", ["x.jsonl:1: price is missing."]),
    ("{\"title\":\"A\",\"price\":1.005}", ["x.jsonl:1: price has 3 decimals, but EUR has 2."]),
    ("{\"title\":\"A\",\"price\":1e3}", ["x.jsonl:1: price is \"1e3\", which is not an amount."]),
    ("{\"title\":\"A\",\"slug\":\"Not So\",\"price\":1}", ["x.jsonl:1: slug is \"Not So\"."]),
    ("{\"title\":\"茶\",\"price\":1}", ["x.jsonl:1: slug is missing."]),
    ("{\"title\":\"A\",\"variants\":[{\"price\":1,\"stock\":-1}]}", ["x.jsonl:1: variant 1: stock is \"-1\"."]),
    (
      "{\"title\":\"A\",\"variants\":[{\"price\":1,\"options\":[\"S\"]}]}",
      ["x.jsonl:1: variant 1: options is not one value"]
    ),
    ("[1]", ["x.jsonl:1: this is a list."]),
    ("{\"title\":\"A\",\"price\":1} {}", ["x.jsonl:1:25: this is not JSON: something stands behind the end."]),
  ])
  func `every fault names its line and what to do`(text: String, told: [String]) throws {
    let faults = try Self.read(text).faults
    #expect(faults.first.map { $0.hasPrefix(told[0]) } == true, "\(faults)")
  }

  @Test func `lines of another shape come in by a map`() throws {
    let text = """
      {"fields":{"id":12,"title":"Écru Tea ","price":2334,"quantity":-1,"rating":4.5,"kind":"Toys_and_Games","html":"<b>x</b>"}}
      {"fields":{"id":13,"title":"Écru Tea","price":0}}
      """
    let map = try FieldMap(
      yaml: """
        slug: "{fields.title} {fields.id}"
        title: fields.title
        price: fields.price
        price_unit: minor
        stock: fields.quantity
        sku: "T-{fields.id}"
        category: fields.kind
        description: fields.html
        description_format: html
        attributes: {Rating: fields.rating}
        defaults: {stock: 3, category: Other}
        replace: {category: {_: " "}}
        """)
    let (entries, faults) = try Self.read(text, map: map)
    #expect(faults == [])
    #expect(entries.map(\.product.slug) == ["ecru-tea-12", "ecru-tea-13"])
    #expect(entries.map(\.product.category) == [["Toys and Games"], ["Other"]])
    #expect(entries.map { $0.product.variants[0].price.minorUnits } == [2334, 0])
    #expect(entries.map { $0.product.variants[0].stock } == [0, 3])
    #expect(entries.map { $0.product.variants[0].sku } == ["T-12", "T-13"])
    #expect(entries[0].product.description == "**x**")
    #expect(entries[0].product.attributes == [ProductAttribute(name: "Rating", value: "4.5")])
  }

  @Test func `long titles that differ at their ends have different slugs`() throws {
    let long = String(repeating: "long word ", count: 12)
    let map = try FieldMap(inline: "title=t,price=p,slug={t} {i}")
    let (entries, _) = try Self.read(
      (1...2).map { "{\"t\":\"\(long)\",\"p\":1,\"i\":\($0)}" }.joined(separator: "\n"), map: map)
    #expect(Set(entries.map(\.product.slug)).count == 2)
    #expect(entries.allSatisfy { Slug.isRight($0.product.slug) && $0.product.slug.utf8.count <= 80 })
  }

  @Test(arguments: [
    ("title=t", "price", FieldMapFault.Problem.missing), ("title=t,price=a..b", "price", .badPath),
    ("title=t,price=p,titel=x", "titel", .unknown), ("title", "title", .noValue),
    ("title=t,price=p,price_unit=cents", "price_unit", .notOneOf(["minor", "major"])),
  ])
  func `a wrong map is told`(text: String, key: String, problem: FieldMapFault.Problem) {
    #expect(throws: FieldMapFault(key: key, problem: problem)) { try FieldMap(inline: text) }
  }

  @Test(arguments: [
    ("\"\\u00e9\\ud83d\\ude00\\n\\/\"", JSONValue.string("é😀\n/")), ("-0.50", .number("-0.50")),
    (
      "{\"b\":1,\"a\":[true,null]}",
      .object([
        .init(key: "b", value: .number("1")), .init(key: "a", value: .array([.flag(true), .null])),
      ])
    ),
  ])
  func `JSON is read as it is written`(text: String, value: JSONValue) throws {
    #expect(try JSONParser.parse(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    "{", "[1,]", "{\"a\"}", "01", "1.", "\"\\x\"", "\"\\ud800\"", "\"a", "tru", "\u{1}", "\"\u{1}\"", "",
    String(repeating: "[", count: 5000),
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONFault.self) { try JSONParser.parse(Array(text.utf8)) }
  }

  static func read(_ text: String, map: FieldMap? = nil) throws -> (entries: [CatalogEntry], faults: [String]) {
    try TemporaryFile(text).with { path in
      let reader = ProductLinesReader(try ByteSource(path: path), name: "x.jsonl", currency: .eur, map: map)
      var entries: [CatalogEntry] = []
      while let (entry, _) = try reader.next() { entries.append(entry) }
      return (entries, reader.faults.told.map(\.description))
    }
  }
}

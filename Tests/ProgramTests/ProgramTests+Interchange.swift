import Foundation
import ShopTestKit
import Testing

extension ProgramTests {
  private static let csv = """
    Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Status,Cost per item
    tin,Tea tin,<p>Holds <b>tea</b>.</p>,Clay,Size,Small,TIN-S,9.50,3,active,4.00
    tin,,,,,Large,TIN-L,12.00,0,,
    secret,Not yet,,,,,SEC-1,1.00,1,draft,
    """

  private func catalog(_ arguments: [String], in folder: TestFolder, input: String? = nil) throws
    -> BuiltProgram.Outcome
  {
    try BuiltProgram.run(["catalog"] + arguments + ["--data", folder.data], input: input, in: folder)
  }

  private func file(_ name: String, _ text: String, in folder: TestFolder) throws -> String {
    let path = folder.home + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `a Shopify file comes in after a dry run, once, and goes out as it was`() throws {
    let folder = try TestFolder()
    let catalogFile = URL(fileURLWithPath: folder.data + "/catalog.db")
    let before = try Data(contentsOf: catalogFile)
    let csv = try file("shop.csv", Self.csv, in: folder)
    let dry = try catalog(["import", csv, "--dry-run"], in: folder)
    #expect(dry.status == 0, "\(dry)")
    #expect(Array(dry.outputLines.prefix(2)) == ["  new      tin", "  new      secret"])
    #expect(dry.output.contains("2 new, 0 changed, 0 unchanged, 0 removed. Nothing was written."))
    #expect(try Data(contentsOf: catalogFile) == before)

    let first = try catalog(["import", csv], in: folder)
    #expect(first.output.contains(": 2 new, 0 changed, 0 unchanged, 0 removed."), "\(first)")
    let after = try Data(contentsOf: catalogFile)
    let again = try catalog(["import", csv], in: folder)
    #expect(again.output.contains(": 0 new, 0 changed, 2 unchanged, 0 removed."), "\(again)")
    #expect(try Data(contentsOf: catalogFile) == after)

    let out = try catalog(["export", folder.home + "/out.csv", "--format", "shopify-old"], in: folder)
    #expect(out.status == 0, "\(out)")
    let lines = try String(contentsOfFile: folder.home + "/out.csv", encoding: .utf8).components(separatedBy: "\r\n")
    let tin = lines.first { $0.contains("Tea tin") }
    #expect(tin?.contains("<p>Holds <b>tea</b>.</p>") == true && tin?.contains("4.00") == true, "\(lines.prefix(3))")
    #expect(lines.contains { $0.contains("Not yet") && $0.contains("draft") })
    // What came from the shop's own files is there too.
    #expect(lines.contains { $0.contains("Quay Brew Scale") })
  }

  @Test func `a file with faults changes nothing, and tells all of them`() throws {
    let folder = try TestFolder()
    let bad = Self.csv.replacing("9.50", with: "9,50x").replacing("TIN-L,12.00,0", with: "TIN-L,12.00,few")
    let csv = try file("bad.csv", bad, in: folder)
    let outcome = try catalog(["import", csv], in: folder)
    #expect(outcome.status == 1)
    // The comma in the price makes a cell too many.
    #expect(outcome.errors.contains("bad.csv:2: row 2 has 12 cells, the header 11."), "\(outcome)")
    let some = try catalog(["import", csv, "--skip-faulty"], in: folder)
    #expect(some.status == 0 && some.output.contains(": 1 new"), "\(some)")
    #expect(some.errors.contains("bad.csv:"))
  }

  @Test func `lines of another shape come in from a pipe by a map, and a folder goes out`() throws {
    let folder = try TestFolder()
    let lines = """
      {"fields":{"id":7,"title":"Jigsaw of stars","price":2334,"quantity":67}}
      {"fields":{"id":8,"title":"","price":100,"quantity":1}}

      """
    let map =
      "slug={fields.title} {fields.id},title=fields.title,price=fields.price,price_unit=minor,stock=fields.quantity"
    let refused = try catalog(["import", "-", "--map", map], in: folder, input: lines)
    #expect(refused.status == 1 && refused.errors.contains("standard input:2: title is missing."), "\(refused)")
    let taken = try catalog(["import", "-", "--map", map, "--skip-faulty", "--replace"], in: folder, input: lines)
    #expect(taken.status == 0 && taken.output.contains("Imported 1 products"), "\(taken)")
    let out = try catalog(["export", "-", "--format", "jsonl"], in: folder)
    let line =
      #"{"slug":"jigsaw-of-stars-7","title":"Jigsaw of stars","category":["General"],"#
      + #""variants":[{"sku":"JIGSAW-OF-STARS-7","price":"23.34","stock":67}]}"#
    #expect(out.outputLines == [line])
    let files = try catalog(["export", folder.home + "/files"], in: folder)
    #expect(files.status == 0, "\(files)")
    let text = try String(contentsOfFile: folder.home + "/files/products/jigsaw-of-stars-7.md", encoding: .utf8)
    #expect(text.contains("price: \"23.34\""))
  }

  @Test func `an exported folder and an exported JSON file import as the same shop`() throws {
    let folder = try TestFolder(.outfitter)
    let exported = folder.home + "/files"
    #expect(try catalog(["export", exported], in: folder).status == 0)
    #expect(try catalog(["export", folder.home + "/all.jsonl"], in: folder).status == 0)
    try FileManager.default.copyItem(
      atPath: SampleShop.checkout.appendingPathComponent("Catalog/outfitter/shop.yaml").path,
      toPath: exported + "/shop.yaml")
    for source in [exported, folder.home + "/all.jsonl"] {
      let outcome = try catalog(["import", source, "--replace"], in: folder)
      #expect(outcome.output.contains(": 0 new, 0 changed, "), "\(outcome)")
      #expect(outcome.output.contains(" unchanged, 0 removed."), "\(outcome)")
    }
  }
}

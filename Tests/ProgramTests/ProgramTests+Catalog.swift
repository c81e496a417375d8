import Foundation
import Glibc
import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  @Test func `checking a broken folder names file, line and what to do for every fault`() throws {
    let folder = try TestFolder(nil)
    let files = try folder.copyFiles(of: .coffee, as: "broken")
    try folder.change(files + "/products/brew-scale.md", "price: \"42.00\"", to: "price: \"forty-two\"")
    try folder.change(files + "/products/harbour-mug.md", "brand:", to: "brnad:")
    let outcome = try BuiltProgram.run(["catalog", "check", files], in: folder)
    #expect(outcome.status == 1)
    let mug = outcome.outputLines.first { $0.hasPrefix("products/harbour-mug.md:4: ") }
    let scale = outcome.outputLines.first { $0.hasPrefix("products/brew-scale.md:") }
    #expect(mug?.contains("brand") == true, "\(outcome.output)")
    #expect(scale?.contains("price") == true, "\(outcome.output)")
    #expect(outcome.outputLines.count == 2, "\(outcome.output)")
    #expect(outcome.errors.contains("2 faults"), "\(outcome.errors)")

    let refused = try BuiltProgram.run(["catalog", "import", files, "--data", folder.data], in: folder)
    #expect(refused.status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.data + "/catalog.db"))
  }

  @Test func `checking and importing a good folder print plain lines where no terminal is`() throws {
    let folder = try TestFolder(nil)
    let files = try folder.copyFiles(of: .outfitter, as: "shop")
    let check = try BuiltProgram.run(["catalog", "check", files], in: folder)
    let built = try BuiltProgram.run(["catalog", "import", files, "--data", folder.data], in: folder)
    for outcome in [check, built] {
      #expect(outcome.status == 0, "\(outcome.errors)")
      let control = (outcome.output + outcome.errors).unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
      #expect(control.isEmpty, "\(outcome)")
      #expect(outcome.outputLines.count == 1, "\(outcome.output)")
    }
    #expect(check.output.contains("No faults"))
    #expect(built.output.contains("Imported"))
  }

  @Test func `an import that is killed leaves the catalogue of before, and the next one works`() throws {
    let folder = try TestFolder()
    let catalog = URL(fileURLWithPath: folder.data + "/catalog.db")
    let before = try Data(contentsOf: catalog)
    let files = try folder.copyFiles(of: .coffee, as: "large")
    try folder.multiply(files + "/products/brew-scale.md", sku: "QBS-2K", by: 600)
    let arguments = ["catalog", "import", files, "--data", folder.data]

    let importing = try RealTerminal(folder, arguments: arguments)
    defer { importing.close() }
    try importing.sees("Importing").send(signal: SIGKILL)
    #expect(try importing.exitStatus() == 137)
    #expect(try Data(contentsOf: catalog) == before)

    let shop = try RealTerminal(folder)
    defer { shop.close() }
    try shop.press("/").type("brew scale").sees("Quay Brew Scale").press("Ctrl+C")
    #expect(try shop.exitStatus() == 0)

    let again = try BuiltProgram.run(arguments, in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("Imported"), "\(again.output)")
    #expect(try Data(contentsOf: catalog) != before)
    #expect(!FileManager.default.fileExists(atPath: folder.data + "/catalog.db.new"))
  }
}

extension TestFolder {
  /// Writes copies of a product with one SKU and no barcode.
  fileprivate func multiply(_ file: String, sku: String, by count: Int) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8).replacing(#/, barcode: "[0-9]+"/#, with: "")
    let slug = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    for number in 1...count {
      let copy = text.replacingOccurrences(of: sku, with: "\(sku)-\(number)")
        .replacingOccurrences(of: "slug: \(slug)", with: "slug: \(slug)-\(number)")
      let path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("\(slug)-\(number).md")
      try copy.write(to: path, atomically: false, encoding: .utf8)
    }
  }
}

import Foundation
import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  @Test func `the first start imports the sample shop and the second one does not`() throws {
    let folder = try TestFolder(nil)
    let catalog = folder.data + "/catalog.db"
    let first = try RealTerminal(folder)
    defer { first.close() }
    try first.sees("Harbour Lane Coffee", "Departments").press("q")
    #expect(try first.exitStatus() == 0)
    try first.sees("Setting up the shop")
    let imported = try FileIdentity(catalog)
    #expect(imported.permissions == 0o600)
    #expect(try FileIdentity(folder.data).permissions == 0o700)

    let second = try RealTerminal(folder)
    defer { second.close() }
    try second.sees("Harbour Lane Coffee", "Departments").press("q")
    #expect(try second.exitStatus() == 0)
    let screen = try second.screen()
    #expect(!screen.text.contains("Setting up"), "\(screen.framed)")
    #expect(try FileIdentity(catalog) == imported)
  }

  @Test func `two who open a new shop at the same moment both come in`() throws {
    let folder = try TestFolder(nil)
    let files = try folder.copyFiles(of: .outfitter, as: "outfitter")
    let ada = try RealTerminal(guest: "ada", seed: 7, of: files, in: folder)
    defer { ada.close() }
    let ben = try RealTerminal(guest: "ben", seed: 8, of: files, in: folder)
    defer { ben.close() }
    try ada.sees("Departments")
    try ben.sees("Departments")
  }

  /// Data that cannot be opened, and what is said of it.
  enum Damage: CaseIterable, Sendable {
    case fileInItsPlace, foreignLedger

    func happens(to folder: TestFolder) throws {
      let place = self == .fileInItsPlace ? folder.data : folder.data + "/ledger.db"
      try? FileManager.default.removeItem(atPath: place)
      try Data("no database at all, but long enough to be read as one\n".utf8).write(to: URL(fileURLWithPath: place))
    }
  }

  @Test(arguments: Damage.allCases)
  func `data that cannot be opened is told in a sentence, whatever was asked for`(_ damage: Damage) throws {
    let folder = try TestFolder()
    try damage.happens(to: folder)
    for command in [[], ["catalog", "import"]] {
      let outcome = try BuiltProgram.run(command + ["--data", folder.data], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains(folder.data), "\(outcome.errors)")
      #expect(!outcome.errors.contains("Failure"), "\(outcome.errors)")
    }
  }

  @Test func `the program alone says that it finds no shop, and opens one that was imported`() throws {
    let folder = try TestFolder()
    let program = folder.home + "/tuckshop"
    try FileManager.default.copyItem(atPath: BuiltProgram.path, toPath: program)
    let alone: [String: String?] = ["TUCKSHOP_CATALOG": nil, "TUCKSHOP_THEMES": nil]
    let nothing = try BuiltProgram.run(
      ["--data", folder.home + "/nothing"], program: program, in: folder, environment: alone)
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("no shop called coffee"), "\(nothing.errors)")
    #expect(nothing.errors.contains("tuckshop catalog import"), "\(nothing.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.home + "/nothing"))

    let shop = try RealTerminal(folder, environment: alone, program: program)
    defer { shop.close() }
    try shop.sees("Harbour Lane Coffee", "Departments").press("t").sees("Monochrome").press("Enter").sees("it is")
      .press("q")
    #expect(try shop.exitStatus() == 0)
  }
}

/// Which file stands at a path: another one, or a changed one, is not equal.
private struct FileIdentity: Equatable {
  let number: Int
  let size: Int
  let changed: Date
  let permissions: Int

  init(_ path: String) throws {
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    number = try #require(facts[.systemFileNumber] as? Int)
    size = try #require(facts[.size] as? Int)
    changed = try #require(facts[.modificationDate] as? Date)
    permissions = try #require(facts[.posixPermissions] as? Int)
  }
}

import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

/// A shop goes into one file and comes back from it, whole or not at all.
@Suite struct BackupTests {
  /// A place for backups beside the shop.
  private func file(_ market: Market, _ name: String = "shop.backup") -> String { market.folder.path + "-" + name }

  private func restored(_ path: String, _ market: Market) throws -> DataFolder {
    let folder = DataFolder(path: path + ".there")
    _ = try Restore(folder: folder, world: market.world).restore(from: path, evenIfWrong: false)
    return folder
  }

  @Test func `a backup comes back elsewhere with every order, and is nobody else's to read`() throws {
    let bench = try LedgerWorkbench()
    let path = file(bench.market)
    let shop = try bench.market.open()
    defer { shop.close() }
    let outcome = try Backup(folder: bench.market.folder, world: bench.market.world).write(to: path, replacing: false)
    #expect(outcome.orders == 5 && outcome.findings == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == outcome.bytes)
    let folder = try restored(path, bench.market)
    let other = try Shop(folder: folder, world: bench.market.world, gateway: try TestGateway(path: folder.gatewayPath))
    defer { other.close() }
    #expect(try other.orders(of: bench.guest).map(\.number) == shop.orders(of: bench.guest).map(\.number))
    #expect(try other.chat(of: bench.guest).messages.count == 1)
    #expect(try other.audit() == [])
    for suffix in [".copies", ".new"] { #expect(!FileManager.default.fileExists(atPath: path + suffix)) }
  }

  @Test func `a backup is not written over another unless that is wanted`() throws {
    let market = try Market()
    let path = file(market)
    let backup = Backup(folder: market.folder, world: market.world)
    _ = try backup.write(to: path, replacing: false)
    #expect(throws: BackupFailure.exists(path)) { try backup.write(to: path, replacing: false) }
    _ = try backup.write(to: path, replacing: true)
    #expect(throws: DatabaseFailure.self) { try backup.write(to: "/nowhere/at/all", replacing: false) }
  }

  @Test func `what processes sell while a backup is written is in it whole or not at all`() async throws {
    let market = try Market(products: [
      Market.product("beans", "Beans", sku: "BEANS", cents: 500, stock: 900, grams: 10)
    ])
    let folder = market.folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seller in 1...3 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = folder.path as String, seller = seller as Int] in
            let dice = SplitMix64(state: UInt64(seller))
            let random = LockedDice(dice)
            let world = World(now: { Market.noon }, randomBytes: { random.bytes($0) })
            let files = DataFolder(path: path)
            let shop = try Shop(folder: files, world: world, gateway: try TestGateway(path: files.gatewayPath))
            let shopper = try Shopper(shop)
            for key in 0..<25 {
              try shopper.put("BEANS")
              _ = try shopper.place(key: "\(key)")
            }
            shop.close()
          }
        }
      }
      group.addTask {
        for number in 0..<6 {
          let path = market.folder.path + "-\(number)"
          _ = try Backup(folder: folder, world: market.world).write(to: path, replacing: false)
          let there = DataFolder(path: path + ".there")
          _ = try Restore(folder: there, world: market.world).restore(from: path, evenIfWrong: false)
          #expect(try Doctor(folder: there, world: market.world).examine().findings == [])
        }
      }
      try await group.waitForAll()
    }
    let shop = try market.open()
    defer { shop.close() }
    #expect(try shop.audit() == [])
    #expect(try shop.ledger.read { try $0.int("SELECT count(*) FROM orders WHERE state = 'placed'") } == 75)
  }

  @Test func `nobody's files are replaced while they are in the shop`() throws {
    let bench = try LedgerWorkbench()
    let path = file(bench.market)
    let (folder, world) = (bench.market.folder, bench.market.world)
    _ = try Backup(folder: folder, world: world).write(to: path, replacing: false)
    let shop = try bench.market.open()
    let restore = Restore(folder: folder, world: world)
    #expect { try restore.restore(from: path, evenIfWrong: true) } throws: {
      if case .inUse = $0 as? BackupFailure { true } else { false }
    }
    #expect(try shop.audit() == [])
    shop.close()
    _ = try restore.restore(from: path, evenIfWrong: false)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.filter { $0.contains("restore") || $0.hasSuffix("-wal") } == [])
  }

  @Test func `a restore takes back what happened since, and a shop without payments has none`() throws {
    let market = try Market()
    let path = file(market)
    let world = market.world
    _ = try Backup(folder: market.folder, world: world).write(to: path, replacing: false)
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("MUG")
    _ = try ada.place()
    shop.close()
    #expect(FileManager.default.fileExists(atPath: market.folder.gatewayPath))
    _ = try Restore(folder: market.folder, world: world).restore(from: path, evenIfWrong: false)
    #expect(!FileManager.default.fileExists(atPath: market.folder.gatewayPath))
    let again = try market.open()
    defer { again.close() }
    #expect(try again.ledger.read { try $0.int("SELECT count(*) FROM orders") } == 0)
    #expect(try again.audit() == [])
  }

  @Test(arguments: ["cut", "longer", "changed", "empty", "foreign", "head", "swapped"])
  func `a backup that was changed on its way is refused, and nothing is touched`(damage: String) throws {
    let bench = try LedgerWorkbench()
    let path = file(bench.market)
    let (folder, world) = (bench.market.folder, bench.market.world)
    _ = try Backup(folder: folder, world: world).write(to: path, replacing: false)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    switch damage {
    case "cut": bytes = bytes.prefix(bytes.count / 2)
    case "longer": bytes.insert(contentsOf: [0], at: 600)
    case "changed": bytes[bytes.count / 2] ^= 1
    case "empty": bytes = Data()
    case "foreign": bytes = Data(repeating: 7, count: 5000)
    case "head": bytes[3] ^= 1
    default:
      let name = try #require(bytes.range(of: Data("ledger.db".utf8)))
      bytes.replaceSubrange(name, with: Data("../../../".utf8))
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let before = try #require(FileManager.default.contents(atPath: folder.ledgerPath))
    #expect(throws: BackupFailure.self) {
      try Restore(folder: folder, world: world).restore(from: path, evenIfWrong: true)
    }
    #expect(FileManager.default.contents(atPath: folder.ledgerPath) == before)
    #expect(try Doctor(folder: folder, world: world).examine().findings == [])
  }

  @Test func `wrong books are backed up and told, and restored only when that is wanted`() throws {
    let bench = try LedgerWorkbench()
    let path = file(bench.market)
    let (folder, world) = (bench.market.folder, bench.market.world)
    try bench.damage(["UPDATE stock SET on_hand = 23 WHERE sku = 'BEANS'"])
    #expect(
      try Backup(folder: folder, world: world).write(to: path, replacing: false).findings.map(\.rule) == [.stockDiffers]
    )
    let restore = Restore(folder: folder, world: world)
    #expect { try restore.restore(from: path, evenIfWrong: false) } throws: {
      if case .booksWrong(let findings) = $0 as? BackupFailure {
        findings.map(\.rule) == [.stockDiffers]
      } else {
        false
      }
    }
    #expect(try restore.restore(from: path, evenIfWrong: true).findings.map(\.rule) == [.stockDiffers])
    #expect(FileManager.default.fileExists(atPath: folder.ledgerPath + ".before-restore"))
  }

  @Test func `a damaged ledger is not backed up over a sound backup`() throws {
    let bench = try LedgerWorkbench()
    let path = file(bench.market)
    let backup = Backup(folder: bench.market.folder, world: bench.market.world)
    _ = try backup.write(to: path, replacing: false)
    let sound = FileManager.default.contents(atPath: path)
    try bench.damage([
      "PRAGMA writable_schema = ON",
      """
      UPDATE sqlite_master SET sql = 'CREATE INDEX orders_by_email ON orders (email_key, number) WHERE 0'
      WHERE name = 'orders_by_email'
      """,
    ])
    #expect(throws: BackupFailure.self) { try backup.write(to: path, replacing: true) }
    #expect(FileManager.default.contents(atPath: path) == sound)
    // And the backup brings it back.
    _ = try Restore(folder: bench.market.folder, world: bench.market.world).restore(from: path, evenIfWrong: false)
    #expect(try Doctor(folder: bench.market.folder, world: bench.market.world).examine().findings == [])
  }
}

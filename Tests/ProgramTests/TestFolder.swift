import Commerce
import Foundation
import ShopCore
import ShopTestKit
import Testing

/// A folder of one test: a home, and a shop's data folder; gone when the test is over.
final class TestFolder {
  let home: String
  private var sockets = 0

  /// - Parameter shop: The sample whose catalogue is imported already; nil: the data folder does not exist yet.
  init(_ shop: SampleShop? = .coffee) throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-program-\(UUID())").path
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    guard let shop else { return }
    try FileManager.default.moveItem(at: try shop.freshFolder(), to: URL(fileURLWithPath: data))
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  var data: String { home + "/data" }

  /// The moment at which the program's clock stands; that of ``HandClock`` too.
  static let clock = "2026-11-23T09:00:00Z"

  /// A fixed clock and fixed dice, so that every run shows the same.
  var arguments: [String] { ["--clock", TestFolder.clock, "--seed", "7", "--data", data] }

  func newSocket() -> String {
    sockets += 1
    return home + "/tmux-\(sockets)"
  }

  /// A copy of a sample's files, to be changed.
  func copyFiles(of shop: SampleShop, as name: String) throws -> String {
    let copy = home + "/" + name
    let source = SampleShop.checkout.appendingPathComponent("Catalog/\(shop.rawValue)").resolvingSymlinksInPath()
    try FileManager.default.copyItem(at: source, to: URL(fileURLWithPath: copy))
    return copy
  }

  /// Replaces a text in a file, which must be there.
  func change(_ file: String, _ old: String, to new: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
    try text.replacingOccurrences(of: old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }
}

// MARK: - A guest on the way

extension TestFolder {
  /// A shop to which a guest comes back: one bag in the cart, every field of the address typed.
  static func ofReturningGuest() throws -> TestFolder {
    let folder = try TestFolder()
    let driver = try ShopDriver(folder: URL(fileURLWithPath: folder.data))
    defer { driver.close() }
    driver.press("/").type("kitchen table").press("Enter", "Enter", "a", "c", "o")
    driver.type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    driver.type("1 Quay Street").press("Enter").type("Dungarvan").sees("Dungarvan")
    try folder.keepToken(driver.token)
    return folder
  }

  private func keepToken(_ token: String) throws {
    try FileManager.default.createDirectory(atPath: data + "/guest", withIntermediateDirectories: true)
    try (token + "\n").write(toFile: data + "/guest/token", atomically: true, encoding: .utf8)
  }

  /// What the ledger holds of the guest's checkout at this moment.
  func keptDraft() throws -> CheckoutDraft {
    let token = try String(contentsOfFile: data + "/guest/token", encoding: .utf8).trimmingBlanks
    let clock = HandClock()
    let dice = TestDice()
    let files = DataFolder(path: data)
    let gateway = try TestGateway(path: files.gatewayPath)
    defer { gateway.close() }
    let world = World(now: { clock.now }, randomBytes: { dice.bytes($0) })
    let shop = try Shop(folder: files, world: world, gateway: gateway)
    defer { shop.close() }
    let visit = try shop.enter(token: token)
    return try shop.draft(of: visit.cartID, country: visit.country)
  }
}

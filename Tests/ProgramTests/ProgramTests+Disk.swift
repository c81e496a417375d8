import Commerce
import Foundation
import ShopCore
import ShopTestKit
import TerminalKit
import Testing

// Could go wrong: a shopper is told that nothing was charged and it was; an order is there twice after the next try, or
// by half; the program ends; SQLite's own words are on the screen; what was typed is gone; an import leaves a wreck.

extension ProgramTests {
  /// What the disk does, and how the shopper is told.
  struct DiskFault: CustomTestStringConvertible, Sendable {
    let fault: String
    let words: String
    var testDescription: String { fault }
  }

  static let diskFaults = [
    DiskFault(fault: "pwrite64:error=ENOSPC:when=1+", words: "the shop's disk is full"),
    DiskFault(fault: "pwrite64:error=EIO:when=1+", words: "the shop's disk failed"),
    DiskFault(fault: "pwrite64:error=EFBIG:when=1+", words: "the shop's disk failed"),
    DiskFault(fault: "fdatasync:error=EIO:when=1+", words: "the shop's disk failed"),
  ]

  @Test(.enabled(if: SystemCalls.isPermitted, "strace is needed, and the right to trace"), arguments: diskFaults)
  func `a disk that takes nothing is said so in the cart and at the order, and later all goes on`(
    _ fault: DiskFault
  ) throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try RealTerminal(folder, size: Size(100, 30))
    defer { shop.close() }
    try shop.sees("Home").press("c").sees("Check out", "Cart 1")
    var disk = try SystemCalls(of: try shop.processNumber(), failing: fault.fault)
    try shop.press("+").sees("Please tell the shop", "Cart 1")
    try shop.waits(for: fault.words) { $0.text.lowercased().contains(fault.words) }
    disk.end()
    try shop.press("+").sees("Cart 2").press("-").sees("Cart 1").press("~").goes(to: .review)

    disk = try SystemCalls(of: try shop.processNumber(), failing: fault.fault)
    try shop.moves("Down", to: "Place the order").press("Enter")
    try shop.sees("Not placed, nothing was charged: \(fault.words)")
    #expect(try folder.books() == TestFolder.Books(placed: 0, charged: 0))
    disk.end()
    try shop.press("Enter").sees("Thank you", "Cart empty")
    #expect(try folder.books() == TestFolder.Books(placed: 1, charged: 1))
  }

  @Test(.enabled(if: SystemCalls.isPermitted, "strace is needed, and the right to trace"), arguments: 1...7)
  func `an order that the disk stops at any sync is neither lost nor charged without an order`(_ sync: Int) throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try RealTerminal(folder, size: Size(100, 30))
    defer { shop.close() }
    try shop.goes(to: .review).moves("Down", to: "Place the order")
    let disk = try SystemCalls(of: try shop.processNumber(), failing: "fdatasync:error=EIO:when=\(sync)+")
    try shop.press("Enter")
    let told = try shop.waits(for: "what became of the order") { screen in
      ["Not placed, nothing was charged", "Please do not pay anew", "Thank you"].contains { screen.text.contains($0) }
    }
    #expect(!told.text.contains("disk I/O error"), "\(told.framed)")
    disk.end()
    try shop.send(signal: 9)
    _ = try shop.exitStatus()

    let after = try folder.books(reconciledAfter: 20 * 60)
    #expect(after.placed == after.charged, "\(told.framed)")
    if told.text.contains("Thank you") { #expect(after.placed == 1) }
    if told.text.contains("Not placed") { #expect(after.placed == 0) }
  }

  @Test(.enabled(if: SystemCalls.isPermitted, "strace is needed, and the right to trace"))
  func `an order is on the disk before the screen says so`() throws {
    let folder = try TestFolder.ofReturningGuest()
    let log = folder.home + "/calls"
    let tracer = ["-f", "-y", "-s", "100000", "-o", log, "-e", "trace=pwrite64,fdatasync,write"]
    let shop = try RealTerminal(
      folder, size: Size(100, 30), arguments: ["strace"] + tracer + [BuiltProgram.path] + folder.arguments,
      program: "/usr/bin/env")
    defer { shop.close() }
    try shop.goes(to: .review).moves("Down", to: "Place the order").press("Enter").sees("Thank you")
    try shop.press("q").sees("ended with 0")

    let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    let paint = try #require(calls.firstIndex { $0.contains(" write(") && $0.contains("Thank you") })
    let before = calls[..<paint]
    let written = try #require(before.lastIndex { $0.contains("pwrite64(") && $0.contains("ledger.db-wal") })
    let synced = try #require(before.lastIndex { $0.contains("fdatasync(") && $0.contains("ledger.db-wal") })
    #expect(written < synced, "the last write before the thanks was not synced")
    // A program that never writes would pass too: the order's three transactions are there.
    #expect(before.count { $0.contains("fdatasync(") && $0.contains("ledger.db-wal") } >= 3)
  }

  @Test(arguments: [40, 400])
  func `an import that finds no room leaves the catalogue before as it was`(_ blocks: Int) throws {
    let folder = try TestFolder()
    let catalog = URL(fileURLWithPath: folder.data + "/catalog.db")
    let before = try Data(contentsOf: catalog)
    let source = SampleShop.checkout.appendingPathComponent("Catalog/outfitter").path
    // A limit on files is the one full disk that needs no rights.
    let outcome = try BuiltProgram.run(
      ["-c", "ulimit -c 0 -f \(blocks); exec \"$0\" \"$@\"", BuiltProgram.path, "catalog", "import", source]
        + folder.arguments,
      program: "/bin/bash", in: folder)
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains("Nothing was imported into \(folder.data)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("The catalogue before is as it was."), "\(outcome.errors)")
    #expect(try Data(contentsOf: catalog) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.data).filter { $0.contains(".new") }
    #expect(left.isEmpty, "\(left)")
  }

  @Test func `a shopper whose files reach the limit of their size is told, and may go on`() throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try RealTerminal(
      folder, size: Size(100, 30),
      arguments: ["-c", "ulimit -f 300; exec \"$0\" \"$@\"", BuiltProgram.path] + folder.arguments, program: "/bin/bash"
    )
    defer { shop.close() }
    try shop.sees("Home").press("c").sees("Check out", "Cart 1")
    var screen = try shop.screen()
    for press in 0..<400 where !screen.text.contains("disk failed") {
      let units = screen.text.contains("Cart 1") ? 2 : 1
      try shop.press(press.isMultiple(of: 2) ? "+" : "-")
      screen = try shop.waits(for: "another number, or why not") {
        $0.text.contains("Cart \(units)") || $0.text.contains("disk failed")
      }
    }
    #expect(screen.text.contains("The shop's disk failed, so that was not kept."), "\(screen.framed)")
    try shop.press("b").sees("products").press("q").sees("ended with 0")
  }
}

extension TestFolder {
  /// Orders that are placed and charges that were kept.
  struct Books: Equatable {
    var placed: Int
    var charged: Int
  }

  /// - Parameter seconds: So much later, when all that was interrupted is brought to an end; nil: just now, as it is.
  func books(reconciledAfter seconds: Int? = nil) throws -> Books {
    let clock = HandClock()
    clock.advance(seconds: seconds ?? 0)
    let dice = TestDice(seed: 5)
    let files = DataFolder(path: data)
    let gateway = try TestGateway(path: files.gatewayPath)
    defer { gateway.close() }
    let shop = try Shop(
      folder: files, world: World(now: { clock.now }, randomBytes: { dice.bytes($0) }), gateway: gateway)
    defer { shop.close() }
    if seconds != nil { try shop.reconcile() }
    let token = try String(contentsOfFile: data + "/guest/token", encoding: .utf8).trimmingBlanks
    let orders = try shop.orders(of: try shop.enter(token: token).guestID)
    return Books(
      placed: orders.count { $0.state == .placed }, charged: try gateway.statement().count { $0.charged > $0.refunded })
  }
}

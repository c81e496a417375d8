import Commerce
import Database
import Foundation
import ShopCore
import Testing

@Suite struct LedgerMigrationTests {
  // Could go wrong: what an older program kept is lost, or no longer read, when its ledger is brought up to date.
  @Test func `a ledger of the first version opens with its mail, its guests and its carts`() throws {
    let market = try Market()
    let path = market.folder.ledgerPath
    for name in [path, path + "-wal", path + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
    let old = try Database(
      path: path, access: .readWrite(ticket: market.folder.ledgerLockPath),
      migrations: [LedgerSchema.migrations[0]], applicationID: LedgerSchema.applicationID)
    try old.write { writer in
      try writer.execute(
        "INSERT INTO guest (id, token_hash, created_at, seen_at) VALUES (7, \([UInt8](repeating: 1, count: 32)), 1, 1)")
      try writer.execute("INSERT INTO cart (id, guest_id, name, changed_at, expires_at) VALUES (3, 7, 'Cart', 1, 2)")
      try writer.execute(
        """
        INSERT INTO orders (id, number, guest_id, state, fulfilment, email_key, total, currency, created_at, paid_at, json)
        VALUES (5, 'TS-1111-2222', 7, 'placed', 'unfulfilled', 'ada@example.test', 100, 'EUR', 1, 1, '{}')
        """)
      try writer.execute(
        """
        INSERT INTO outbox (id, message_id, kind, order_id, recipient, subject, body, created_at)
        VALUES (9, 'one', 'order_confirmation', 5, 'ada@example.test', 'Your order', 'Thank you', 1)
        """)
    }
    old.close()
    let shop = try market.open()
    defer { shop.close() }
    let (version, mail, carts) = try shop.ledger.read { reader in
      (
        try reader.int("PRAGMA user_version"), try reader.row("SELECT * FROM outbox"),
        try reader.int("SELECT count(*) FROM cart WHERE guest_id = 7")
      )
    }
    #expect(version == LedgerSchema.migrations.last?.version)
    #expect(mail?.int("id") == 9 && mail?.string("subject") == "Your order" && mail?.optionalInt("thread_id") == nil)
    #expect(carts == 1)
    #expect(try shop.ledger.read { try $0.rows("PRAGMA foreign_key_check").count } == 0)
    // And what is new works in it.
    #expect(try shop.say("Hello", clientID: "message-1", guest: 7, place: nil).messages.count == 1)
  }

  /// Every earlier version, as a file that its program left.
  @Test(arguments: 1..<7)
  func `a ledger that an earlier program left opens with every row, and its books are right`(version: Int) throws {
    let market = try Market(seed: 2)
    try Self.store(version, in: market)
    let counts = ["orders", "order_line", "payment_attempt", "outbox", "cart", "cart_line", "guest", "stock_movement"]
    let shop = try market.open()
    defer { shop.close() }
    let kept = try shop.ledger.read { reader in
      try counts.map { try reader.int("SELECT count(*) FROM \(raw: $0)") ?? 0 }
    }
    #expect(kept == [5, 5, 5, 3, 4, 3, 4, 7])
    #expect(try shop.ledger.read { try $0.int("PRAGMA user_version") } == LedgerSchema.migrations.last?.version)
    #expect(try shop.ledger.read { try $0.int("SELECT count(*) FROM guess WHERE kind = 'order'") } == 1)
    #expect(try shop.audit() == [])
    #expect(try shop.orders(of: 1).count == 1)
    // The order that waits at the bank is still held, comes to its end, and what is new works.
    #expect(try Books(market, in: shop).reserved == 1)
    let ada = try Shopper(shop)
    try ada.put("MUG")
    #expect(try ada.place().order != nil)
    #expect(try shop.chat(of: 1).messages.count == (version == 1 ? 0 : 1))
    market.pass(seconds: 3600)
    try shop.reconcile()
    #expect(try shop.audit() == [])
  }

  @Test(arguments: 1..<7)
  func `the doctor reads an earlier program's ledger without changing it, and a repair brings it up to date`(
    version: Int
  ) throws {
    let market = try Market(seed: 2)
    try Self.store(version, in: market)
    let doctor = Doctor(folder: market.folder, world: market.world)
    let report = try doctor.examine()
    #expect(report.findings.map(\.rule) == [.olderVersion] && report.ledgerVersion == version && !report.hasReadBooks)
    #expect(try doctor.examine().ledgerVersion == version)
    // It can be kept as it is before.
    let path = market.folder.path + "-backup"
    #expect(try Backup(folder: market.folder, world: market.world).write(to: path, replacing: false).findings == [])
    #expect(try doctor.repair(report.findings).map(\.rule) == [.olderVersion])
    #expect(try doctor.examine().findings == [])
    _ = try Restore(folder: market.folder, world: market.world).restore(from: path, evenIfWrong: false)
    #expect(try doctor.examine().ledgerVersion == version)
  }

  /// Could go wrong: a value that no state has is let in once the lists are parted, or the file is not sound afterwards.
  @Test(arguments: 1..<7)
  func `what an earlier ledger refused is refused when it is up to date`(version: Int) throws {
    let market = try Market(seed: 2)
    try Self.store(version, in: market)
    let shop = try market.open()
    defer { shop.close() }
    #expect(try shop.ledger.integrityComplaints() == [])
    let wrong: [SQL] = [
      "UPDATE orders SET fulfilment = 'lost'", "INSERT INTO stock_movement VALUES (900, 'MUG', 'theft', 1, NULL, 1)",
      "UPDATE payment_attempt SET state = 'lost' WHERE state = 'succeeded'", "UPDATE outbox SET kind = 'gossip'",
      "INSERT INTO stock_movement VALUES (900, 'MUG', 'return', 1, NULL, 1)",
      "UPDATE orders SET state = 'forgotten' WHERE state = 'cancelled'",
    ]
    for statement in wrong {
      let failure = #expect(throws: DatabaseFailure.self) { try shop.ledger.write { try $0.execute(statement) } }
      guard case .constraint = failure?.kind else {
        Issue.record("\(statement.text): \(String(describing: failure))")
        continue
      }
    }
  }

  /// Puts the stored ledger in the place of the market's, and the clock to when it was left.
  private static func store(_ version: Int, in market: Market) throws {
    let path = market.folder.ledgerPath
    for name in [path, path + "-wal", path + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Ledgers/ledger-\(version).sql")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Database(
      path: path, access: .readWrite(ticket: market.folder.ledgerLockPath),
      migrations: [Migration(version: version, sql: text)], applicationID: LedgerSchema.applicationID
    ).close()
    market.pass(seconds: 15 * 60)
    try bookPayments(of: market)
  }

  /// The gateway's books as they were then: they are another's, and have one version.
  private static func bookPayments(of market: Market) throws {
    let gateway = try market.gateway()
    gateway.close()
    let ledger = try Database(
      path: market.folder.ledgerPath, access: .inspect, applicationID: LedgerSchema.applicationID)
    defer { ledger.close() }
    let payments = try ledger.read {
      try $0.rows("SELECT a.*, o.number FROM payment_attempt a JOIN orders o ON o.id = a.order_id")
    }
    let books = try Database(
      path: market.folder.gatewayPath, access: .readWrite(ticket: market.folder.gatewayPath + ".lock"),
      migrations: TestGateway.migrations, applicationID: TestGateway.applicationID)
    defer { books.close() }
    try books.write { writer in
      for payment in payments {
        let (intent, state) = (payment.optionalString("intent_id") ?? payment.string("id"), payment.string("state"))
        let isCharged = ["succeeded", "refunded"].contains(state)
        try writer.execute(
          """
          INSERT INTO intent (id, idempotency_key, order_number, amount, currency, state, decline_reason)
          VALUES (\(intent), \(payment.string("id")), \(payment.string("number")), \(payment.int("amount")), 'EUR',
            \(isCharged ? "succeeded" : state), \(payment.optionalString("decline_reason")))
          """)
        guard isCharged else { continue }
        try writer.execute("INSERT INTO charge VALUES (\(intent), \(payment.int("amount")))")
        guard state == "refunded" else { continue }
        try writer.execute("INSERT INTO refund VALUES (\(intent), \(intent), \(payment.int("amount")))")
      }
    }
  }
}

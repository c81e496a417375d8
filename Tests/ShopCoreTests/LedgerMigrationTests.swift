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
}

import Commerce
import Database
import Foundation
import ShopCore
import Testing

/// A shop with one order of each kind, closed, whose files can be damaged by hand.
struct LedgerWorkbench {
  let market: Market
  /// Placed, with two bags of beans and a coupon.
  let placed: String
  /// Declined.
  let cancelled: String
  /// Waiting at the bank.
  let open: String
  /// Charged too late and given back.
  let refunded: String
  let guest: Int

  init() throws {
    market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let ada = try Shopper(shop)
    guest = ada.guest
    try ada.put("BEANS", 2)
    _ = try shop.applyCoupon("ONCE", to: ada.cart, country: "IE", email: ada.email)
    placed = try #require(try ada.place(key: "placed").order).number
    try ada.put("MUG")
    _ = try ada.place(card: "4000000000000002", key: "cancelled")
    cancelled = try Self.number(of: "cancelled", in: shop)
    let (slow, quick) = (try Shopper(shop), try Shopper(shop))
    try slow.put("LAST")
    let late = try slow.place(card: "4000002500003155", key: "refunded")
    market.pass(seconds: 15 * 60)
    try quick.put("LAST")
    _ = try quick.place(key: "quick")
    try market.gateway().authenticate(link: try #require(late.link), approve: true)
    _ = try shop.continuePayment(attempt: try #require(late.attempt))
    refunded = try Self.number(of: "refunded", in: shop)
    let waiting = try Shopper(shop)
    try waiting.put("KETTLE")
    _ = try waiting.place(card: "4000002500003155", key: "open")
    open = try Self.number(of: "open", in: shop)
    _ = try shop.say("Hello", clientID: "message-1", guest: guest, place: nil)
    #expect(try shop.audit() == [])
  }

  /// Changes the ledger behind the shop's back: without its rules, its triggers and its references.
  func damage(_ statements: [String]) throws {
    let ledger = try Database(
      path: market.folder.ledgerPath, access: .build, migrations: LedgerSchema.migrations,
      applicationID: LedgerSchema.applicationID)
    defer { ledger.close() }
    try Self.run(statements, in: ledger)
  }

  /// The same in the gateway's books.
  func damageGateway(_ statements: [String]) throws {
    let gateway = try market.gateway()
    gateway.close()
    let books = try Database(
      path: market.folder.gatewayPath, access: .build, migrations: TestGateway.migrations,
      applicationID: TestGateway.applicationID)
    defer { books.close() }
    try Self.run(statements, in: books)
  }

  /// A statement with the names of the orders put in.
  func filled(_ statement: String) -> String {
    let names = [
      "$placed": "(SELECT id FROM orders WHERE number = '\(placed)')",
      "$cancelled": "(SELECT id FROM orders WHERE number = '\(cancelled)')",
      "$open": "(SELECT id FROM orders WHERE number = '\(open)')",
      "$refunded": "(SELECT id FROM orders WHERE number = '\(refunded)')", "$guest": "\(guest)",
      "#placed": placed, "#cancelled": cancelled, "#open": open, "#refunded": refunded,
    ]
    return names.reduce(statement) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }

  private static func run(_ statements: [String], in database: Database) throws {
    try database.write { writer in
      let triggers = try writer.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try writer.execute("DROP TRIGGER \(raw: trigger.string("name"))") }
      try writer.execute("PRAGMA ignore_check_constraints = ON")
      for statement in statements { try writer.execute("\(raw: statement)") }
      for trigger in triggers { try writer.execute("\(raw: trigger.string("sql"))") }
    }
  }

  private static func number(of key: String, in shop: Shop) throws -> String {
    let number = try shop.ledger.read {
      try $0.string(
        "SELECT number FROM orders WHERE id = (SELECT order_id FROM payment_attempt WHERE idempotency_key = \(key))")
    }
    return try #require(number)
  }
}

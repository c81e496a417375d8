import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

/// Every moment between two steps of a purchase at which the program can die, and what the next start makes of it.
@Suite struct KillPointTests {
  /// A moment, and what has to hold once somebody has opened the shop again and a minute has passed.
  struct KillPoint: Sendable, CustomTestStringConvertible {
    var name: String
    var dies: @Sendable (Market, Shopper) throws -> Void
    var orders: [String: Int]
    var charges = 0
    /// Of 2000 for the one scale there is.
    var kept = 0
    var onHand = 1
    var messages: [String] = []
    var intents: [String] = []

    var testDescription: String { name }
  }

  static let points: [KillPoint] = [
    KillPoint(
      name: "before the order is written",
      dies: { _, ada in
        try ada.shop.ledger.write { writer in
          _ = try writer.execute(
            "CREATE TRIGGER dies BEFORE INSERT ON payment_attempt BEGIN SELECT RAISE (ABORT, 'killed'); END")
        }
        #expect(throws: DatabaseFailure.self) { try ada.place() }
        _ = try ada.shop.ledger.write { try $0.execute("DROP TRIGGER dies") }
      }, orders: [:]),
    KillPoint(
      name: "after the order is written, before the gateway is called", dies: { try kill($0, $1, .create, .before) },
      orders: ["cancelled": 1], intents: ["cancelled"]),
    KillPoint(
      name: "after the intent is asked for, before its answer", dies: { try kill($0, $1, .create, .after) },
      orders: ["cancelled": 1], intents: ["cancelled"]),
    KillPoint(
      name: "after the intent is written down, before it is confirmed", dies: { try kill($0, $1, .confirm, .before) },
      orders: ["cancelled": 1], intents: ["cancelled"]),
    KillPoint(
      name: "after it is confirmed, before the answer", dies: { try kill($0, $1, .confirm, .after) },
      orders: ["placed": 1], charges: 1, kept: 2450, onHand: 0, messages: ["order_confirmation"],
      intents: ["succeeded"]),
    KillPoint(
      name: "after the charge is known, before the order is placed", dies: { try kill($0, $1, .fetch, .after) },
      orders: ["placed": 1], charges: 1, kept: 2450, onHand: 0, messages: ["order_confirmation"],
      intents: ["succeeded"]),
    KillPoint(
      name: "after the order is placed, before its mail", dies: { _, ada in _ = try #require(try ada.place().order) },
      orders: ["placed": 1], charges: 1, kept: 2450, onHand: 0, messages: ["order_confirmation"],
      intents: ["succeeded"]),
    KillPoint(
      name: "a payment that succeeds after the reservation, while there is stock",
      dies: { market, ada in
        let link = try #require(try ada.place(card: "4000002500003155").link)
        market.pass(seconds: 16 * 60)
        try market.gateway().authenticate(link: link, approve: true)
      }, orders: ["placed": 1], charges: 1, kept: 2450, onHand: 0, messages: ["order_confirmation"],
      intents: ["succeeded"]),
    KillPoint(
      name: "a payment that succeeds after the reservation and the stock",
      dies: { market, ada in
        let link = try #require(try ada.place(card: "4000002500003155").link)
        market.pass(seconds: 16 * 60)
        var bob = try Shopper(try market.open())
        bob.email = "bob@example.com"
        try bob.put("LAST")
        #expect(try bob.place(key: "bob").order != nil)
        try market.gateway().authenticate(link: link, approve: true)
      }, orders: ["placed": 1, "cancelled": 1], charges: 2, kept: 2450, onHand: 0,
      messages: ["order_confirmation", "order_refunded"], intents: ["succeeded", "succeeded"]),
    KillPoint(
      name: "a refund whose answer is lost",
      dies: { market, ada in
        let placement = try ada.place(card: "4000002500003155")
        market.pass(seconds: 16 * 60)
        let bob = try Shopper(try market.open())
        try bob.put("LAST")
        #expect(try bob.place(key: "bob").order != nil)
        try market.gateway().authenticate(link: try #require(placement.link), approve: true)
        market.faults.plan(.refund, .after, FaultPlan.Killed())
        let attempt = try #require(placement.attempt)
        #expect(throws: FaultPlan.Killed.self) { try ada.shop.continuePayment(attempt: attempt) }
      }, orders: ["placed": 1, "cancelled": 1], charges: 2, kept: 2450, onHand: 0,
      messages: ["order_confirmation", "order_refunded"], intents: ["succeeded", "succeeded"]),
  ]

  @Test(arguments: points)
  func `a program that dies leaves nothing that the next start does not make good, once`(point: KillPoint) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("LAST")
    try point.dies(market, ada)
    ada.shop.close()

    let shop = try market.open()
    defer { shop.close() }
    market.pass(seconds: 61)
    for _ in 0..<2 { try shop.reconcile() }
    #expect(try shop.audit() == [])
    let books = try Books(market, in: shop)
    #expect(books.orders == point.orders && books.charges == point.charges && books.kept == point.kept)
    #expect(books.onHand["LAST"] == point.onHand && books.reserved == 0 && books.messages == point.messages)
    let gateway = try market.gateway()
    defer { gateway.close() }
    #expect(try gateway.statement().map(\.state) == point.intents)
    let sent = try shop.writeMail(into: market.folder.path + "/mail").files
    #expect(sent.count == point.messages.count)
    #expect(try shop.writeMail(into: market.folder.path + "/mail").files.isEmpty)
  }

  private static func kill(_ market: Market, _ ada: Shopper, _ call: GatewayCall, _ moment: GatewayMoment) throws {
    market.faults.plan(call, moment, FaultPlan.Killed())
    #expect(throws: FaultPlan.Killed.self) { try ada.place() }
  }
}

import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// Kills the shop at each step of placing an order; the next one has to make it good.
@Suite struct PaymentRecoveryTests {
  /// Where the program dies, and whether the order stands afterwards.
  static let deaths: [(GatewayCall, GatewayMoment, isPlaced: Bool)] = [
    (.token, .before, false), (.token, .after, false), (.create, .before, false), (.create, .after, false),
    (.confirm, .before, false), (.confirm, .after, true), (.fetch, .before, true), (.fetch, .after, true),
  ]

  @Test(arguments: deaths)
  func `whenever the shop dies, there is one order and one charge afterwards, or none and the stock is back`(
    call: GatewayCall, moment: GatewayMoment, isPlaced: Bool
  ) throws {
    let market = try Market()
    let dying = try market.open()
    let ada = try Shopper(dying)
    try ada.put("BEANS", 2)
    let request = try ada.review()
    market.faults.plan(call, moment, FaultPlan.Killed())
    #expect(throws: FaultPlan.Killed.self) { try dying.placeOrder(request) }
    dying.close()

    let shop = try market.open()
    #expect(try shop.reconcile() == 0, "a minute is left to whoever may still be at it")
    #expect(try Books(market, in: shop).reserved == 2)
    market.pass(seconds: 61)
    #expect(try shop.reconcile() == 1)
    #expect(try shop.reconcile() == 0)

    let books = try Books(market, in: shop)
    #expect(books.orders == [isPlaced ? "placed" : "cancelled": 1] && books.charges == (isPlaced ? 1 : 0))
    #expect(books.onHand["BEANS"] == (isPlaced ? 22 : 24) && books.reserved == 0)
    #expect(books.messages == (isPlaced ? ["order_confirmation"] : []))
    #expect(try shop.cart(ada.cart, country: "IE").lines.isEmpty == isPlaced)
    let again = try shop.placeOrder(request)
    #expect(isPlaced ? again.order != nil : again == .declined(.processingError))
    let states = try gatewayStates(market)
    #expect(states.allSatisfy { ["succeeded", "cancelled"].contains($0) } && states.count <= 1)
  }

  @Test(arguments: deaths)
  func `the same key right after a death goes on from there and charges once`(
    call: GatewayCall, moment: GatewayMoment, isPlaced: Bool
  ) throws {
    let market = try Market()
    let dying = try market.open()
    let ada = try Shopper(dying)
    try ada.put("BEANS", 2)
    let request = try ada.review()
    market.faults.plan(call, moment, FaultPlan.Killed())
    #expect(throws: FaultPlan.Killed.self) { try dying.placeOrder(request) }
    dying.close()

    let shop = try market.open()
    #expect(try shop.placeOrder(request).order != nil)
    market.pass(seconds: 3600)
    #expect(try shop.reconcile() == 0)
    let books = try Books(market, in: shop)
    #expect(books.charges == 1 && books.orders == ["placed": 1] && books.onHand["BEANS"] == 22)
  }

  @Test(arguments: [GatewayMoment.before, .after])
  func `another window leaves a payment that has just begun alone, and takes it over after a minute`(
    moment: GatewayMoment
  ) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    market.faults.plan(moment == .before ? .create : .confirm, .before, FaultPlan.Killed())
    #expect(throws: FaultPlan.Killed.self) { try ada.place() }
    let attempt = try #require(try ada.place(key: "key-2").attempt)
    #expect(try ada.shop.continuePayment(attempt: attempt) == .pending(attempt: attempt))
    #expect(try gatewayStates(market).allSatisfy { $0 == "unconfirmed" })
    market.pass(seconds: 61)
    #expect(try ada.place(key: "key-2").order != nil)
    #expect(try ada.shop.continuePayment(attempt: attempt) == .declined(.processingError))
    #expect(try Books(market, in: ada.shop).charges == 1)
  }

  @Test(arguments: [true, false])
  func `a window that wakes up after its payment was closed by another charges nothing`(isReconciled: Bool) throws {
    let market = try Market()
    let slow = try Shopper(try market.open())
    let other = try market.open()
    try slow.put("LAST")
    market.faults.plan(.create, .after) {
      market.pass(seconds: 61)
      if isReconciled {
        #expect(try other.reconcile() == 1)
      } else {
        let attempt = try other.ledger.read { try $0.string("SELECT id FROM payment_attempt") }
        #expect(try other.continuePayment(attempt: try #require(attempt)) == .declined(.processingError))
      }
    }
    #expect(try slow.place() == .declined(.processingError))
    let books = try Books(market, in: other)
    #expect(books.charges == 0 && books.reserved == 0 && books.orders == ["cancelled": 1])
  }

  @Test(arguments: ["payment_attempt", "reservation", "order_line"])
  func `an order that cannot be written whole is not written at all`(table: String) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    try breakTable(table, in: ada.shop)
    #expect(throws: DatabaseFailure.self) { try ada.place() }
    let books = try Books(market, in: ada.shop)
    #expect(books.orders.isEmpty && books.reserved == 0 && books.charges == 0)
    #expect(try gatewayStates(market).isEmpty)
  }

  @Test(arguments: ["outbox", "stock_movement"])
  func `a charge whose order could not be completed is completed later, once`(table: String) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    try breakTable(table, in: ada.shop)
    #expect(throws: DatabaseFailure.self) { try ada.place() }
    try ada.shop.ledger.write { try $0.execute("DROP TRIGGER broken") }
    market.pass(seconds: 61)
    #expect(try ada.shop.reconcile() == 1)
    let books = try Books(market, in: ada.shop)
    #expect(books.orders == ["placed": 1] && books.charges == 1 && books.onHand["BEANS"] == 22)
    #expect(books.messages == ["order_confirmation"])
  }

  @Test func `many shops that reconcile at once complete an order once`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    market.faults.plan(.fetch, .before, FaultPlan.Killed())
    #expect(throws: FaultPlan.Killed.self) { try ada.place() }
    market.pass(seconds: 61)
    let shops = try (0..<6).map { _ in try market.open() }
    _ = try inThreads(shops.count) { try shops[$0].reconcile() }
    let books = try Books(market, in: ada.shop)
    #expect(books.orders == ["placed": 1] && books.onHand["BEANS"] == 22 && books.messages.count == 1)
  }

  private func breakTable(_ table: String, in shop: Shop) throws {
    try shop.ledger.write {
      try $0.execute(
        "CREATE TRIGGER broken BEFORE INSERT ON \(raw: table) BEGIN SELECT RAISE (ABORT, 'disk full'); END")
    }
  }

  private func gatewayStates(_ market: Market) throws -> [String] {
    let gateway = try market.gateway()
    defer { gateway.close() }
    return try gateway.statement().map(\.state)
  }
}

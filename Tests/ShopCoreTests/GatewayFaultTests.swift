import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// A gateway that fails at every call, in every way, once or for a while: the books are right whatever it does.
@Suite struct GatewayFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var call: GatewayCall
    var moment: GatewayMoment
    var failure: GatewayFailure
    var times: Int
    var card: String

    var testDescription: String { "\(call) \(moment) \(failure) \(times) \(card.suffix(4))" }
  }

  /// 409, 429, 500 and no answer, before the work and after it: after the work it is a success that nobody hears of.
  static let cases = GatewayCall.allCases.flatMap { call in
    GatewayMoment.allCases.flatMap { moment in
      [GatewayFailure.timeout, .unavailable, .conflict, .rateLimited].flatMap { failure in
        [(1, "4242424242424242"), (3, "4000000000006975")].map { times, card in
          Case(call: call, moment: moment, failure: failure, times: times, card: card)
        }
      }
    }
  }

  @Test(arguments: cases)
  func `whatever the gateway does, each charge is one order's and each order is charged once`(trial: Case) throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let ada = try Shopper(shop)
    try ada.put("LAST")
    market.faults.plan(trial.call, trial.moment, trial.failure, times: trial.times)
    let request = try ada.review(card: trial.card)
    var placement = try shop.placeOrder(request)
    for _ in 0..<4 {
      market.pass(seconds: 61)
      try shop.reconcile()
    }
    market.faults.clear()
    market.pass(seconds: 61)
    try shop.reconcile()
    #expect(try shop.audit() == [])
    placement = try shop.placeOrder(request)
    if placement.order == nil {
      #expect(placement.reason == .processingError, "it is told, and can be tried anew")
      #expect(try ada.place(key: "again").order != nil)
    }
    let books = try Books(market, in: shop)
    #expect(books.charges == 1 && books.orders["placed"] == 1 && books.onHand["LAST"] == 0 && books.reserved == 0)
    #expect(try shop.audit() == [])
  }

  @Test(arguments: [GatewayMoment.before, .after], 1...3)
  func `money that has to go back goes back once, however hard the gateway makes it`(
    moment: GatewayMoment, times: Int
  ) throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    let placement = try ada.place(card: "4000002500003155")
    market.pass(seconds: 15 * 60)
    try bob.put("LAST")
    _ = try bob.place(key: "bob")
    try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    market.faults.plan(.refund, moment, GatewayFailure.timeout, times: times)
    _ = try shop.continuePayment(attempt: try #require(placement.attempt))
    for _ in 0..<4 {
      market.pass(seconds: 61)
      try shop.reconcile()
    }
    #expect(try shop.audit() == [])
    let gateway = try market.gateway()
    defer { gateway.close() }
    #expect(try gateway.statement().map(\.refunded) == [2450, 0])
  }

  @Test func `the same key for another amount is refused, and more than was taken is never given back`() throws {
    let market = try Market()
    let gateway = try market.gateway()
    defer { gateway.close() }
    let intent = try gateway.createIntent(amount: Market.euros(500), order: "TS-1", key: "key")
    #expect(try gateway.createIntent(amount: Market.euros(500), order: "TS-1", key: "key") == intent)
    #expect(throws: GatewayFailure.conflict) {
      try gateway.createIntent(amount: Market.euros(501), order: "TS-1", key: "key")
    }
    let token = try gateway.token(for: try Shopper.card("4242424242424242"))
    _ = try gateway.confirm(intent: intent.id, with: token)
    _ = try gateway.confirm(intent: intent.id, with: token)
    #expect(throws: GatewayFailure.conflict) {
      try gateway.refund(intent: intent.id, amount: Market.euros(501), key: "refund")
    }
    for key in ["refund-1", "refund-1", "refund-2"] {
      try gateway.refund(intent: intent.id, amount: Market.euros(250), key: key)
    }
    #expect(throws: GatewayFailure.conflict) {
      try gateway.refund(intent: intent.id, amount: Market.euros(1), key: "refund-3")
    }
    #expect(try gateway.statement().map { [$0.charged, $0.refunded] } == [[500, 500]])
  }
}

import Commerce
import Database
import PlainText
import ShopCore
import Testing

// Could go wrong: a move that the state does not allow; stock that comes back twice, or not at all; money that stays, or
// goes twice; a shopper who is not told; books that no longer agree; two members of staff at once.
@Suite struct FulfilmentTests {
  private static let ship = OrderMove.ship(tracking: "RR 123")
  private static let cancel = OrderMove.cancel(reason: "")
  private static let takeBack = OrderMove.takeBack(isSellable: true, reason: "")

  /// A shop in which two bags of beans, of 24, were bought.
  private func bought(_ market: Market, coupon: String? = nil) throws -> (shop: Shop, number: String, ada: Shopper) {
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    if let coupon { _ = try ada.shop.applyCoupon(coupon, to: ada.cart, country: "IE", email: ada.email) }
    return (ada.shop, try #require(try ada.place().order?.number), ada)
  }

  /// Moves; where the order stands then; what is told of it; units on hand; mail; whether the money went back.
  static let ways:
    [(
      moves: [OrderMove], state: OrderState, fulfilment: FulfilmentState, told: [OrderEvent.Kind], onHand: Int,
      mail: [String], isRefunded: Bool
    )] = [
      ([], .placed, .unfulfilled, [], 22, [], false),
      ([.pack], .placed, .packed, [.packed], 22, [], false),
      ([.pack, .unpack], .placed, .unfulfilled, [], 22, [], false),
      ([ship], .placed, .shipped, [.packed, .shipped], 22, ["order_shipped"], false),
      ([.pack, ship], .placed, .shipped, [.packed, .shipped], 22, ["order_shipped"], false),
      ([ship, .deliver], .completed, .delivered, [.packed, .shipped, .delivered], 22, ["order_shipped"], false),
      ([cancel], .cancelled, .cancelled, [.cancelled, .refunded], 24, ["order_refunded"], true),
      ([.pack, cancel], .cancelled, .cancelled, [.packed, .cancelled, .refunded], 24, ["order_refunded"], true),
      ([ship, takeBack], .completed, .returned, [.packed, .shipped, .returned], 24, ["order_shipped"], false),
      (
        [ship, .takeBack(isSellable: false, reason: "wet")], .completed, .returned, [.packed, .shipped, .returned], 22,
        ["order_shipped"], false
      ),
      (
        [ship, .deliver, takeBack, .refund], .completed, .returned,
        [.packed, .shipped, .delivered, .returned, .refunded], 24, ["order_shipped", "order_refunded"], true
      ),
    ]

  @Test(arguments: ways)
  func `an order goes its way, and stock, money, mail and books go with it`(
    _ moves: [OrderMove], _ state: OrderState, _ fulfilment: FulfilmentState, _ told: [OrderEvent.Kind], _ onHand: Int,
    _ mail: [String], _ isRefunded: Bool
  ) throws {
    let market = try Market()
    let (shop, number, ada) = try bought(market)
    for move in moves {
      market.pass(seconds: 60)
      _ = try shop.move(order: number.lowercased(), move, by: "Mara")
    }
    guard case .found(let order) = try shop.order(number: number, email: ada.email, guest: ada.guest) else {
      Issue.record("the order is not found again")
      return
    }
    #expect(order.state == state && order.fulfilment == fulfilment)
    #expect(order.paymentState == (isRefunded ? .refunded : .succeeded))
    #expect(order.history.map(\.kind) == told)
    let books = try shop.ledger.read { reader in
      (
        try reader.int("SELECT on_hand FROM stock WHERE sku = 'BEANS'"),
        try reader.rows("SELECT kind FROM outbox ORDER BY id").map { $0.string("kind") }
      )
    }
    #expect(books.0 == onHand && books.1 == ["order_confirmation"] + mail)
    let gateway = try market.gateway()
    defer { gateway.close() }
    let kept = try gateway.statement().reduce(0) { $0 + $1.charged - $1.refunded }
    #expect(kept == (isRefunded ? 0 : order.totals.total.minorUnits))
    #expect(try shop.audit() == [])
  }

  /// What was done, and what cannot be done then.
  static let refusals: [(done: [OrderMove], move: OrderMove, refusal: IllegalMove)] = [
    ([], .unpack, .fulfilment(from: .unfulfilled, to: .unfulfilled)),
    ([], .deliver, .fulfilment(from: .unfulfilled, to: .delivered)),
    ([], takeBack, .fulfilment(from: .unfulfilled, to: .returned)),
    ([], .refund, .fulfilment(from: .unfulfilled, to: .returned)),
    ([.pack], .pack, .fulfilment(from: .packed, to: .packed)),
    ([ship], ship, .fulfilment(from: .shipped, to: .shipped)),
    ([ship], .unpack, .fulfilment(from: .shipped, to: .unfulfilled)),
    ([ship], cancel, .fulfilment(from: .shipped, to: .cancelled)),
    ([ship, .deliver], cancel, .fulfilment(from: .delivered, to: .cancelled)),
    ([ship, .deliver], .refund, .fulfilment(from: .delivered, to: .returned)),
    ([ship, takeBack], takeBack, .fulfilment(from: .returned, to: .returned)),
    ([ship, takeBack, .refund], .refund, .payment(from: .refunded, to: .refunded)),
    ([cancel], .pack, .fulfilment(from: .cancelled, to: .packed)),
    ([cancel], ship, .fulfilment(from: .cancelled, to: .shipped)),
    ([cancel], cancel, .fulfilment(from: .cancelled, to: .cancelled)),
    ([cancel], .refund, .fulfilment(from: .cancelled, to: .returned)),
  ]

  @Test(arguments: refusals)
  func `a move that the state does not allow is refused and changes nothing`(
    _ done: [OrderMove], _ move: OrderMove, _ refusal: IllegalMove
  ) throws {
    let market = try Market()
    let (shop, number, _) = try bought(market)
    for move in done { _ = try shop.move(order: number, move, by: "") }
    let before = try shop.ledgerDigest()
    #expect(throws: refusal) { try shop.move(order: number, move, by: "") }
    #expect(try shop.ledgerDigest() == before)
  }

  @Test func `what is not paid, not known or too long is refused`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    _ = try ada.place(card: "4000002500003155")
    let number = try #require(try ada.shop.ledger.read { try $0.string("SELECT number FROM orders") })
    #expect(throws: IllegalMove.payment(from: .requiresAction, to: .succeeded)) {
      try ada.shop.move(order: number, .pack, by: "")
    }
    #expect(throws: FulfilmentFault.unknownOrder) { try ada.shop.move(order: "TS-0000-0000", .pack, by: "") }
    let long = SafeText(cleaning: String(repeating: "x", count: 201))
    #expect(throws: FulfilmentFault.tooLong(limit: 200)) {
      try ada.shop.move(order: number, .cancel(reason: long), by: "")
    }
    #expect(throws: FulfilmentFault.tooLong(limit: 40)) { try ada.shop.move(order: number, .pack, by: long) }
    #expect(try ada.shop.paidOrders(limit: 10).isEmpty)
  }

  @Test func `of staff who cancel and send at once one comes first, and nothing is sold or returned twice`() throws {
    let market = try Market()
    let (shop, number, _) = try bought(market)
    let shops = try (0..<4).map { _ in try market.open() }
    let outcomes = try inThreads(8) { turn -> Bool in
      do {
        _ = try shops[turn % 4].move(order: number, turn % 2 == 0 ? Self.cancel : Self.ship, by: "Staff \(turn)")
        return true
      } catch is IllegalMove { return false }
    }
    #expect(outcomes.count { $0 } == 1)
    #expect(try shop.audit() == [])
  }

  @Test func `money stays owed while the bank is silent, goes back once, and the coupon with it`() throws {
    let market = try Market()
    let (shop, number, ada) = try bought(market, coupon: "ONCE")
    market.faults.plan(.refund, .before, GatewayFailure.timeout)
    let order = try shop.move(order: number, .cancel(reason: "Sold out"), by: "Mara")
    #expect(order.state == .cancelled && order.paymentState == .succeeded)
    #expect(order.history.map(\.note) == ["Sold out"])
    market.pass(seconds: 120)
    #expect(try shop.audit().map(\.rule) == [.paymentOverdue])
    // The answer is lost after it has worked: it is asked for again under the same key.
    market.faults.plan(.refund, .after, GatewayFailure.timeout)
    _ = try shop.reconcile()
    market.pass(seconds: 120)
    _ = try shop.reconcile()
    let books = try Books(market, in: shop)
    #expect(books.kept == 0 && books.couponUses == 0 && books.messages == ["order_confirmation", "order_refunded"])
    #expect(try shop.audit() == [])
    // Whoever sends the same purchase again hears of that order.
    #expect(try ada.place(key: "key-1").order?.paymentState == .refunded)
  }

  @Test func `an order that cost nothing is cancelled without a bank`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    for code in ["GIFT", "POSTFREE"] {
      _ = try ada.shop.applyCoupon(code, to: ada.cart, country: "IE", email: ada.email)
    }
    let order = try #require(try ada.place().order)
    try #require(order.totals.total.isZero)
    #expect(try ada.shop.move(order: order.number, Self.cancel, by: "").paymentState == .refunded)
    #expect(try ada.shop.audit() == [])
  }

  @Test func `the mail tells the carrier's number, and why money came back`() throws {
    let market = try Market()
    let (shop, number, _) = try bought(market)
    for move in [Self.ship, .deliver, Self.takeBack, .refund] { _ = try shop.move(order: number, move, by: "") }
    let bodies = try shop.ledger.read { try $0.rows("SELECT body FROM outbox ORDER BY id").map { $0.string("body") } }
    #expect(bodies[1].contains("is on its way, by Post.\nThe carrier's number: RR 123\n"), "\(bodies)")
    #expect(bodies[2].contains("What you sent back of order \(number) has arrived."), "\(bodies)")
  }
}

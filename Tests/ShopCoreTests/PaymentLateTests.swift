import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// Payments that are not decided at once: banks that ask, answers that are lost, money that comes late.
@Suite struct PaymentLateTests {
  static let authentication = "4000002500003155"
  static let lateAnswer = "4000000000006975"

  @Test func `a card whose answer is lost is pending, then placed, and never charged twice`() throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("MUG")
    let request = try ada.review(card: Self.lateAnswer)
    let placement = try shop.placeOrder(request)
    let attempt = try #require(placement.attempt)
    #expect(placement == .pending(attempt: attempt))
    #expect(try Books(market, in: shop).reserved == 1)

    let order = try #require(try shop.continuePayment(attempt: attempt).order)
    #expect(try shop.continuePayment(attempt: attempt) == .placed(order))
    #expect(try shop.placeOrder(request) == .placed(order))
    #expect(try shop.abandonPayment(attempt: attempt) == .placed(order), "too late to call it off")
    let books = try Books(market, in: shop)
    #expect(books.charges == 1 && books.onHand["MUG"] == 9 && books.reserved == 0)
  }

  @Test func `paying anew while a payment is pending is answered with that payment`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    market.faults.plan(.fetch, .before, GatewayFailure.unavailable, times: 2)
    let attempt = try #require(try ada.place().attempt)
    #expect(try ada.place(key: "key-2") == .pending(attempt: attempt))
    #expect(try ada.place(key: "key-3").order != nil, "the first payment's order")
    #expect(try Books(market, in: ada.shop).charges == 1)
  }

  @Test func `the bank's approval places the order`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let placement = try ada.place(card: Self.authentication)
    let (attempt, link) = (try #require(placement.attempt), try #require(placement.link))
    #expect(try ada.shop.link(ofAttempt: attempt) == link)
    #expect(try ada.shop.continuePayment(attempt: attempt) == .requiresAction(attempt: attempt, link: link))
    #expect(try Books(market, in: ada.shop).charges == 0)
    try market.gateway().authenticate(link: link, approve: true)
    #expect(try ada.shop.continuePayment(attempt: attempt).order != nil)
    #expect(try Books(market, in: ada.shop).charges == 1)
  }

  @Test(arguments: [true, false])
  func `the bank's refusal, or turning away from its page, ends the payment and gives the stock back`(
    isRefused: Bool
  ) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("LAST")
    let placement = try ada.place(card: Self.authentication)
    let (attempt, link) = (try #require(placement.attempt), try #require(placement.link))
    if isRefused {
      try market.gateway().authenticate(link: link, approve: false)
      #expect(try ada.shop.continuePayment(attempt: attempt) == .declined(.authenticationFailed))
    } else {
      #expect(try ada.shop.abandonPayment(attempt: attempt) == .declined(.authenticationFailed))
      try market.gateway().authenticate(link: link, approve: true)
    }
    #expect(try ada.shop.continuePayment(attempt: attempt) == .declined(.authenticationFailed))
    let books = try Books(market, in: ada.shop)
    #expect(books.charges == 0 && books.reserved == 0 && books.onHand["LAST"] == 1)
    #expect(try ada.shop.cart(ada.cart, country: "IE").lines.first?.available == 1)
  }

  @Test func `approval that comes before the calling off wins`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let placement = try ada.place(card: Self.authentication)
    try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    #expect(try ada.shop.abandonPayment(attempt: try #require(placement.attempt)).order != nil)
  }

  @Test func `who leaves the bank's page and pays by another card pays once`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let first = try ada.place(card: Self.authentication)
    #expect(try ada.place(key: "key-2").order != nil)
    try market.gateway().authenticate(link: try #require(first.link), approve: true)
    #expect(try ada.shop.continuePayment(attempt: try #require(first.attempt)) == .declined(.authenticationFailed))
    let books = try Books(market, in: ada.shop)
    #expect(books.charges == 1 && books.orders == ["placed": 1, "cancelled": 1])
  }

  @Test func `a payment left at the bank's page is called off when its time is over`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("LAST")
    _ = try ada.place(card: Self.authentication)
    market.pass(seconds: 61)
    #expect(try ada.shop.reconcile() == 0)
    market.pass(seconds: 15 * 60)
    #expect(try ada.shop.reconcile() == 1)
    let books = try Books(market, in: ada.shop)
    #expect(books.orders == ["cancelled": 1] && books.reserved == 0)
  }

  @Test func `stock that is held while somebody pays is not sold to others until the time is over`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    _ = try ada.place(card: Self.authentication)
    #expect(try bob.put("LAST").limitedTo == 0)
    #expect(try shop.cart(ada.cart, country: "IE").lines.first?.available == 1, "it is held for this cart")
    market.pass(seconds: 15 * 60)
    #expect(try bob.put("LAST").added == 1, "without anybody having tidied up")
  }

  @Test func `money that comes after the reservation gets the stock that is still there`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("LAST")
    let placement = try ada.place(card: Self.authentication)
    try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    market.pass(seconds: 3600)
    #expect(try ada.shop.reconcile() == 1)
    let books = try Books(market, in: ada.shop)
    #expect(books.orders == ["placed": 1] && books.onHand["LAST"] == 0 && books.charges == 1)
  }

  @Test(arguments: [false, true])
  func `money that comes after the stock was sold to another goes back, with a message`(isRefundHard: Bool) throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    let placement = try ada.place(card: Self.authentication)
    let attempt = try #require(placement.attempt)
    market.pass(seconds: 15 * 60)
    try bob.put("LAST")
    #expect(try bob.place().order != nil)
    try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    if isRefundHard {
      market.faults.plan(.refund, .before, GatewayFailure.unavailable)
      market.faults.plan(.refund, .after, GatewayFailure.timeout)
      #expect(try shop.continuePayment(attempt: attempt) == .pending(attempt: attempt))
      market.pass(seconds: 61)
      #expect(try shop.reconcile() == 0)
      #expect(try shop.reconcile() == 1)
    }

    let changes = try shop.continuePayment(attempt: attempt).changes

    #expect(changes == [.stockShort(title: "Last Scale", wanted: 1, available: 0)])
    let books = try Books(market, in: shop)
    #expect(books.kept == 2450 && books.charges == 2 && books.onHand["LAST"] == 0)
    #expect(books.orders == ["placed": 1, "cancelled": 1])
    #expect(books.messages == ["order_confirmation", "order_refunded"])
    let refunded = try #require(try shop.orders(of: ada.guest).first)
    #expect(refunded.state == .cancelled && refunded.paymentState == .refunded)
    #expect(try shop.cart(ada.cart, country: "IE").lines.count == 1, "the cart is as it was")
  }

  @Test func `money that comes late does not take what is held for another who is still paying`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    let late = try ada.place(card: Self.authentication)
    market.pass(seconds: 15 * 60)
    try bob.put("LAST")
    let held = try bob.place(card: Self.authentication)
    for placement in [late, held] {
      try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    }
    let answers = try inThreads(6) { _ in try shop.continuePayment(attempt: try #require(late.attempt)).changes }
    let short = PlacementChange.stockShort(title: "Last Scale", wanted: 1, available: 0)
    #expect(answers.allSatisfy { $0 == [short] }, "and the money goes back once")
    #expect(try shop.continuePayment(attempt: try #require(held.attempt)).order != nil)
    let books = try Books(market, in: shop)
    #expect(books.kept == 2450 && books.onHand["LAST"] == 0)
    #expect(books.messages == ["order_refunded", "order_confirmation"])
  }

  @Test func `what was put into the cart during the payment stays in it`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG", 2)
    try ada.put("BEANS", 1)
    let placement = try ada.place(card: Self.authentication)
    try ada.put("MUG", 3)
    try ada.put("KETTLE", 1)
    try market.gateway().authenticate(link: try #require(placement.link), approve: true)
    #expect(try ada.shop.continuePayment(attempt: try #require(placement.attempt)).order?.lines.count == 2)
    let rest = try ada.shop.cart(ada.cart, country: "IE").lines.map(\.line)
    #expect(rest.map(\.sku) == ["MUG", "KETTLE"] && rest.map(\.quantity) == [3, 1])
  }

  @Test(arguments: [GatewayFailure.timeout, .unavailable, .conflict, .rateLimited])
  func `a gateway that does not answer at first costs nothing, one that is lost later is asked again`(
    failure: GatewayFailure
  ) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    for (key, call) in [("token", GatewayCall.token), ("create", .create)] {
      market.faults.plan(call, .before, failure)
      #expect(try ada.place(key: key) == .declined(.processingError))
    }
    market.faults.plan(.create, .after, failure)
    #expect(try ada.place(key: "created") == .declined(.processingError))
    market.faults.plan(.confirm, .before, failure)
    #expect(try ada.place(key: "unconfirmed") == .declined(.processingError))
    var books = try Books(market, in: ada.shop)
    #expect(books.charges == 0 && books.reserved == 0 && books.orders == ["cancelled": 4])

    market.faults.plan(.confirm, .after, failure)
    market.faults.plan(.fetch, .before, failure)
    let attempt = try #require(try ada.place(key: "lost").attempt)
    #expect(try ada.shop.continuePayment(attempt: attempt).order != nil)
    books = try Books(market, in: ada.shop)
    #expect(books.charges == 1)
  }

  @Test func `one guest cannot hold stock for more than twenty unpaid orders`() throws {
    let market = try Market()
    let shop = try market.open()
    let visit = try shop.enter(token: nil)
    var ada = try Shopper(shop, token: visit.token)
    for index in 0..<21 {
      if index == 20 { try shop.deleteCart(ada.cart, guest: ada.guest) }
      let cart = try index == 0 ? ada.cart : shop.createCart(named: "Cart \(index)", guest: ada.guest)
      try shop.useCart(cart, guest: ada.guest)
      ada = try Shopper(shop, token: visit.token)
      try ada.put("BEANS")
      if index < 20 {
        #expect(try ada.place(card: Self.authentication, key: "key-\(index)").link != nil)
      } else {
        #expect(throws: OrderFault.tooManyOpenOrders(limit: 20)) { try ada.place(key: "one-more") }
      }
    }
    #expect(try Books(market, in: shop).reserved == 20)
    market.pass(seconds: 15 * 60)
    #expect(try ada.place(key: "later").order != nil)
  }
}

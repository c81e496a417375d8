import Commerce
import Database
import PlainText
import ShopCore
import Testing

@Suite struct OrderLookupTests {
  private func placed(_ market: Market) throws -> (shop: Shop, order: Order) {
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    return (ada.shop, try #require(try ada.place().order))
  }

  @Test func `an order is found by number and address, however they are typed`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let guest = try ada.shop.enter(token: nil).guestID
    var misreadings = 0
    for key in 0..<6 {
      try ada.put("BEANS")
      let order = try #require(try ada.place(key: "\(key)").order)
      let bare = String(order.number.dropFirst(3).filter { $0 != "-" })
      let misread = String(bare.map { $0 == "0" ? "o" : $0 == "1" ? "l" : $0 })
      misreadings += misread == bare ? 0 : 1
      for number in [order.number, order.number.lowercased(), " ts " + bare, bare, misread] {
        for email in ["ada@example.com", " Ada@EXAMPLE.com "] {
          #expect(try ada.shop.order(number: number, email: email, guest: guest) == .found(order))
        }
      }
    }
    #expect(misreadings > 0)
  }

  @Test func `a wrong number and a wrong address have the same answer and cost the same statements`() throws {
    let market = try Market()
    let (shop, order) = try placed(market)
    let tries = [
      (order.number, "eve@example.com"), ("TS-0000-0000", "ada@example.com"), ("", ""), ("%", "%"),
    ]
    var costs: Set<Int> = []
    for (number, email) in tries {
      let guest = try shop.enter(token: nil).guestID
      let before = shop.ledger.statementCount
      #expect(try shop.order(number: number, email: email, guest: guest) == .notFound)
      costs.insert(shop.ledger.statementCount - before)
    }
    #expect(costs.count == 1)
  }

  @Test func `after five tries in vain a guest has to wait, in any process, even for a right one`() throws {
    let market = try Market()
    let (shop, order) = try placed(market)
    let guest = try shop.enter(token: nil).guestID
    for index in 0..<5 {
      #expect(try shop.order(number: "TS-\(index)", email: "ada@example.com", guest: guest) == .notFound)
      market.pass(seconds: 60)
    }
    let other = try market.open()
    let look = { try other.order(number: order.number, email: order.email, guest: guest) }
    #expect(try look() == .tooManyTries(retryAfterSeconds: 600))
    market.pass(seconds: 599)
    #expect(try look() == .tooManyTries(retryAfterSeconds: 1))
    market.pass(seconds: 1)
    #expect(try look() == .found(order))
  }

  @Test func `after twenty tries in vain an address has to wait, whoever asks`() throws {
    let market = try Market()
    let (shop, order) = try placed(market)
    for _ in 0..<5 {
      let guest = try shop.enter(token: nil).guestID
      for number in ["A", "B", "C", "D"] {
        #expect(try shop.order(number: number, email: "ADA@example.com", guest: guest) == .notFound)
      }
    }
    let guest = try shop.enter(token: nil).guestID
    let look = { (email: String) in try shop.order(number: order.number, email: email, guest: guest) }
    #expect(try look("ada@example.com") == .tooManyTries(retryAfterSeconds: 3600))
    #expect(try look("bob@example.com") == .notFound)
    market.pass(seconds: 3600)
    _ = try shop.reconcile()
    #expect(try look("ada@example.com") == .found(order))
    #expect(try shop.ledger.read { try $0.int("SELECT count(*) FROM order_lookup_try") } == 0)
  }

  @Test func `tries at the same time are counted, too`() throws {
    let market = try Market()
    let (shop, _) = try placed(market)
    let shops = try (0..<4).map { _ in try market.open() }
    let guest = try shop.enter(token: nil).guestID
    let answers = try inThreads(16) {
      try shops[$0 % 4].order(number: "X\($0)", email: "ada@example.com", guest: guest)
    }
    #expect(answers.count { $0 == .notFound } == 5)
  }

  @Test func `an order that was not paid is nobody's to find`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    _ = try ada.place(card: "4000000000000002", key: "declined")
    _ = try ada.place(card: "4000002500003155", key: "waiting")
    let numbers = try ada.shop.ledger.read { try $0.rows("SELECT number FROM orders").map { $0.string("number") } }
    #expect(numbers.count == 2)
    for number in numbers {
      #expect(try ada.shop.order(number: number, email: ada.email, guest: ada.guest) == .notFound)
    }
    #expect(try ada.shop.orders(of: ada.guest).isEmpty)
  }

  @Test func `a guest's orders are listed, the newest first, and nobody else's`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    var numbers: [String] = []
    for (shopper, key) in [(ada, "1"), (bob, "1"), (ada, "2")] {
      try shopper.put("BEANS")
      numbers.append(try #require(try shopper.place(key: key).order?.number))
    }
    #expect(try shop.orders(of: ada.guest).map(\.number) == [numbers[2], numbers[0]])
    #expect(try shop.orders(of: bob.guest).map(\.number) == [numbers[1]], "the same key is another guest's own")
  }
}

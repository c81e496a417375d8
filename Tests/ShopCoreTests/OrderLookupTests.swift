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
    for host in 1...5 {
      let there = try market.open(from: "203.0.113.\(host)")
      let guest = try there.enter(token: nil).guestID
      for number in ["A", "B", "C", "D"] {
        #expect(try there.order(number: number, email: "ADA@example.com", guest: guest) == .notFound)
      }
    }
    let guest = try shop.enter(token: nil).guestID
    let look = { (email: String) in try shop.order(number: order.number, email: email, guest: guest) }
    #expect(try look("ada@example.com") == .tooManyTries(retryAfterSeconds: 3600))
    #expect(try look("bob@example.com") == .notFound)
    market.pass(seconds: 3600)
    _ = try shop.reconcile()
    #expect(try look("ada@example.com") == .found(order))
    #expect(try shop.ledger.read { try $0.int("SELECT count(*) FROM guess") } == 0)
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

  /// Addresses in the order of the tries, and how many of them are answered.
  static let sources: [([String?], answered: Int)] = [
    (Array(repeating: "203.0.113.7", count: 8), 5),
    ((1...8).map { "203.0.113.\($0)" }, 8),
    ((1...8).map { "2001:db8:1:2::\($0)" }, 5),
    ((1...8).map { "2001:db8:1:\($0)::1" }, 8),
    (["203.0.113.7", "::ffff:203.0.113.7"] + Array(repeating: "203.0.113.7", count: 6), 5),
    (["fe80::1%eth0", "fe80::2%eth1"] + Array(repeating: "fe80::3", count: 6), 5),
    (Array(repeating: nil, count: 8), 5),
    (Array(repeating: "not-an-address", count: 8), 5),
  ]

  @Test(arguments: sources)
  func `new guests in new sessions have no more tries than the place they come from`(
    addresses: [String?], answered: Int
  ) throws {
    let market = try Market()
    let (_, order) = try placed(market)
    var answers: [OrderLookup] = []
    for (index, address) in addresses.enumerated() {
      let shop = try market.open(from: address)
      defer { shop.close() }
      let guest = try shop.enter(token: nil).guestID
      answers.append(try shop.order(number: "TS-\(index)", email: "\(index)@example.com", guest: guest))
    }
    #expect(answers.count { $0 == .notFound } == answered)
    // Others are not held up by it.
    let elsewhere = try market.open(from: "198.51.100.1")
    let guest = try elsewhere.enter(token: nil).guestID
    #expect(try elsewhere.order(number: order.number, email: order.email, guest: guest) == .found(order))
  }

  @Test func `where a try came from is not written down`() throws {
    let market = try Market()
    let shop = try market.open(from: "203.0.113.77")
    let guest = try shop.enter(token: nil).guestID
    _ = try shop.order(number: "TS-1", email: "eve@example.com", guest: guest)
    #expect(try market.filesContaining("203.0.113.77") == [] && market.filesContaining("eve@example.com") == [])
  }

  @Test func `a clock that was set back holds nobody up for longer`() throws {
    let market = try Market()
    let (shop, order) = try placed(market)
    let guest = try shop.enter(token: nil).guestID
    for number in 0..<5 { _ = try shop.order(number: "\(number)", email: "ada@example.com", guest: guest) }
    market.pass(seconds: -7200)
    let look = { try shop.order(number: order.number, email: order.email, guest: guest) }
    #expect(try look() == .tooManyTries(retryAfterSeconds: 900))
    market.pass(seconds: 7200 + 900)
    #expect(try look() == .found(order))
  }

  @Test func `codes of carts and coupons can be mistyped twenty times, from wherever, and no more`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let code = try ada.shop.resumeCode(for: ada.cart)
    for number in 0..<20 {
      let eve = try Shopper(try market.open(from: "203.0.113.7"))
      #expect(throws: CartFault.unknownResumeCode) {
        try eve.shop.resume(code: "AAAA-AAAA-00\(number + 10)", guest: eve.guest, country: "IE")
      }
      #expect(
        try eve.shop.applyCoupon("GUESS\(number)", to: eve.cart, country: "IE", email: nil) == .failure(.unknownCode))
      eve.shop.close()
    }
    let eve = try Shopper(try market.open(from: "203.0.113.7"))
    #expect(throws: CartFault.tooManyTries(retryAfterSeconds: 900)) {
      try eve.shop.resume(code: code, guest: eve.guest, country: "IE")
    }
    #expect(
      try eve.shop.applyCoupon("ONCE", to: eve.cart, country: "IE", email: nil)
        == .failure(.tooManyTries(retryAfterSeconds: 900)))
    let bob = try Shopper(try market.open())
    #expect(try bob.shop.resume(code: code, guest: bob.guest, country: "IE").mergedLines == 1)
  }

  @Test func `however many guests one place of the network sends, they do not empty the shop without paying`() throws {
    let market = try Market(
      products: [Market.product("beans", "Beans", sku: "BEANS", cents: 500, stock: 900, grams: 10)])
    var refused = 0
    for number in 0..<70 {
      let guest = try Shopper(try market.open(from: "2001:db8::\(number)"))
      try guest.put("BEANS")
      do {
        _ = try guest.place(card: "4000002500003155", key: "\(number)")
      } catch OrderFault.tooManyOpenOrders(let limit) {
        #expect(limit == 60)
        refused += 1
      }
      guest.shop.close()
    }
    #expect(refused == 10)
    let other = try Shopper(try market.open(from: "203.0.113.7"))
    try other.put("BEANS")
    #expect(try other.place().order != nil)
    market.pass(seconds: 15 * 60)
    let again = try Shopper(try market.open(from: "2001:db8::1"))
    try again.put("BEANS")
    #expect(try again.place().order != nil)
  }

  /// Prints what the times tell; that they tell nothing follows from the statements, which are the same ones.
  @Test func `how long a wrong number and a wrong address take is printed`() throws {
    let market = try Market()
    let (_, order) = try placed(market)
    var times: [[Duration]] = [[], []]
    for index in 0..<60 {
      let shop = try market.open(from: "198.51.100.\(index)")
      defer { shop.close() }
      let guest = try shop.enter(token: nil).guestID
      for which in 0...1 {
        let (number, email) =
          which == 0 ? (order.number, "eve\(index)@example.com") : ("TS-0000-00\(index + 10)", order.email)
        times[which].append(
          try ContinuousClock().measure { _ = try shop.order(number: number, email: email, guest: guest) })
      }
      market.pass(seconds: 3601)
    }
    let late = times.map { $0.sorted()[$0.count * 95 / 100] }
    print("p95 of a wrong address \(late[0]), of a wrong number \(late[1])")
    #expect(times.allSatisfy { $0.count == 60 })
  }
}

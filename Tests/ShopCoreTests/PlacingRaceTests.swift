import Commerce
import PlainText
import ShopCore
import Synchronization
import Testing

@Suite struct PlacingRaceTests {
  @Test(arguments: [1, 8])
  func `the same key is one order and one charge, from any number of threads and shops at once`(shops: Int) throws {
    let market = try Market()
    let opened = try (0..<shops).map { _ in try market.open() }
    let ada = try Shopper(opened[0])
    try ada.put("BEANS", 3)
    let request = try ada.review()

    let placements = try inThreads(16) { try opened[$0 % shops].placeOrder(request) }

    let order = try #require(placements[0].order)
    #expect(placements.allSatisfy { $0 == .placed(order) })
    #expect(try opened[0].placeOrder(request) == .placed(order), "a retry much later, too")
    let books = try Books(market, in: opened[0])
    #expect(books.charges == 1 && books.kept == order.totals.total.minorUnits && books.onHand["BEANS"] == 21)
    #expect(books.orders == ["placed": 1] && books.messages == ["order_confirmation"])
  }

  @Test func `two windows that pay one cart with two keys get one order`() throws {
    let market = try Market()
    let windows = [try market.open(), try market.open()]
    for round in 0..<10 {
      let ada = try Shopper(windows[0])
      try ada.put("MUG")
      let requests = try [ada.review(key: "left"), ada.review(key: "right")]
      let placements = try inThreads(2) { (index: Int) -> String in
        do {
          return try windows[index].placeOrder(requests[index]).order == nil ? "not placed" : "placed"
        } catch OrderFault.emptyCart {
          return "empty"
        }
      }
      #expect(placements.contains("placed"))
      #expect(try windows[0].orders(of: ada.guest).count == 1, "round \(round)")
    }
    #expect(try Books(market, in: windows[0]).charges == 10)
  }

  @Test func `the last unit goes to one of eight who race for it, twenty times`() throws {
    let rounds = 20
    let products = (0..<rounds).map {
      Market.product("last-\($0)", "Last \($0)", sku: "LAST-\($0)", cents: 2000, stock: 1, grams: 100)
    }
    let market = try Market(products: products)
    let racers = try (0..<8).map { _ in try Shopper(try market.open()) }
    for round in 0..<rounds {
      let requests = try racers.map { racer in
        try racer.put("LAST-\(round)")
        return try racer.review(key: "round-\(round)")
      }
      let placements = try inThreads(racers.count) { try racers[$0].shop.placeOrder(requests[$0]) }
      let orders = placements.compactMap(\.order)
      let refusals = placements.compactMap(\.changes)
      #expect(orders.count == 1)
      #expect(
        refusals
          == Array(
            repeating: [.stockShort(title: "Last \(round)", wanted: 1, available: 0)], count: racers.count - 1))
      for racer in racers { _ = try racer.shop.remove("LAST-\(round)", from: racer.cart, country: "IE") }
    }
    let books = try Books(market, in: racers[0].shop)
    #expect(books.charges == rounds && books.onHand.values.allSatisfy { $0 == 0 } && books.reserved == 0)
  }

  @Test(arguments: [("ONCE", 1), ("THRICE", 3)])
  func `a coupon for so many uses counts that often when eight use it at once`(code: String, uses: Int) throws {
    let market = try Market()
    let guests = try (0..<8).map { _ in try Shopper(try market.open()) }
    let requests = try guests.map { guest in
      try guest.put("BEANS")
      _ = try guest.shop.applyCoupon(code, to: guest.cart, country: "IE", email: nil).get()
      return try guest.review()
    }
    let placements = try inThreads(guests.count) { try guests[$0].shop.placeOrder(requests[$0]) }
    #expect(placements.compactMap(\.order).count == uses)
    #expect(
      placements.compactMap(\.changes).allSatisfy { $0.first == .couponRefused(code: code, reason: .usedUp) })
    #expect(try Books(market, in: guests[0].shop).couponUses == uses)
  }

  @Test func `a coupon for one use of each address counts once for an address, whatever its case`() throws {
    let market = try Market()
    let guests = try (0..<6).map { index in
      var guest = try Shopper(try market.open())
      guest.email = ["ada@example.com", "Ada@Example.com", "ADA@EXAMPLE.COM"][index % 3]
      return guest
    }
    let requests = try guests.map { guest in
      try guest.put("MUG", 1)
      try guest.put("BEANS", 1)
      _ = try guest.shop.applyCoupon("WELCOME10", to: guest.cart, country: "IE", email: nil).get()
      return try guest.review()
    }
    let placements = try inThreads(guests.count) { try guests[$0].shop.placeOrder(requests[$0]) }
    #expect(placements.compactMap(\.order).count == 1)
    let refused = try guests[0].shop.applyCoupon("WELCOME10", to: guests[1].cart, country: "IE", email: nil)
    #expect(refused == .failure(.alreadyApplied) || refused == .failure(.usedByGuest))
  }

  /// A shop in which something happens between the reading of a cart and the order's transaction.
  private func shop(in market: Market, meanwhile: @escaping @Sendable () throws -> Void) throws -> Shop {
    let isFirst = Mutex(true)
    var world = market.world
    let bytes = world.randomBytes
    // The order's number is drawn when the cart has been read.
    world.randomBytes = { count in
      let isMeanwhile = isFirst.withLock { isFirst in
        defer { if count == OrderNumber.byteCount { isFirst = false } }
        return isFirst && count == OrderNumber.byteCount
      }
      if isMeanwhile { do { try meanwhile() } catch { Issue.record(error) } }
      return bytes(count)
    }
    return try Shop(folder: market.folder, world: world, gateway: market.gateway())
  }

  @Test func `what others bought while the order was composed is told of every line, and nothing of it is left`() throws
  {
    let market = try Market(
      products: ["A", "B"].map {
        Market.product($0.lowercased(), "Last \($0)", sku: $0, cents: 2000, stock: 1, grams: 100)
      })
    let bob = try Shopper(try market.open())
    let shop = try shop(in: market) {
      for sku in ["A", "B"] { try bob.put(sku) }
      #expect(try bob.place().order != nil)
    }
    let ada = try Shopper(shop)
    for sku in ["A", "B"] { try ada.put(sku) }

    let placement = try shop.placeOrder(try ada.review())

    #expect(
      placement.changes == [
        .stockShort(title: "Last A", wanted: 1, available: 0), .stockShort(title: "Last B", wanted: 1, available: 0),
      ])
    let books = try Books(market, in: shop)
    #expect(books.orders == ["placed": 1] && books.charges == 1 && books.reserved == 0)
    #expect(try shop.audit() == [])
  }

  @Test func `what others bought while the order was composed does not matter where enough is left`() throws {
    let market = try Market(
      products: [Market.product("mug", "Mug", sku: "MUG", cents: 2000, stock: 5, grams: 100)])
    let bob = try Shopper(try market.open())
    let shop = try shop(in: market) {
      try bob.put("MUG", 3)
      #expect(try bob.place().order != nil)
    }
    let ada = try Shopper(shop)
    try ada.put("MUG", 2)
    #expect(try shop.placeOrder(try ada.review()).order?.lines.map(\.quantity) == [2])
    let books = try Books(market, in: shop)
    #expect(books.onHand["MUG"] == 0 && books.charges == 2)
    #expect(try shop.audit() == [])
  }
}

import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct PlacingChangesTests {
  @Test func `a price that fell since the review is charged without a question`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let request = try ada.review()
    try market.importing(price(1500, of: "mug"))
    #expect(try ada.shop.placeOrder(request).order?.totals.total == Market.euros(1950))
    #expect(try Books(market, in: ada.shop).kept == 1950)
  }

  @Test func `a price that rose since the review is not charged but told, and can then be agreed to`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let request = try ada.review()
    try market.importing(price(1900, of: "mug"))

    let placement = try ada.shop.placeOrder(request)

    #expect(
      placement.changes == [
        .priceRose(title: "Enamel Mug", from: Market.euros(1800), to: Market.euros(1900)),
        .totalRose(from: Market.euros(2250), to: Market.euros(2350)),
      ])
    guard case .changed(_, let view) = placement else { return }
    #expect(view.totals.total == Market.euros(2350))
    var books = try Books(market, in: ada.shop)
    #expect(books.orders.isEmpty && books.reserved == 0 && books.charges == 0)
    #expect(try ada.place(key: "key-2").order?.totals.total == Market.euros(2350))
    books = try Books(market, in: ada.shop)
    #expect(books.kept == 2350)
  }

  @Test func `what was sold out or has vanished since the review is told line by line`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    for sku in ["LAST", "BEANS", "MUG"] { try ada.put(sku) }
    let request = try ada.review()
    try bob.put("LAST")
    #expect(try bob.place().order != nil)
    try market.importing(Market.products(changing: "beans") { _ in false })

    let changes = try shop.placeOrder(request).changes

    #expect(
      changes == [
        .stockShort(title: "Last Scale", wanted: 1, available: 0), .vanished(title: "Konga Beans"),
      ])
    #expect(try Books(market, in: shop).orders == ["placed": 1])
    _ = try shop.acceptPrices(in: ada.cart, country: "IE")
    _ = try shop.remove("LAST", from: ada.cart, country: "IE")
    #expect(try ada.place(key: "key-2").order?.lines.map(\.sku) == ["MUG"])
  }

  @Test func `a cart that was changed in another window is not placed unseen`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("KETTLE")
    let request = try ada.review()
    _ = try ada.shop.remove("KETTLE", from: ada.cart, country: "IE")
    try ada.put("MUG")
    #expect(
      try ada.shop.placeOrder(request).changes == [
        .priceRose(title: "Enamel Mug", from: Market.euros(0), to: Market.euros(1800)),
        .vanished(title: "KETTLE"),
      ])
    #expect(try Books(market, in: ada.shop).orders.isEmpty)
  }

  @Test func `more units than the review showed ask for consent`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let request = try ada.review()
    try ada.put("MUG", 1)
    #expect(
      try ada.shop.placeOrder(request).changes == [
        .totalRose(from: Market.euros(2250), to: Market.euros(4050))
      ])
  }

  @Test func `a coupon that counts no longer is told with its reason`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    for shopper in [ada, bob] {
      try shopper.put("MUG")
      _ = try shop.applyCoupon("ONCE", to: shopper.cart, country: "IE", email: nil).get()
    }
    let request = try ada.review()
    #expect(request.shownTotal == Market.euros(1750))
    #expect(try bob.place().order != nil)
    #expect(
      try shop.placeOrder(request).changes == [
        .couponRefused(code: "ONCE", reason: .usedUp), .totalRose(from: Market.euros(1750), to: Market.euros(2250)),
      ])
    #expect(try Books(market, in: shop).charges == 1)
  }

  @Test func `a way of shipping that is gone is told`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let request = try ada.review(method: "courier")
    var profile = Market.profile
    profile.shipping.zones[0].methods.removeLast()
    try market.importing(Market.products, profile: profile)
    #expect(try ada.shop.placeOrder(request).changes == [.methodGone])
  }

  @Test func `a shop that changed its currency asks before it charges`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let request = try ada.review()
    let dollars = { (cents: Int) in Money(minorUnits: cents, currency: .usd) }
    var profile = Market.profile
    profile.currency = .usd
    profile.promotions = []
    profile.shipping.zones[0].methods = [
      ShippingMethod(
        id: "post", name: "Post", price: dollars(100), freeFrom: nil, transitDays: 1...2, maximumGrams: nil)
    ]
    var mug = Market.products[1]
    mug.variants[0].price = dollars(1000)
    try market.importing([mug], profile: profile)
    #expect(
      try ada.shop.placeOrder(request).changes == [
        .priceRose(title: "Enamel Mug", from: Market.euros(1800), to: dollars(1000)),
        .totalRose(from: Market.euros(2250), to: dollars(1100)),
      ])
  }

  private func price(_ cents: Int, of slug: String) -> [Product] {
    Market.products(changing: slug) {
      $0.variants[0].price = Market.euros(cents)
      return true
    }
  }
}

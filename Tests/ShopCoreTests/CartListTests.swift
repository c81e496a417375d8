import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct CartListTests {
  @Test func `a guest has several carts, one of them in use`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    market.pass(seconds: 10)
    let gifts = try ada.shop.createCart(named: "  Gifts\u{7} for\n Bo ", guest: ada.guest)
    let carts = try ada.shop.carts(of: ada.guest)
    #expect(carts.map(\.name) == ["Gifts for Bo", "Cart"] && carts.map(\.isCurrent) == [false, true])
    #expect(carts.map(\.unitCount) == [0, 1] && carts.map(\.total) == [nil, Market.euros(2250)])
    try ada.shop.useCart(gifts, guest: ada.guest)
    #expect(try ada.shop.enter(token: ada.token).cartID == gifts)
    try ada.shop.renameCart(gifts, to: "", guest: ada.guest)
    #expect(try ada.shop.carts(of: ada.guest).map(\.name) == ["Cart", "Cart"])
    #expect(try ada.shop.deleteCart(gifts, guest: ada.guest) == ada.cart)
    let fresh = try ada.shop.deleteCart(ada.cart, guest: ada.guest)
    #expect(fresh != ada.cart && fresh != gifts, "there always is a cart, and no id comes twice")
    #expect(try ada.shop.carts(of: ada.guest).map(\.id) == [fresh])
  }

  @Test func `another guest's cart cannot be used, renamed or deleted`() throws {
    let market = try Market()
    let shop = try market.open()
    let (ada, eve) = (try Shopper(shop), try Shopper(shop))
    #expect(throws: CartFault.notFound) { try shop.useCart(ada.cart, guest: eve.guest) }
    #expect(throws: CartFault.notFound) { try shop.renameCart(ada.cart, to: "Mine", guest: eve.guest) }
    #expect(throws: CartFault.notFound) { try shop.deleteCart(ada.cart, guest: eve.guest) }
    #expect(try shop.carts(of: ada.guest).map(\.name) == ["Cart"])
  }

  @Test func `each change keeps a cart for sixty more days, then it goes`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let days = { (count: Int) in count * 86_400 }
    market.pass(seconds: days(59))
    try ada.put("MUG")
    let expiry = Market.noon.advanced(bySeconds: days(59 + 60))
    #expect(try ada.shop.carts(of: ada.guest).map(\.expiresAt) == [expiry])
    market.pass(seconds: days(60) - 1)
    #expect(try ada.shop.enter(token: ada.token).cartID == ada.cart)
    market.pass(seconds: 1)
    #expect(try ada.shop.enter(token: ada.token).cartID != ada.cart)
    #expect(throws: CartFault.notFound) { try ada.shop.cart(ada.cart, country: "IE") }
  }

  @Test func `a guest has at most twenty carts`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    for index in 1..<20 { _ = try ada.shop.createCart(named: "\(index)", guest: ada.guest) }
    #expect(throws: CartFault.tooManyCarts(limit: 20)) { try ada.shop.createCart(named: "x", guest: ada.guest) }
  }
}

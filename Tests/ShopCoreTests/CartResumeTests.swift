import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct CartResumeTests {
  /// Ada's cart has 2 beans and a mug, Bob's 5 beans and a kettle.
  private func carts(_ market: Market) throws -> (ada: Shopper, bob: Shopper, code: String) {
    let (ada, bob) = (try Shopper(try market.open()), try Shopper(try market.open()))
    try ada.put("BEANS", 2)
    try ada.put("MUG", 1)
    try bob.put("BEANS", 5)
    try bob.put("KETTLE", 1)
    return (ada, bob, try ada.shop.resumeCode(for: ada.cart))
  }

  private func contents(_ view: CartView) -> [String] {
    view.lines.map { "\($0.line.sku) \($0.line.quantity)" + ($0.line.isSavedForLater ? " saved" : "") }
  }

  @Test func `two carts that are browsed become their union, the larger number winning, and once is enough`() throws {
    let market = try Market()
    let (ada, bob, code) = try carts(market)
    #expect(code.count == 14)
    let outcome = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(outcome.mergedLines == 1 && outcome.view.cart.id == bob.cart)
    #expect(contents(outcome.view) == ["BEANS 5", "KETTLE 1", "MUG 1"])
    let again = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(again.mergedLines == 0 && again.view == outcome.view)
    #expect(contents(try ada.shop.cart(ada.cart, country: "IE")) == ["BEANS 2", "MUG 1"], "nothing was taken away")
  }

  @Test func `the same code resumed by many at once merges as if it were once`() throws {
    let market = try Market()
    let (_, bob, code) = try carts(market)
    let views = try inThreads(8) { _ in
      try bob.shop.resume(code: code, guest: bob.guest, country: "IE").view.lines.map(\.line.quantity)
    }
    #expect(views.allSatisfy { $0 == [5, 1, 1] })
  }

  @Test func `a cart that is being checked out keeps what is to be bought; the other's lines wait beside it`() throws {
    let market = try Market()
    let (_, bob, code) = try carts(market)
    try bob.shop.saveDraft(bob.draft, of: bob.cart)
    let outcome = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(contents(outcome.view) == ["BEANS 5", "KETTLE 1", "MUG 1 saved"])
    #expect(try bob.shop.resume(code: code, guest: bob.guest, country: "IE").view == outcome.view)
  }

  @Test func `a checkout that is resumed elsewhere brings what it was to buy, and no address`() throws {
    let market = try Market()
    let (ada, bob, code) = try carts(market)
    try ada.shop.saveDraft(ada.draft, of: ada.cart)
    let outcome = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(contents(outcome.view) == ["BEANS 2", "MUG 1", "KETTLE 1 saved"])
    #expect(try bob.shop.resume(code: code, guest: bob.guest, country: "IE").view == outcome.view)
    #expect(try bob.shop.draft(of: bob.cart, country: "IE") == CheckoutDraft(country: "IE"))
  }

  @Test func `after the order the cart is only browsed again`() throws {
    let market = try Market()
    let (_, bob, code) = try carts(market)
    #expect(try bob.place().order != nil)
    try bob.put("KETTLE")
    let outcome = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(contents(outcome.view) == ["KETTLE 1", "BEANS 2", "MUG 1"])
  }

  @Test func `of two checkouts the guest's own wins`() throws {
    let market = try Market()
    let (ada, bob, code) = try carts(market)
    for shopper in [ada, bob] { try shopper.shop.saveDraft(shopper.draft, of: shopper.cart) }
    let outcome = try bob.shop.resume(code: code, guest: bob.guest, country: "IE")
    #expect(contents(outcome.view) == ["BEANS 5", "KETTLE 1", "MUG 1 saved"])
  }

  @Test func `a guest's own code puts that cart into use`() throws {
    let market = try Market()
    let (ada, _, code) = try carts(market)
    let other = try ada.shop.createCart(named: "Other", guest: ada.guest)
    try ada.shop.useCart(other, guest: ada.guest)
    let typed = code.lowercased().replacing("-", with: " ")
    let outcome = try ada.shop.resume(code: typed, guest: ada.guest, country: "IE")
    #expect(outcome.view.cart.id == ada.cart && outcome.mergedLines == 0)
    #expect(try ada.shop.enter(token: ada.token).cartID == ada.cart)
    #expect(try ada.shop.carts(of: ada.guest).map(\.hasResumeCode).sorted { $0 && !$1 } == [true, false])
  }

  @Test func `a code ends with a new code, and with its cart`() throws {
    let market = try Market()
    let (ada, bob, old) = try carts(market)
    let code = try ada.shop.resumeCode(for: ada.cart)
    let resume = { (code: String) in try bob.shop.resume(code: code, guest: bob.guest, country: "IE") }
    #expect(throws: CartFault.unknownResumeCode) { try resume(old) }
    #expect(throws: CartFault.unknownResumeCode) { try resume("0000-0000-0000") }
    #expect(throws: CartFault.unknownResumeCode) { try resume("") }
    market.pass(seconds: 60 * 86_400)
    #expect(throws: CartFault.unknownResumeCode) { try resume(code) }
  }

  @Test func `coupons come with the cart, one each`() throws {
    let market = try Market()
    let (ada, bob, code) = try carts(market)
    _ = try ada.shop.applyCoupon("ONCE", to: ada.cart, country: "IE", email: nil).get()
    _ = try bob.shop.applyCoupon("THRICE", to: bob.cart, country: "IE", email: nil).get()
    let view = try bob.shop.resume(code: code, guest: bob.guest, country: "IE").view
    #expect(view.cart.couponCodes == ["THRICE", "ONCE"])
    #expect(view.totals.discounts.map(\.code) == ["ONCE"])
    #expect(view.refusals == [CouponRefusal(code: "THRICE", reason: .lessThan(code: "ONCE"))])
  }
}

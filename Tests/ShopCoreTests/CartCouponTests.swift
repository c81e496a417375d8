import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct CartCouponTests {
  @Test(arguments: [
    ("nonsense", PromotionRefusal.unknownCode),
    ("", .unknownCode),
    ("old", .expired(since: CivilDate(dayNumber: 20_759))),
    ("soon", .notYetValid(from: CivilDate(dayNumber: 20_760))),
    ("welcome10", .belowMinimum(minimum: Market.euros(2500), missing: Market.euros(700))),
  ])
  func `a code that does not count is refused with its reason and not kept`(code: String, reason: PromotionRefusal)
    throws
  {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    #expect(try ada.shop.applyCoupon(code, to: ada.cart, country: "IE", email: nil) == .failure(reason))
    #expect(try ada.shop.cart(ada.cart, country: "IE").cart.couponCodes.isEmpty)
  }

  @Test func `codes are typed in any case; the best discount counts, with free shipping beside it`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let apply = { (code: String) in try ada.shop.applyCoupon(code, to: ada.cart, country: "IE", email: nil) }
    #expect(try apply(" thrice ").get().totals.discounts.map(\.amount) == [Market.euros(300)])
    #expect(try apply("THRICE") == .failure(.alreadyApplied))
    #expect(try apply("once").get().refusals == [CouponRefusal(code: "THRICE", reason: .lessThan(code: "ONCE"))])
    let view = try apply("post-free").get()
    #expect(view.totals.discounts.map(\.code) == ["ONCE", "POSTFREE"] && view.totals.total == Market.euros(1300))
    let less = try ada.shop.removeCoupon("once", from: ada.cart, country: "IE")
    #expect(less.totals.discounts.map(\.code) == ["THRICE", "POSTFREE"] && less.refusals.isEmpty)
    _ = try ada.shop.removeCoupon("THRICE", from: ada.cart, country: "IE")
    _ = try apply("once").get()
    #expect(try apply("thrice") == .failure(.lessThan(code: "ONCE")))
  }

  @Test func `a code that no longer counts stays on the cart with its reason`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG", 2)
    _ = try ada.shop.applyCoupon("WELCOME10", to: ada.cart, country: "IE", email: nil).get()
    let view = try ada.shop.setQuantity(1, of: "MUG", in: ada.cart, country: "IE").view
    #expect(view.totals.discounts.isEmpty)
    #expect(
      view.refusals == [
        CouponRefusal(
          code: "WELCOME10", reason: .belowMinimum(minimum: Market.euros(2500), missing: Market.euros(700)))
      ])
    try market.importing(
      Market.products,
      profile: {
        var profile = Market.profile
        profile.promotions = []
        return profile
      }())
    #expect(try ada.shop.cart(ada.cart, country: "IE").refusals.map(\.reason) == [.unknownCode])
  }

  @Test func `a code is counted when an order is placed, by the address that placed it`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let apply = { (email: String?) in
      try ada.shop.applyCoupon("WELCOME10", to: ada.cart, country: "IE", email: email)
    }
    try ada.put("MUG", 2)
    _ = try apply(nil).get()
    #expect(try ada.place().order?.totals.discounts.map(\.code) == ["WELCOME10"])
    try ada.put("MUG", 2)
    #expect(try apply("ADA@example.com") == .failure(.usedByGuest))
    #expect(try apply(nil) == .failure(.usedByGuest), "the checkout remembers the address")
    #expect(try apply("bob@example.com").get().totals.discounts.count == 1)
  }
}

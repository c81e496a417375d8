import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct CheckoutTests {
  @Test func `a draft survives a hang-up, half typed as it is`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    #expect(try ada.shop.draft(of: ada.cart, country: "FR") == CheckoutDraft(country: "FR"))
    var draft = CheckoutDraft(country: "IE")
    draft.email = "ada@exam"
    draft.note = "Ring twice.\nThank you"
    draft.billing = PostalAddress(country: "FR", city: "Pa")
    try ada.shop.saveDraft(draft, of: ada.cart)
    draft.fullName = "Ada"
    try ada.shop.saveDraft(draft, of: ada.cart)
    ada.shop.close()
    #expect(try market.open().draft(of: ada.cart, country: "FR") == draft)
  }

  @Test func `what is typed is cleaned and cut before it is kept`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    var draft = CheckoutDraft(country: "IE")
    draft.fullName = "Ada\u{7}\u{8} Byron\n"
    draft.address.street = String(repeating: "a\u{301}", count: 5000)
    draft.note = String(repeating: "n", count: 100_000)
    try ada.shop.saveDraft(draft, of: ada.cart)
    let kept = try ada.shop.draft(of: ada.cart, country: "IE")
    #expect(kept.fullName == "Ada Byron " && kept.note.count == 500)
    #expect(kept.address.street.unicodeScalars.count <= 300)
    #expect(throws: CartFault.notFound) { try ada.shop.saveDraft(draft, of: 999) }
  }

  @Test func `a checkout offers each way to ship with its price and day, the cheapest first and chosen`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    var view = try ada.shop.checkout(cartID: ada.cart, draft: ada.draft)
    #expect(view.deliveries.map(\.method.id) == ["post", "courier"])
    #expect(view.deliveries.map(\.price) == [Market.euros(450), Market.euros(900)])
    #expect(view.deliveries.map(\.window.label) == ["Tue 3 – Wed 4 Nov", "Tue 3 Nov"])
    #expect(view.cart.method?.id == "post" && view.totals.total == Market.euros(2250))

    var draft = ada.draft
    draft.methodID = "courier"
    view = try ada.shop.checkout(cartID: ada.cart, draft: draft)
    #expect(view.totals.total == Market.euros(2700) && view.cart.method?.id == "courier")
    try ada.put("KETTLE", 3)
    view = try ada.shop.checkout(cartID: ada.cart, draft: draft)
    #expect(view.deliveries.map(\.method.id) == ["courier"], "too heavy for the post")
    draft.address.country = "FR"
    #expect(try ada.shop.checkout(cartID: ada.cart, draft: draft).deliveries.isEmpty)
  }

  @Test func `a discount that costs the free shipping is counted with it`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 3)
    let before = try ada.shop.checkout(cartID: ada.cart, draft: ada.draft)
    #expect(before.totals.total == Market.euros(4350) && before.totals.shippingCharged.isZero)
    _ = try ada.shop.applyCoupon("ONCE", to: ada.cart, country: "IE", email: nil)
    let after = try ada.shop.checkout(cartID: ada.cart, draft: ada.draft)
    #expect(after.totals.total == Market.euros(4300) && after.totals.shippingCharged == Market.euros(450))
    #expect(after.deliveries.map(\.price) == [Market.euros(450), Market.euros(900)])
  }

  @Test func `the address stays for the next order, the note does not`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    var request = try ada.review(method: "courier")
    request.draft.note = "Ring twice"
    #expect(try ada.shop.placeOrder(request).order?.note == "Ring twice")
    let next = try ada.shop.draft(of: ada.cart, country: "IE")
    #expect(next.fullName == "Ada Byron" && next.note.isEmpty && next.methodID == nil)
  }
}

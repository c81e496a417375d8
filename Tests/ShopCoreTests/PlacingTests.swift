import Commerce
import Database
import PlainText
import ShopCore
import Testing

@Suite struct PlacingTests {
  @Test(arguments: [
    ("4242424242424242", CardBrand.visa, "4242"), ("5555555555554444", .mastercard, "4444"),
    ("378282246310005", .amex, "0005"),
  ])
  func `a good card places the order, moves the stock, empties the cart and writes the confirmation`(
    card: String, brand: CardBrand, lastFour: String
  ) throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("BEANS", 2)
    try ada.put("MUG")
    _ = try shop.applyCoupon("welcome-10", to: ada.cart, country: "IE", email: nil).get()

    let order = try #require(try ada.place(card: card).order)

    #expect(order.totals.subtotal == Market.euros(4700))
    #expect(order.totals.discounts.map(\.amount) == [Market.euros(470)])
    #expect(order.totals.total == Market.euros(4230))
    #expect(order.state == .placed && order.paymentState == .succeeded && order.fulfilment == .unfulfilled)
    #expect(order.card == CardSummary(brand: brand, lastFour: lastFour))
    #expect(order.lines.map(\.title) == ["Konga Beans", "Enamel Mug"])
    #expect(order.delivery.label == "Tue 3 – Wed 4 Nov")
    let books = try Books(market, in: shop)
    #expect(books.onHand["BEANS"] == 22 && books.onHand["MUG"] == 9)
    #expect(books.reserved == 0 && books.orders == ["placed": 1] && books.couponUses == 1)
    #expect(books.kept == 4230 && books.charges == 1 && books.messages == ["order_confirmation"])
    let cart = try shop.cart(ada.cart, country: "IE")
    #expect(cart.lines.isEmpty && cart.cart.couponCodes.isEmpty)
    #expect(try shop.orders(of: ada.guest) == [order])
  }

  @Test(arguments: [
    ("4000000000000002", DeclineReason.declined), ("4000000000009995", .insufficientFunds),
    ("4000000000000069", .expiredCard), ("4000000000000127", .incorrectCode), ("4000000000000119", .processingError),
    ("4111111111111111", .declined),
  ])
  func `a refused card charges nothing, gives stock and coupon back and leaves cart and draft as they were`(
    card: String, reason: DeclineReason
  ) throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("BEANS", 2)
    _ = try shop.applyCoupon("ONCE", to: ada.cart, country: "IE", email: nil).get()
    let before = try shop.cart(ada.cart, country: "IE")

    #expect(try ada.place(card: card) == .declined(reason))

    var books = try Books(market, in: shop)
    #expect(books.onHand["BEANS"] == 24 && books.reserved == 0 && books.couponUses == 0)
    #expect(books.kept == 0 && books.charges == 0 && books.messages.isEmpty && books.orders == ["cancelled": 1])
    #expect(try shop.cart(ada.cart, country: "IE").lines == before.lines)
    #expect(try shop.draft(of: ada.cart, country: "IE").fullName == "Ada Byron")
    #expect(try shop.orders(of: ada.guest).isEmpty)
    #expect(try ada.place(card: card) == .declined(reason), "the same key is the same answer")

    #expect(try ada.place(key: "key-2").order?.totals.total == Market.euros(2850))
    books = try Books(market, in: shop)
    #expect(books.charges == 1 && books.onHand["BEANS"] == 22)
  }

  @Test func `an order that costs nothing is placed without a card`() throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("KETTLE")
    _ = try shop.applyCoupon("GIFT", to: ada.cart, country: "IE", email: nil).get()
    _ = try shop.applyCoupon("POSTFREE", to: ada.cart, country: "IE", email: nil).get()
    market.faults.plan(.token, .before, FaultPlan.Killed())

    let order = try #require(try ada.place().order)

    #expect(order.totals.total == Market.euros(0) && order.card == nil)
    #expect(try Books(market, in: shop).charges == 0)
  }

  @Test func `an order needs an address the shop ships to, and something in the cart`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    #expect(throws: OrderFault.emptyCart) { try ada.place() }
    try ada.put("MUG")
    var request = try ada.review()
    request.draft.email = "ada at example"
    request.draft.address.street = " "
    let faults: [CheckoutField: FieldFault] = [.email: .malformed(example: "name@example.com"), .street: .missing]
    #expect(throws: OrderFault.incomplete(faults)) { try ada.shop.placeOrder(request) }
    request = try ada.review()
    request.draft.address = PostalAddress(country: "FR", street: "1 rue", postalCode: "75001", city: "Paris")
    #expect(throws: OrderFault.incomplete([.country: .notServed])) { try ada.shop.placeOrder(request) }
    #expect(throws: CartFault.notFound) {
      let eve = try Shopper(ada.shop)
      var theft = try ada.review()
      theft.guestID = eve.guest
      _ = try ada.shop.placeOrder(theft)
    }
    #expect(try Books(market, in: ada.shop).orders.isEmpty)
  }

  @Test func `an order keeps what it was although the catalogue changes`() throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("MUG")
    let placed = try #require(try ada.place().order)
    try market.importing(
      Market.products(changing: "mug") {
        $0.title = "Another Mug"
        $0.variants[0].price = Market.euros(99)
        return true
      })
    #expect(try shop.orders(of: ada.guest) == [placed])
    #expect(throws: DatabaseFailure.self) {
      try shop.ledger.write { try $0.execute("UPDATE orders SET json = '{}'") }
    }
    #expect(throws: DatabaseFailure.self) {
      try shop.ledger.write { try $0.execute("UPDATE orders SET state = 'pending_payment', paid_at = NULL") }
    }
  }

  @Test func `the confirmation says what was bought, what it cost, where it goes and when it arrives`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG", 2)
    let number = try #require(try ada.place().order?.number)
    let row = try ada.shop.ledger.read { try $0.row("SELECT * FROM outbox") }
    #expect(row?.string("recipient") == "ada@example.com" && row?.string("message_id") == number + ".confirmation")
    #expect(row?.string("subject") == "Your order " + number)
    #expect(
      row?.string("body") == """
        Thank you for your order \(number).

        2 × Enamel Mug: €36.00

        Subtotal: €36.00
        Shipping, Post: €4.50
        VAT (included): €7.57
        Total: €40.50
        Paid by card ending in 4242

        Arrives: Tue 3 – Wed 4 Nov

        Ada Byron
        1 Harbour Lane
        D04 V4X7 Dublin
        IE

        To look your order up you need its number and this e-mail address.
        Harbour Lane Coffee
        """)
  }
}

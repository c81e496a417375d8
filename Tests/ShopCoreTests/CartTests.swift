import Commerce
import Database
import PlainText
import ShopCore
import Testing

@Suite struct CartTests {
  @Test func `a cart is priced with shipping, tax, discount and a day of arrival`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    let view = try ada.put("MUG").view
    #expect(view.lines.map(\.title) == ["Konga Beans", "Enamel Mug"])
    #expect(view.lines.map(\.available) == [24, 10])
    #expect(view.totals.subtotal == Market.euros(4700) && view.totals.total == Market.euros(4700))
    #expect(view.totals.taxes.map(\.amount) == [Market.euros(337)])
    #expect(view.method?.id == "post" && view.totals.shippingCharged.isZero)
    #expect(view.delivery?.label == "Tue 3 – Wed 4 Nov")
    let abroad = try ada.shop.cart(ada.cart, country: "FR")
    #expect(abroad.method == nil && abroad.delivery == nil && abroad.totals.shipping == nil)
  }

  @Test(
    arguments: [
      // sku, in the cart, wanted, added, limited to
      ("BEANS", 0, 5, 5, nil), ("BEANS", 20, 10, 4, 24), ("BEANS", 24, 1, 0, 24), ("LAST", 0, 2, 1, 1),
      ("GONE", 0, 1, 0, 0), ("BEANS", 0, 0, 0, nil), ("BEANS", 2, -5, 0, nil), ("BEANS", 0, Int.max, 24, 24),
    ] as [(String, Int, Int, Int, Int?)])
  func `adding adds what is available`(sku: String, before: Int, wanted: Int, added: Int, limit: Int?) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    if before > 0 { try ada.put(sku, before) }
    let outcome = try ada.put(sku, wanted)
    #expect(outcome.added == added && outcome.limitedTo == limit)
    #expect(outcome.view.cart.unitCount == before + added)
  }

  @Test(
    arguments: [
      ("BEANS", 3, 7, 7, nil), ("BEANS", 3, 30, 24, 24), ("BEANS", 3, 1, 1, nil), ("BEANS", 3, 0, 0, nil),
      ("BEANS", 3, -1, 0, nil),
    ] as [(String, Int, Int, Int, Int?)])
  func `setting a number sets what is available`(sku: String, before: Int, wanted: Int, after: Int, limit: Int?) throws
  {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put(sku, before)
    let outcome = try ada.shop.setQuantity(wanted, of: sku, in: ada.cart, country: "IE")
    #expect(outcome.view.cart.unitCount == after && outcome.added == after - before && outcome.limitedTo == limit)
  }

  @Test func `a SKU that the catalogue does not have cannot be added`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    #expect(throws: CartFault.vanished) { try ada.put("NOSUCH") }
    #expect(throws: CartFault.notFound) { try ada.shop.add(sku: "MUG", quantity: 1, to: 999, country: "IE") }
    #expect(throws: CartFault.notFound) { try ada.shop.cart(999, country: "IE") }
  }

  @Test func `a line that was taken out comes back into its place`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    for sku in ["BEANS", "MUG", "KETTLE"] { try ada.put(sku) }
    let line = try ada.shop.cart(ada.cart, country: "IE").lines[1].line
    let without = try ada.shop.remove("MUG", from: ada.cart, country: "IE")
    #expect(without.lines.map(\.line.sku) == ["BEANS", "KETTLE"])
    let undone = try ada.shop.restore(line, at: 1, in: ada.cart, country: "IE")
    #expect(undone.lines.map(\.line.sku) == ["BEANS", "MUG", "KETTLE"])
    let twice = try ada.shop.restore(line, at: 99, in: ada.cart, country: "IE")
    #expect(twice.lines.map(\.line.sku) == ["BEANS", "KETTLE", "MUG"], "a SKU has one line")
  }

  @Test func `what is saved for later stands last, is not paid for and can be taken back`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    for sku in ["BEANS", "MUG", "KETTLE"] { try ada.put(sku) }
    let saved = try ada.shop.saveForLater(true, sku: "BEANS", in: ada.cart, country: "IE")
    #expect(saved.lines.map(\.line.sku) == ["MUG", "KETTLE", "BEANS"])
    #expect(saved.totals.subtotal == Market.euros(20700) && saved.cart.unitCount == 2)
    let back = try ada.shop.saveForLater(false, sku: "BEANS", in: ada.cart, country: "IE")
    #expect(back.lines.map(\.line.sku) == ["MUG", "KETTLE", "BEANS"] && back.cart.unitCount == 3)
    _ = try ada.shop.saveForLater(true, sku: "MUG", in: ada.cart, country: "IE")
    let added = try ada.put("MUG", 2)
    #expect(added.view.lines.map(\.line.sku) == ["KETTLE", "BEANS", "MUG"] && added.added == 2)
  }

  @Test func `prices that changed and products that vanished are shown until they are accepted`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    for sku in ["BEANS", "MUG"] { try ada.put(sku) }
    try market.importing(
      Market.products(changing: "mug") {
        $0.variants[0].price = Market.euros(1900)
        return true
      }.filter { $0.slug != "beans" })
    let view = try ada.shop.cart(ada.cart, country: "IE")
    #expect(view.lines.map(\.isVanished) == [true, false] && view.lines.map(\.isRepriced) == [false, true])
    #expect(view.lines[0].title == "Konga Beans" && view.lines[0].unitPrice == Market.euros(1450))
    #expect(view.lines[0].slug == "beans" && view.lines[0].isShort)
    #expect(view.totals.subtotal == Market.euros(1900), "what has vanished is not paid for")
    #expect(try ada.shop.setQuantity(5, of: "BEANS", in: ada.cart, country: "IE").limitedTo == 0)
    let accepted = try ada.shop.acceptPrices(in: ada.cart, country: "IE")
    #expect(accepted.lines.map(\.line.sku) == ["MUG"] && accepted.lines[0].line.seenPrice == Market.euros(1900))
  }

  @Test func `a cart survives reopening, and a crash of another that was writing`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS", 2)
    _ = try ada.shop.saveForLater(true, sku: "BEANS", in: ada.cart, country: "IE")
    try ada.put("MUG", 3)
    let before = try ada.shop.cart(ada.cart, country: "IE")
    #expect(throws: FaultPlan.Killed.self) {
      try ada.shop.ledger.write { writer in
        try writer.execute("DELETE FROM cart_line")
        throw FaultPlan.Killed()
      }
    }
    ada.shop.close()
    let shop = try market.open()
    #expect(try shop.cart(shop.enter(token: ada.token).cartID, country: "IE") == before)
  }

  @Test func `many windows that add to one cart lose nothing`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let shops = try (0..<4).map { _ in try market.open() }
    let outcomes = try inThreads(20) {
      try shops[$0 % 4].add(sku: "BEANS", quantity: 1, to: ada.cart, country: "IE").added
    }
    #expect(outcomes.reduce(0, +) == 20)
    #expect(try ada.shop.cart(ada.cart, country: "IE").cart.unitCount == 20)
  }

  @Test func `a cart holds two hundred different things`() throws {
    let products = (0...200).map {
      Market.product("p-\($0)", "P \($0)", sku: "P-\($0)", cents: 100, stock: 5, grams: 1)
    }
    let market = try Market(products: products)
    let ada = try Shopper(try market.open())
    try ada.put("P-0")
    // The rest at once: each change writes the whole cart.
    try ada.shop.ledger.write { writer in
      try writer.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
        INSERT INTO cart_line SELECT \(ada.cart), 'P-' || i, i, 1, 100, 'EUR', 2, 0, 'p', 'P', '' FROM n
        """)
    }
    #expect(throws: CartFault.full(limit: 200)) { try ada.put("P-200") }
    #expect(try ada.put("P-0").added == 1)
    #expect(try ada.shop.cart(ada.cart, country: "IE").totals.subtotal == Market.euros(20_100))
  }
}

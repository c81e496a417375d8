import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// The cart: what is in it, what it costs, what changed meanwhile.
@Suite struct CartJourneyTests {
  private static func full(_ size: Size) throws -> ShopDriver {
    try ShopDriver.corner(size).put("Breakfast Tea", "Green Tea", "Few Spoons").press("c")
  }

  private static func skus(_ driver: ShopDriver) -> [String] {
    driver.state.shared.cart?.cart.lines.map { $0.sku + ($0.isSavedForLater ? " saved" : "") } ?? []
  }

  // Could go wrong: the line comes back at the end, with another number or price; the cursor is lost; the bar's sum lags.
  @Test(arguments: ShopDriver.sizes)
  func `lines are counted up and down, removed and put back where they were`(_ size: Size) throws {
    let driver = try Self.full(size)
    defer { driver.close() }
    driver.select("Green Tea").press("+", "+", "-").sees("2 × €12.00", "2× €24.00", any: true).isWhole()
    driver.sees("Cart 4 €39.00").press("x").sees("Removed. u puts it back.", "Cart 2 €15.00").isOn("Few Spoons")
    #expect(Self.skus(driver) == ["TEA", "SPOONS"])
    driver.press("u").sees("Cart 4 €39.00").isWhole()
    #expect(Self.skus(driver) == ["TEA", "GREEN-TEA", "SPOONS"])
    #expect(driver.state.shared.cart?.cart.lines.map(\.quantity) == [1, 2, 1])
    driver.press("u").sees("Nothing to put back")
    driver.select("Few Spoons").press("+", times: 4).sees("Only 3 can be had")
    #expect(driver.state.shared.cart?.cart.lines.map(\.quantity) == [1, 2, 3])
    // One less than one is none, and that can be taken back too.
    driver.select("Breakfast Tea").press("-")
    #expect(Self.skus(driver) == ["GREEN-TEA", "SPOONS"])
    driver.press("u")
    #expect(Self.skus(driver) == ["TEA", "GREEN-TEA", "SPOONS"])
  }

  @Test(arguments: ShopDriver.sizes)
  func `a line is saved for later and brought back`(_ size: Size) throws {
    let driver = try Self.full(size)
    defer { driver.close() }
    driver.select("Green Tea").press("s").sees("Saved for later", "Cart 2 €15.00").isWhole()
    #expect(Self.skus(driver) == ["TEA", "SPOONS", "GREEN-TEA saved"])
    driver.select("Green Tea").press("+").press("s").doesNotSee("Saved for later").sees("Cart 3 €27.00")
    #expect(Self.skus(driver) == ["TEA", "SPOONS", "GREEN-TEA"])
  }

  // Could go wrong: saved lines count as bought, and an empty order is placed.
  @Test func `a cart of saved lines alone cannot be checked out`() throws {
    let driver = try ShopDriver.corner().put("Breakfast Tea").press("c", "s").sees("Saved for later", "Cart empty")
    defer { driver.close() }
    driver.press("o").isWhole()
    #expect(driver.checkout == nil)
  }

  // Could go wrong: the explanation adds up to something else than what is paid.
  @Test(arguments: [nil, "ten", "ship", "once"] as [String?])
  func `the explanation adds up to the total`(_ coupon: String?) throws {
    let driver = try Self.full(Size(80, 40))
    defer { driver.close() }
    driver.select("Green Tea").press("+")
    if let coupon { driver.press("p").type(coupon).press("Enter") }
    driver.press("e").sees("How the total arises").isWhole()
    // The last amount of a row in the box.
    func amounts(_ label: String) -> [Int] {
      driver.lines.filter { $0.contains("│") && $0.contains(label) }.compactMap { ShopDriver.cents(in: $0).last }
    }
    #expect(amounts(" × ") == [1000, 2400, 500], "\(driver.framed)")
    #expect(amounts("Subtotal") == [3900])
    let discount = amounts(")").filter { $0 < 0 }
    #expect(discount == ["ten": [-390], "ship": [-450], "once": [-100]][coupon ?? ""] ?? [], "\(driver.framed)")
    let total = 3900 + discount.reduce(0, +) + (amounts(" Shipping ").first ?? 0)
    #expect(amounts(" Total ") == [total], "\(driver.framed)")
    #expect(driver.state.shared.cart?.totals.total.minorUnits == total)
    driver.press("Esc").goToReview().press("Enter").sees("Thank you")
    #expect(try driver.charges() == [total])
  }

  @Test func `tax on top is in the explanation and in the total`() throws {
    let driver = try ShopDriver(.outfitter, size: Size(80, 40))
    defer { driver.close() }
    driver.press("/").type("canister stove").press("Enter", "Enter", "a", "c", "o")
    driver.type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter").type("1 Main St").press("Enter")
    driver.type("San Francisco").press("Enter", "Enter").type("94103").press("Enter").sees("[2 Delivery]")
    driver.press("Enter").type(CardJourneyTests.good).press("Enter").sees("[4 Review]", "Sales tax 7.25 %")
    let amounts = ["Subtotal", "Shipping: ", "Sales tax"].flatMap { driver.amountsInDollars(after: $0).suffix(1) }
    let total = amounts.reduce(0, +)
    #expect(amounts.count == 3)
    #expect(driver.amountsInDollars(after: "  Total") == [total])
    driver.press("e").sees("Tax comes on top of prices").press("Esc", "Enter").sees("Thank you")
    #expect(try driver.charges() == [total])
  }

  // Could go wrong: it says rose for fell; the consent takes another price; the line cannot be told from the others.
  @Test(arguments: ShopDriver.sizes)
  func `changed prices and vanished products are explained and accepted`(_ size: Size) throws {
    let driver = try Self.full(size)
    defer { driver.close() }
    try CornerShop.importAnew(into: driver.folder) { products in
      products[0].variants[0].price = CornerShop.euro(1300)
      products[1].variants[0].price = CornerShop.euro(900)
      products.removeAll { $0.slug == "spoons" }
    }
    driver.press("Esc", "c").isWhole()
    driver.sees("The price rose from €10.00 to €13.00", "The price fell from €12.00 to €9.00", "No longer sold")
    driver.sees("Cart 3 €22.00", "Cart 2 €22.00", any: true)
    driver.press("y").doesNotSee("The price", "No longer sold").sees("Cart 2 €22.00").isWhole()
    #expect(Self.skus(driver) == ["TEA", "GREEN-TEA"])
    driver.goToReview().press("Enter").sees("Thank you")
    #expect(try driver.charges() == [2650])
  }

  @Test(arguments: ShopDriver.sizes)
  func `an empty cart says where to go, and that leads there`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("c").sees("Your cart is empty").isWhole().press("o").sees("The cart is empty").press(
      "e", "x", "s", "-")
    driver.press("Esc").press("c", "Enter").sees("11 products")
  }

  // Could go wrong: what is to be known before any field is asked is cut off.
  @Test(arguments: ShopDriver.sizes)
  func `total and arrival stand in full before the checkout`(_ size: Size) throws {
    let driver = try Self.full(size)
    defer { driver.close() }
    var text = ""
    for _ in 0..<20 {
      text += driver.lines.dropFirst(2).dropLast().map { size.columns == 120 ? String($0.dropFirst(70)) : $0 }.joined(
        separator: " ")
      driver.press("Down").isWhole()
    }
    let words = text.split { $0.isWhitespace || $0 == "▸" }.joined(separator: " ")
    #expect(words.contains("Arrives Tue 24 – Wed 25 Nov in Ireland; n changes country"), "\(driver.framed)")
    #expect(words.contains("Total €31.50"))
    #expect(!words.contains("…") || size.columns == 40)
  }
}

extension ShopDriver {
  fileprivate func amountsInDollars(after label: String) -> [Int] {
    lines.filter { $0.contains(label) }.flatMap { line in
      line.matches(of: /\$([0-9]+)\.([0-9]{2})/).map { (Int($0.1) ?? 0) * 100 + (Int($0.2) ?? 0) }
    }
  }
}

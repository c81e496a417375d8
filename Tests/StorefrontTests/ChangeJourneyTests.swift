import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// The shop moves on while somebody is buying: stock, prices, products, coupons.
@Suite struct ChangeJourneyTests {
  // Could go wrong: it is sold twice; the shopper pays for nothing; the reason is off the screen of a small window; the
  // way out is not told.
  @Test(arguments: ShopDriver.sizes)
  func `the last one is bought by somebody else during the checkout`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    driver.put("Last Lamp").goToReview()
    other.put("Last Lamp").goToReview().press("Enter").sees("Thank you")
    driver.press("Enter").sees("Last Lamp has just sold out", "Not placed, nothing was charged").isOn("Last Lamp")
      .isWhole()
    #expect(try driver.charges() == [3450])
    #expect(try driver.orders().isEmpty)
    // The cursor is on the cause: Enter goes to where it can be mended.
    driver.press("Enter").sees("Sold out just now").press("x").sees("Your cart is empty")
  }

  @Test(arguments: ShopDriver.sizes)
  func `fewer are left than wanted, and with as many as there are the order goes through`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    driver.open("Few Spoons").press("+", "+", "a").goToReview()
    other.open("Few Spoons").press("+", "a").goToReview().press("Enter").sees("Thank you")
    driver.press("Enter").isOn("Only 1 of Few Spoons left").isWhole()
    driver.press("c").sees("Only 1 left").press("Home", "-").sees("1 × €5.00", "1× €5.00", any: true)
    driver.press("o").sees("[4 Review]").press("End", "Enter").sees("Thank you")
    #expect(try driver.charges() == [1450, 950])
  }

  // Could go wrong: a vanished product is charged, or cannot be got rid of.
  @Test(arguments: ShopDriver.sizes)
  func `a product that vanishes is told by name, accepted, and the rest is bought`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea", "Green Tea").goToReview()
    try CornerShop.importAnew(into: driver.folder) { products in products.removeAll { $0.slug == "tea" } }
    driver.press("Enter").isOn("Breakfast Tea is no longer sold").isWhole()
    #expect(try driver.charges().isEmpty)
    driver.press("Enter").sees("No longer sold").press("y").doesNotSee("Breakfast Tea, ", "No longer sold")
    driver.press("o", "End", "Enter", "Enter").type(CardJourneyTests.good).press("Enter", "Enter").sees("Thank you")
    #expect(try driver.charges() == [1650])
  }

  // Could go wrong: the dearer price is taken without asking, or the consent is given by a second press of the same
  // Enter, before the new price was on the screen.
  @Test(arguments: ShopDriver.sizes)
  func `a price that rose needs consent`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview()
    try CornerShop.importAnew(into: driver.folder) { $0[0].variants[0].price = CornerShop.euro(1300) }
    driver.pressAtOnce([.enter, .enter]).sees("If you agree: End, then Enter")
    #expect(try driver.charges().isEmpty)
    #expect(driver.words.contains("Breakfast Tea now costs €13.00, not €10.00"), "\(driver.framed)")
    driver.press("End").isOn("Place the order and pay €17.50").isWhole().press("Enter").sees("Thank you")
    #expect(try driver.charges() == [1750])
    #expect(try driver.orders().first?.lines.map(\.unitPrice) == [CornerShop.euro(1300)])
  }

  @Test func `a price that fell is passed on without a question`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview()
    try CornerShop.importAnew(into: driver.folder) { $0[0].variants[0].price = CornerShop.euro(700) }
    driver.press("Enter").sees("Thank you", "€11.50")
    #expect(try driver.charges() == [1150])
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let code: String
    let sentence: String
    var testDescription: String { code }
  }

  static let refusals = [
    Refusal(code: "nope", sentence: "NOPE is not one of our codes. Check the spelling."),
    Refusal(code: "OLD", sentence: "OLD ended on Sat 31 Oct."),
    Refusal(code: "soon", sentence: "SOON counts from Tue 1 Dec on."),
    Refusal(code: "BIG", sentence: "BIG needs €200.00 in the cart: €190.00 are missing."),
    Refusal(code: "ONCE", sentence: "ONCE has been used up."),
    Refusal(code: "MINE", sentence: "MINE was used with this e-mail address before."),
    Refusal(code: "ten", sentence: "TEN is on the cart already."),
    Refusal(code: "CENT", sentence: "CENT does not combine with TEN, which saves you more."),
  ]

  // Could go wrong: a wrong reason; what was typed is lost; the field cannot be left; the total changes all the same.
  @Test(arguments: refusals, [Size(40, 12), Size(80, 24)])
  func `a coupon that does not count says why and can be mended`(_ refusal: Refusal, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    switch refusal.code {
    case "ONCE": other.put("Green Tea").press("c", "p").type("once").press("Enter").goToReview().press("Enter")
    case "MINE":
      driver.put("Green Tea").press("c", "p").type("mine").press("Enter").goToReview().press("Enter").sees("Thank you")
    case "ten", "CENT": driver.put("Breakfast Tea").press("c", "p").type("TEN").press("Enter")
    default: break
    }
    if driver.state.shared.cart?.cart.unitCount == 0 { driver.put("Breakfast Tea") }
    driver.press("c")
    let total = driver.state.shared.cart?.totals.total
    driver.press("p").type(refusal.code).press("Enter").isWhole()
    #expect(driver.words.contains(refusal.sentence), "\(driver.framed)")
    driver.isOn(refusal.code)
    #expect(driver.state.shared.cart?.totals.total == total)
    driver.press("Ctrl+U").type("ship").press("Enter").sees("Free shipping")
    #expect(driver.state.layers.isEmpty)
  }

  // Could go wrong: the discount is shown and not charged, or charged and not shown; the column does not add up.
  @Test(arguments: ShopDriver.sizes)
  func `a coupon is in every total on the way to the order`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").press("c", "p").type("ten").press("Enter")
    let discount = "A tenth off (TEN)"
    #expect(driver.amounts(after: discount) == [-100], "\(driver.framed)")
    #expect(driver.amounts(after: "Subtotal") == [1000])
    #expect(driver.amounts(after: "  Total") == [1350])
    driver.goToReview().isOn("pay €13.50")
    for _ in 0..<30 where !driver.screen.contains(discount) { driver.press("Up") }
    #expect(driver.amounts(after: discount) == [-100], "\(driver.framed)")
    driver.press("End", "Enter").sees("Thank you")
    #expect(try driver.charges() == [1350])
    for _ in 0..<30 where !driver.screen.contains(discount) { driver.press("Down") }
    #expect(driver.amounts(after: discount) == [-100], "\(driver.framed)")
  }

  @Test func `a coupon is taken off again`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").press("c", "p").type("ten").press("Enter").sees("TEN")
    driver.press("p").sees("- takes TEN off").type("-").press("Enter").doesNotSee("TEN)")
    #expect(driver.amounts(after: "  Total") == [1450])
  }

  // Could go wrong: the discount that is gone is charged as if it counted, or the shopper pays more without a word.
  @Test(arguments: ShopDriver.sizes)
  func `a coupon that is used up during the checkout asks again`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    driver.put("Breakfast Tea").press("c", "p").type("once").press("Enter").goToReview().isOn("€13.50")
    other.put("Green Tea").press("c", "p").type("once").press("Enter").goToReview().press("Enter").sees("Thank you")
    driver.press("Enter").sees("ONCE has been used up").isWhole()
    #expect(try driver.charges() == [1550])
    driver.press("End").isOn("pay €14.50").press("Enter").sees("Thank you")
    #expect(try driver.charges() == [1550, 1450])
  }

  struct Basket: CustomTestStringConvertible, Sendable {
    let teas: Int
    var coupon: String?
    /// Cents to free shipping; nil when it is free.
    let missing: Int?
    let total: Int
    var testDescription: String { "\(teas) teas\(coupon.map { " with \($0)" } ?? "")" }
  }

  // Could go wrong: the distance goes by the sum before the discount; it is told when shipping is free already.
  @Test(arguments: [
    Basket(teas: 1, missing: 3000, total: 1450), Basket(teas: 3, missing: 1000, total: 3450),
    Basket(teas: 4, missing: nil, total: 4000), Basket(teas: 4, coupon: "ten", missing: 400, total: 4050),
    Basket(teas: 5, coupon: "ten", missing: nil, total: 4500),
    Basket(teas: 1, coupon: "ship", missing: nil, total: 1000),
  ])
  func `the cart tells how far free shipping is`(_ basket: Basket) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.open("Breakfast Tea")
    for _ in 1..<basket.teas { driver.press("+") }
    driver.press("a", "c")
    if let coupon = basket.coupon { driver.press("p").type(coupon).press("Enter") }
    driver.press("Home")
    #expect(
      driver.amounts(after: "more and shipping is free") == (basket.missing.map { [$0] } ?? []), "\(driver.framed)")
    #expect(driver.amounts(after: "  Total") == [basket.total])
  }
}

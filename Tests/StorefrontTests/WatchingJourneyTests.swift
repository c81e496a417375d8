import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: an old number stays on the screen; it changes silently while a finger is on Enter; the place is lost
// when the list moves; a lost ring is never made good; a shop in which nothing happens draws all the same.
@Suite struct WatchingJourneyTests {
  /// Two in the corner shop, both known to it: a ring finds the first.
  private func two(_ size: Size = Size(80, 24)) throws -> (ada: ShopDriver, other: ShopDriver) {
    let ada = try ShopDriver.corner(size)
    ada.advance(seconds: 1)
    return (ada, try ada.anotherGuest())
  }

  @Test(arguments: ShopDriver.sizes)
  func `stock drops on the page of the product that is looked at`(_ size: Size) throws {
    let (ada, other) = try two(size)
    defer { ada.close() }
    defer { other.close() }
    ada.open("Few Spoons").press("+", "+")
    other.open("Few Spoons").press("+", "a").goToReview().press("Enter").sees("Thank you")
    ada.settle().advance(seconds: 1).sees("Only 1 left now.").isWhole()
    // More than there is cannot be asked for any more.
    ada.press("a").sees("1 × Few Spoons", "Cart 1", any: true)
    other.press("Esc").put("Few Spoons").press("c", "o", "End", "Enter", "Enter").type(CardJourneyTests.good)
      .press("Enter", "Enter").sees("Thank you")
    ada.settle().advance(seconds: 1).sees("Just sold out").isWhole()
    #expect(ada.crumb.contains("Few Spoons"))
  }

  @Test func `what was held for a payment that failed comes back to whoever looks`() throws {
    let (ada, other) = try two()
    defer { ada.close() }
    defer { other.close() }
    ada.open("Last Lamp")
    other.put("Last Lamp").goToReview(card: "40000025000031551234123").press("Enter").sees("bank")
    ada.settle().advance(seconds: 1).sees("Just sold out")
    other.press("n").sees("nothing was charged", any: true)
    ada.settle().advance(seconds: 1).sees("Back in stock.")
  }

  @Test(arguments: ShopDriver.sizes)
  func `a new price and a new choice appear around the chosen variant`(_ size: Size) throws {
    let (ada, other) = try two(size)
    defer { ada.close() }
    defer { other.close() }
    ada.open("Speckled Cup").press("Right")
    let chosen = try #require(ada.variant)
    try CornerShop.importAnew(into: ada.folder) { products in
      let cup = products.firstIndex { $0.slug == "cup" } ?? 0
      let index = products[cup].variants.firstIndex { $0.sku == chosen.sku } ?? 0
      products[cup].variants[index].price = CornerShop.euro(4321)
      // The values stand in another order now.
      for option in products[cup].options.indices { products[cup].options[option].values.reverse() }
    }
    ada.settle().sees("€43.21", "has just changed").isWhole()
    #expect(ada.variant?.sku == chosen.sku)
  }

  @Test func `a product that leaves the shop says so on its page`() throws {
    let (ada, other) = try two()
    defer { ada.close() }
    defer { other.close() }
    ada.open("Green Tea")
    try CornerShop.importAnew(into: ada.folder) { $0.removeAll { $0.slug == "green-tea" } }
    ada.settle().sees("no longer in the shop").press("Esc").doesNotSee("no longer in the shop")
  }

  @Test(arguments: ShopDriver.sizes)
  func `a list keeps its selected product, in its row where it scrolls, when others come in front of it`(_ size: Size)
    throws
  {
    let (ada, other) = try two(size)
    defer { ada.close() }
    defer { other.close() }
    ada.press("b", "Down", "Down", "Down", "Down")
    ada.isOn("Green Tea")
    let row = ada.terminal.frame?.cursor?.row
    try CornerShop.importAnew(into: ada.folder) { products in
      for number in 0..<2 {
        var product = products[0]
        product.slug = "first-\(number)"
        product.title = "Aaa \(number)"
        product.variants[0].sku = "FIRST-\(number)"
        product.isFeatured = true
        products.append(product)
      }
    }
    ada.settle()
    ada.isOn("Green Tea")
    if size.rows == 12 { #expect(ada.terminal.frame?.cursor?.row == row, "\(ada.framed)") }
    ada.press("Home").sees("Aaa 0")
  }

  @Test(arguments: ShopDriver.sizes)
  func `a price that rises under the review cannot be agreed to by an Enter that was on its way`(_ size: Size) throws {
    let (ada, other) = try two(size)
    defer { ada.close() }
    defer { other.close() }
    ada.put("Breakfast Tea").goToReview()
    try CornerShop.importAnew(into: ada.folder) { $0[0].variants[0].price = CornerShop.euro(1300) }
    ada.settle()
    #expect(ada.words.contains("The total is now €17.50, not €14.50"), "\(ada.framed)")
    ada.isWhole().press("Enter")
    #expect(try ada.charges().isEmpty)
  }

  @Test func `the cart tells what has changed, and stays on its line`() throws {
    let (ada, other) = try two()
    defer { ada.close() }
    defer { other.close() }
    ada.put("Breakfast Tea", "Few Spoons", "Iron Kettle").press("c", "Down")
    #expect(ada.focusedLine.contains("Few Spoons"))
    try CornerShop.importAnew(into: ada.folder) { $0[0].variants[0].price = CornerShop.euro(1300) }
    ada.settle().sees("Breakfast Tea: The price rose from €10.00 to €13.00").isOn("Few Spoons")
    other.open("Few Spoons").press("+", "+", "a").goToReview().press("Enter").sees("Thank you")
    ada.settle().advance(seconds: 1).sees("Few Spoons: Sold out just now").isOn("Few Spoons")
  }

  @Test func `a ring that was lost is made good within half a minute`() throws {
    let ada = try ShopDriver(folder: try CornerShop.freshFolder(), hasBell: false)
    let other = try ada.anotherGuest()
    defer { ada.close() }
    defer { other.close() }
    ada.advance(seconds: 1).open("Last Lamp")
    other.put("Last Lamp").goToReview().press("Enter").sees("Thank you")
    ada.settle().doesNotSee("Just sold out")
    ada.advance(seconds: 30).sees("Just sold out")
    try CornerShop.importAnew(into: ada.folder) { $0.removeAll { $0.slug == "lamp" } }
    ada.advance(seconds: 30).sees("no longer in the shop")
  }

  @Test func `the shop's own words are renewed while it is open`() throws {
    let (ada, other) = try two()
    defer { ada.close() }
    defer { other.close() }
    try CornerShop.importAnew(into: ada.folder) { _ in
    } rules: { profile in
      profile.name = "Corner Store"
      profile.policies[1].body = "90 days."
    }
    ada.settle().sees("Corner Store").press("i").sees("Returns").press("Down", "Down", "Down", "Enter").sees("90 days.")
  }

  @Test(arguments: ["~", "b", "c", "i", "Few Spoons", "review"])
  func `a shop in which nothing happens shows the same after each look`(_ place: String) throws {
    let (ada, other) = try two()
    defer { ada.close() }
    defer { other.close() }
    switch place {
    case "Few Spoons": ada.open(place)
    case "review": ada.put("Breakfast Tea").goToReview()
    default: ada.press(place, "Down")
    }
    let before = ada.terminal.frame
    ada.advance(seconds: 31)
    #expect(ada.terminal.frame == before, "\(ada.framed)")
  }
}

extension ShopDriver {
  /// The variant chosen on the product page.
  fileprivate var variant: Variant? {
    if case .product(let page) = state.page { page.variant } else { nil }
  }
}

import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Several carts, and carts that move from one machine to another.
@Suite struct NamedCartJourneyTests {
  // Could go wrong: the new cart takes the other's lines; the wrong one is renamed or deleted; the one in use goes.
  @Test(arguments: ShopDriver.sizes)
  func `carts are made, named, switched and deleted`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").press("C").isOn("Cart (in use)").press("a").type("Birthday").press("Enter")
    driver.sees("Birthday", "Your cart is empty").isWhole().put("Green Tea")
    driver.press("C").select("Birthday").press("m").isOn("Birthday").press("Ctrl+U").type("Party").press("Enter")
    driver.doesNotSee("Birthday").sees("Party (in use)")
    driver.select("Cart").press("Enter").sees("Breakfast Tea", "Cart 1 €10.00").doesNotSee("Green Tea")
    driver.press("C").select("(in use)").press("x").sees("This is the cart in use").select("Party").press("x")
    driver.sees("Delete the cart “Party”", "y does it, n leaves it").isWhole().press("n").sees("Party")
    driver.press("x", "y").doesNotSee("Party")
    #expect(try driver.shop.carts(of: driver.state.shared.guest).map(\.name) == ["Cart"])
    driver.press("c").sees("Breakfast Tea")
  }

  // Could go wrong: after the next start another cart is in use.
  @Test func `the cart in use is the one at the next visit`() throws {
    let first = try ShopDriver.corner().put("Breakfast Tea").press("C", "a").type("Gifts").press("Enter")
    first.sees("Your cart is empty").put("Green Tea")
    let driver = try first.leaveAndComeBack()
    defer { driver.close() }
    driver.sees("Gifts: 1 item").press("c").sees("Green Tea").doesNotSee("Breakfast Tea")
  }

  // Could go wrong: a cart that is gone stays on the screen, and every key says that something did not work.
  @Test(arguments: ["c", "a", "+"])
  func `a cart that was deleted in another window leads to those that are left`(_ key: String) throws {
    let driver = try ShopDriver.corner().put("Breakfast Tea")
    let window = try ShopDriver(folder: driver.folder, token: driver.token, clock: driver.clock, seed: 5)
    defer { driver.close() }
    defer { window.close() }
    if key == "+" { driver.press("c") }
    window.press("C", "a").type("Other").press("Enter", "C").select("Cart,").press("x", "y").doesNotSee("Cart,")
    driver.press(key).sees("That cart was deleted elsewhere", "Your carts", "Cart empty").isOn("Other").isWhole()
    driver.press("Enter").sees("Cart: Other", "Your cart is empty").put("Green Tea").sees("Cart 1 €12.00")
  }

  private static func code(_ driver: ShopDriver) throws -> String {
    let match = try #require(driver.screen.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/), "\(driver.framed)")
    return String(match.0)
  }

  // Could go wrong: the code is cut off; its end is not told; a typed one is refused for its case or dashes; lines are
  // doubled; the other guest's cart is emptied.
  @Test(arguments: ShopDriver.sizes)
  func `a resume code brings a cart to another guest, as the union of both`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    let other = try driver.anotherGuest(size: size)
    defer { driver.close() }
    defer { other.close() }
    driver.open("Breakfast Tea").press("+", "a").put("Green Tea").press("c", "w").isWhole()
    let code = try Self.code(driver)
    #expect(driver.words.contains("It works until Fri 22 Jan"), "\(driver.framed)")
    #expect(driver.words.contains("Whoever has the code has the cart."))
    driver.press("Esc")

    other.put("Breakfast Tea", "Few Spoons").press("C", "e")
    other.type(code.lowercased().replacing("-", with: " ").replacing("0", with: "o")).press("Enter")
    other.sees("Breakfast Tea", "Green Tea", "Few Spoons").sees("2 lines came along", "Your cart is here", any: true)
    let lines = other.state.shared.cart?.cart.lines.map { "\($0.sku) \($0.quantity)" }
    #expect(lines == ["TEA 2", "SPOONS 1", "GREEN-TEA 1"])
    // Doing it again changes nothing, and the first guest keeps what they had.
    other.press("C", "e").type(code).press("Enter")
    #expect(other.state.shared.cart?.cart.lines.map { "\($0.sku) \($0.quantity)" } == lines)
    driver.press("Esc", "c").sees("Cart 3 €32.00")
  }

  // Could go wrong: what somebody is about to buy changes under their hands.
  @Test func `a cart in the checkout wins over one that is only browsed`() throws {
    let driver = try ShopDriver.corner()
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    driver.put("Breakfast Tea").press("c", "o").type("ada@example.test").press("Esc", "w")
    let code = try Self.code(driver)
    other.put("Few Spoons").press("C", "e").type(code).press("Enter").sees("Saved for later")
    #expect(
      other.state.shared.cart?.cart.lines.map { $0.sku + ($0.isSavedForLater ? " saved" : "") } == [
        "TEA", "SPOONS saved",
      ])
  }

  @Test(arguments: ["AAAA-BBBB-CCCC", "x", "../../etc", "0000-0000-0000"])
  func `an unknown code says so and changes nothing`(_ code: String) throws {
    let driver = try ShopDriver.corner().put("Breakfast Tea").press("C", "e").type(code).press("Enter")
    defer { driver.close() }
    driver.sees("No cart has this code").press("c").sees("Cart 1 €10.00")
  }

  // Could go wrong: the cart is there for ever, or goes although it was used yesterday.
  @Test func `an untouched cart goes after its time, a touched one stays`() throws {
    let first = try ShopDriver.corner().put("Breakfast Tea").press("C").sees("Fri 22 Jan")
    first.clock.advance(seconds: 59 * 86_400)
    let second = try first.leaveAndComeBack()
    second.press("c").sees("Breakfast Tea").press("+").press("C").sees("Mon 22 Mar")
    second.clock.advance(seconds: 61 * 86_400)
    let third = try second.leaveAndComeBack(seed: 12)
    defer { third.close() }
    third.press("c").sees("Your cart is empty")
  }
}

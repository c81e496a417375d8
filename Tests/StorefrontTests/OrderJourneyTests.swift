import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Orders, after they were placed.
@Suite struct OrderJourneyTests {
  private static func ordered(_ size: Size = Size(80, 24)) throws -> (driver: ShopDriver, number: String) {
    let driver = try ShopDriver.corner(size)
    driver.put("Breakfast Tea").goToReview().press("Enter").sees("Thank you")
    return (driver, try #require(try driver.orders().first).number)
  }

  private static func lookUp(_ number: String, _ email: String, _ driver: ShopDriver) {
    driver.press("Esc", "o").type(number).press("Enter").type(email).press("Enter")
  }

  // Could go wrong: only the exact writing is known; case, dashes or a letter O hide the order.
  @Test(arguments: ["as it is", "lower case", "no dashes", "O for 0", "blanks around"])
  func `an order is found by its number however it is typed`(_ writing: String) throws {
    let (driver, number) = try Self.ordered()
    defer { driver.close() }
    let typed =
      switch writing {
      case "lower case": number.lowercased()
      case "no dashes": number.replacing("-", with: "")
      case "O for 0": number.replacing("0", with: "O").replacing("1", with: "l")
      case "blanks around": "  \(number) "
      default: number
      }
    let other = try driver.anotherGuest()
    defer { other.close() }
    Self.lookUp(typed, writing == "as it is" ? "ada@example.test" : " ADA@Example.test ", other)
    other.sees("Order \(number)", "Breakfast Tea", "€14.50", "1 Quay Street", "ending in 4242").isWhole()
  }

  // Could go wrong: the answer tells whether the number exists, or whose it is.
  @Test(arguments: ShopDriver.sizes)
  func `a wrong number and a wrong address have the same answer`(_ size: Size) throws {
    let (driver, number) = try Self.ordered()
    let other = try driver.anotherGuest(size: size)
    defer { driver.close() }
    defer { other.close() }
    func answer() -> [String] { other.lines.filter { !$0.contains("Order number") && !$0.contains("E-mail  ") } }
    Self.lookUp("TS-AAAA-AAAA", "ada@example.test", other)
    other.isWhole()
    let wrongNumber = answer()
    #expect(other.words.contains("No order has this number with this e-mail address."), "\(other.framed)")
    Self.lookUp(number, "eve@example.test", other)
    #expect(answer() == wrongNumber)
    Self.lookUp("nonsense", "nonsense", other)
    #expect(answer() == wrongNumber)
  }

  // Could go wrong: one can go on guessing; the right one is told after too many tries; it never ends.
  @Test(arguments: ShopDriver.sizes)
  func `after five wrong tries one has to wait`(_ size: Size) throws {
    let (driver, number) = try Self.ordered()
    let other = try driver.anotherGuest(size: size)
    defer { driver.close() }
    defer { other.close() }
    for digit in 1...5 {
      Self.lookUp("TS-AAAA-AAA\(digit)", "ada@example.test", other)
      #expect(other.words.contains("No order has this number"), "try \(digit)\n\(other.framed)")
    }
    Self.lookUp(number, "ada@example.test", other)
    #expect(other.words.contains("please wait 15 minutes"), "\(other.framed)")
    other.doesNotSee("Breakfast Tea").isWhole()
    // A new start is no way around it.
    let again = try other.leaveAndComeBack()
    defer { again.close() }
    Self.lookUp(number, "ada@example.test", again)
    #expect(again.words.contains("please wait 15 minutes"))
    again.clock.advance(seconds: 15 * 60)
    Self.lookUp(number, "ada@example.test", again)
    again.sees("Order \(number)")
  }

  // Could go wrong: something of the order is missing in the file; amounts do not stand under each other.
  @Test func `an order is saved as a text file`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").open("Speckled Cup").press("+", "a").press("c", "p").type("ten").press("Enter")
    driver.goToReview().press("Enter").sees("Thank you").press("s")
    let order = try #require(try driver.orders().first)
    driver.sees("Saved as tuckshop-\(order.number).txt")
    let file = driver.folder.appendingPathComponent("tuckshop-\(order.number).txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let expected = [
      "Corner Shop", "Order \(order.number)", "2026-11-23", "Arrives Tue 24 – Wed 25 Nov by Post", "1 × Breakfast Tea",
      "2 × Speckled Cup, Blue / Small", "Subtotal", "A tenth off (TEN)", "−€2.60", "€27.90", "Ada Byrne",
      "1 Quay Street", "Dungarvan", "Ireland", "ending in 4242",
    ]
    for words in expected { #expect(text.contains(words), "\(words) is not in\n\(text)") }
    let amounts = text.split(separator: "\n").filter { $0.contains("€") && $0.contains("   ") }
    #expect(amounts.count >= 6)
    #expect(Set(amounts.map { DisplayWidth.of(String($0)) }).count == 1, "\(text)")
    #expect(!text.contains("4242 4242") && !text.unicodeScalars.contains { $0.value == 0x1B })
  }

  // Could go wrong: another guest's orders; the newest last; a refused attempt as an order.
  @Test(arguments: ShopDriver.sizes)
  func `a guest's own orders are listed, the newest first`(_ size: Size) throws {
    let (driver, first) = try Self.ordered(size)
    let other = try driver.anotherGuest()
    defer { driver.close() }
    defer { other.close() }
    driver.press("Esc").put("Green Tea").press("c", "o").toContinue().press("Enter")
    driver.type("40000000000000021234123").press("Enter", "Enter").sees("declined").type(CardJourneyTests.good)
    driver.press("Enter", "Enter").sees("Thank you")
    let second = try #require(try driver.orders().first).number
    driver.press("o").sees(first, second).isWhole().press("Down", times: 3).isOn(second).press("Down").isOn(first)
    driver.press("Enter").sees("Order \(first)", "Breakfast Tea").isWhole().press("s").sees("Saved as")
    driver.press("Esc").sees(second)
    other.press("o").doesNotSee(first, second, "TS-6")
  }

  // Could go wrong: an order changes because the catalogue did.
  @Test func `an order keeps its words and prices`() throws {
    let (driver, _) = try Self.ordered()
    defer { driver.close() }
    try CornerShop.importAnew(into: driver.folder) { products in
      products[0].title = "Supper Tea"
      products[0].variants[0].price = CornerShop.euro(9900)
    }
    driver.press("o", "Down", "Down", "Down", "Enter").sees("Breakfast Tea", "€10.00", "€14.50").doesNotSee("Supper")
  }
}

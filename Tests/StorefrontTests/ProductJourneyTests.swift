import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Choosing on a product's page.
@Suite struct ProductJourneyTests {
  // Could go wrong: a cell shows another variant's stock; what is not made looks as if it were sold out.
  @Test(arguments: ShopDriver.sizes)
  func `two options stand as a matrix of what is in stock`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Speckled Cup")
    let rows = driver.lines.map { $0.split { $0 == " " || $0 == "▸" }.joined(separator: " ") }
    #expect(rows.contains { $0.hasPrefix("In stock Blue Red") }, "\(driver.framed)")
    #expect(rows.contains { $0.hasPrefix("Small [5] 2") }, "\(driver.framed)")
    #expect(rows.contains { $0.hasPrefix("Large –") && !$0.contains("0") }, "\(driver.framed)")
    driver.isOn("Colour").press("Right").isWhole()
    #expect(driver.lines.contains { $0.split { $0 == " " }.joined(separator: " ").hasPrefix("Small 5 [2]") })
  }

  // Could go wrong: the combination is bought as something else; a dead end without a word.
  @Test(arguments: ShopDriver.sizes)
  func `a combination that is not made says so and cannot be added`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Speckled Cup").press("Right", "Down", "Right")
    #expect(driver.words.contains("Not made in this combination"), "\(driver.framed)")
    driver.press("a").sees("That combination is not made").isWhole()
    #expect(driver.state.shared.cart?.cart.unitCount == 0)
    driver.press("Left").sees("Only 2 left").press("a")
    #expect(driver.state.shared.cart?.cart.lines.map(\.sku) == ["CUP-RS"])
  }

  // Could go wrong: the reason or the day is missing; an alternative cannot be reached; it is sold out itself.
  @Test(arguments: ShopDriver.sizes)
  func `what is sold out says why, until when, and what there is instead`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Copper Kettle").isWhole()
    #expect(
      driver.words(to: size.columns == 120 ? 48 : 80).contains(
        "Sold out: The smith is on holiday. Expected back Fri 4 Dec"), "\(driver.framed)")
    driver.sees("In stock instead").isOn("Iron Kettle").press("a").sees("Sold out").isWhole()
    #expect(driver.state.shared.cart?.cart.unitCount == 0)
    driver.press("Enter").sees("€55.00").press("a").sees("added")
    #expect(driver.state.shared.cart?.cart.lines.map(\.sku) == ["IRON-KETTLE"])
  }

  // Could go wrong: more than there are; a number that another variant had; the sum of another number.
  @Test(arguments: ShopDriver.sizes)
  func `the quantity stops at the stock`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Speckled Cup").press("+", times: 9)
    for _ in 0..<8 where !driver.focusedLine.contains("Quantity") { driver.press("Down") }
    driver.isOn("-  5  +").press("Down").isOn("Add to cart  €40.00").press("Up", "Right").isOn("-  5  +")
    driver.press("Left").isOn("-  4  +").press("g", "Right").sees("Only 2 left").press("a")
    #expect(driver.state.shared.cart?.cart.lines.map(\.quantity) == [2])
    driver.press("a").sees("No more of it", "No more", any: true)
    #expect(driver.state.shared.cart?.cart.unitCount == 2)
  }

  // Could go wrong: the third option is left out; the price of another variant; no way to the size guide.
  @Test(arguments: ShopDriver.sizes)
  func `three options are chosen one after the other`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Rain Jacket").isOn("Size").press("Down").isOn("Colour").press("Down").isOn("Fit")
    driver.sees("[Regular]").press("Right").isOn("[Long]").press("Left").isOn("[Regular]").sees("Only 2 left").press(
      "a")
    #expect(driver.state.shared.cart?.cart.lines.map(\.sku) == ["JK-S-Slate-Regular"])
    #expect(driver.state.shared.cart?.totals.subtotal == CornerShop.euro(9000))
    driver.press("3").sees("Size guide", "92 cm").isWhole()
  }

  // Could go wrong: a number opens another section than it says; the heading is off the screen; it does not fold again.
  @Test(arguments: ShopDriver.sizes)
  func `sections fold and unfold by their numbers`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Copper Kettle").press("2").isOn("2 - Details").sees("COPPER-KETTLE")
    driver.press("2").isOn("2 + Details").doesNotSee("COPPER-KETTLE").press("3").isOn("3 - Delivery and returns")
    driver.sees("Post, free", "Van, €8.50", "30 days.").doesNotSee("1 working days").isWhole()
    driver.press("1").isOn("1 - Description").press("1").isOn("1 + Description").doesNotSee("It is described here")
    driver.press("9", "6").isWhole()
  }

  // Could go wrong: the day is that of another country, or stays after the country has changed; it is forgotten.
  @Test(arguments: ShopDriver.sizes)
  func `the arrival is that of the shopper's country`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.open("Breakfast Tea")
    #expect(driver.words.contains("Arrives Tue 24 – Wed 25 Nov in Ireland (Post, €4.50)"), "\(driver.framed)")
    driver.press("n").type("jap").sees("Japan").press("Enter")
    #expect(
      driver.words.contains("Arrives Mon 30 Nov – Fri 4 Dec in Japan (Airmail, €12.00)"), "\(driver.framed)")
    let returning = try driver.leaveAndComeBack()
    defer { returning.close() }
    returning.open("Breakfast Tea")
    #expect(returning.words.contains("in Japan"), "\(returning.framed)")
  }

  // Could go wrong: after the cut-off it still promises today's parcel; the weekend counts.
  @Test func `an order after the cut-off on Friday leaves on Monday`() throws {
    // Friday, 27 November 2026, 14:01 UTC.
    let driver = try ShopDriver(folder: try CornerShop.freshFolder(), clock: HandClock(1_795_788_060))
    defer { driver.close() }
    driver.open("Breakfast Tea").sees("Arrives Tue 1 – Wed 2 Dec in Ireland")
  }

  // Could go wrong: the title pushes everything off its place, half a wide character stands at an edge, the focus is
  // below the screen and the first key jumps over it.
  @Test(arguments: ["手ぬぐい", "The Exceptionally Long"], ShopDriver.sizes)
  func `long and wide titles break no row from search to order`(_ title: String, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").paste(title).isWhole().sees(String(title.prefix(4))).press("Enter", "Enter").isWhole()
    var seen: Set<String> = []
    for _ in 0..<12 {
      seen.insert(driver.focusedLine)
      driver.press("Down").isWhole()
    }
    #expect(seen.contains { $0.contains("Quantity") })
    #expect(seen.contains { $0.contains("Add to cart") })
    driver.press("a").isWhole().press("c").isWhole().press("e").isWhole().press("Esc").goToReview().isWhole()
    driver.press("Enter").sees("Thank you").isWhole()
    for _ in 0..<15 { driver.press("Down").isWhole() }
  }

  // Could go wrong: the page of a product that has gone meanwhile is empty or crashes.
  @Test func `a product that vanished while it was in a list says so`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("b").select("Few Spoons")
    try CornerShop.importAnew(into: driver.folder) { products in products.removeAll { $0.slug == "spoons" } }
    driver.press("Enter").sees("This product is no longer in the shop", "Esc goes back").press(
      "a", "Down", "1", "Enter")
    driver.isWhole().press("Esc").sees("10 products")
  }
}

import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// What holds on every screen: help, palette, themes, cursor, ways back.
@Suite struct ScreenJourneyTests {
  private static let places = Place.allCases.flatMap { place in ShopDriver.sizes.map { (place, $0) } }

  // Could go wrong: the hardware cursor, by which screen readers read, is elsewhere than what is selected.
  @Test(arguments: places)
  func `the cursor stands on what has the focus`(_ place: Place, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    place.reach(driver)
    for key in ["Down", "Down", "Down", "Up", "Tab", "Shift+Tab", "End", "Home", "PgDn", "PgUp"] {
      driver.isWhole()
      let lines = driver.lines
      let marked = lines.indices.filter { lines[$0].contains("▸") }
      if !marked.isEmpty {
        #expect(marked == [driver.terminal.frame?.cursor?.row], "before \(key)\n\(driver.framed)")
      }
      #expect((driver.terminal.frame?.cursor?.row ?? 0) < size.rows - 1, "before \(key)\n\(driver.framed)")
      driver.press(key)
    }
  }

  // Could go wrong: a page is a trap; Escape leads in circles or out of the shop.
  @Test(arguments: places)
  func `Escape leads home from everywhere and never out of the shop`(_ place: Place, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    place.reach(driver)
    for _ in 0..<14 { driver.press("Esc").isWhole() }
    #expect(driver.crumb == "Home", "\(driver.framed)")
    #expect(!driver.hasEnded)
  }

  // Could go wrong: a key works and no help says so; help shows what does not work here.
  @Test(arguments: Place.allCases)
  func `help lists every key of the page`(_ place: Place) throws {
    let driver = try ShopDriver.corner(Size(80, 24))
    defer { driver.close() }
    place.reach(driver)
    driver.press("F1").sees("Keys")
    guard case .help(let help) = driver.state.layers.last else {
      Issue.record("F1 shows no help\n\(driver.framed)")
      return
    }
    var seen: [String] = []
    // A page at a time, which keeps one line of the page before.
    for _ in 0..<8 {
      for line in driver.lines where line.contains("│") && !seen.contains(line) { seen.append(line) }
      driver.press("PgDn").isWhole()
    }
    let text = seen.map { $0.split(separator: "│").dropFirst(0).joined() }
    func column(_ range: Range<Int>) -> String {
      text.map { line in
        let cut = String(Array(line).dropFirst(range.lowerBound).prefix(range.count))
        return cut.trimmingCharacters(in: .whitespaces)
      }.joined(separator: " ")
    }
    let (keys, sentences) = (column(1..<23), column(23..<80))
    let bindings = KeyTable.map.reachable(in: help.contexts)
    #expect(bindings.count >= 6)
    for binding in bindings {
      #expect(
        sentences.contains(binding.help.string), "\(binding.help.string) is not in\n\(text.joined(separator: "\n"))")
      for key in binding.keys where KeyTable.map.command(for: key, in: help.contexts) == binding.command {
        #expect(keys.contains(key.name), "\(key.name) is not in\n\(text.joined(separator: "\n"))")
      }
    }
    driver.press("Esc")
    #expect(driver.state.layers.isEmpty)
  }

  // Could go wrong: help cannot be scrolled to its end where the window is small.
  @Test(arguments: ShopDriver.sizes)
  func `help scrolls to its last key and closes`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("?").sees("Keys").isWhole().press("End")
    #expect(!driver.screen.contains("Down for more"), "\(driver.framed)")
    driver.isWhole().press("q").doesNotSee("Keys")
    #expect(!driver.hasEnded)
  }

  struct Wish: CustomTestStringConvertible, Sendable {
    let typed: String
    let seen: String
    var testDescription: String { typed }
  }

  // Could go wrong: a command that needs its page runs elsewhere; Enter runs another one than is selected.
  @Test(arguments: [
    Wish(typed: "theme", seen: "Monochrome"), Wish(typed: "colours", seen: "Monochrome"),
    Wish(typed: "kettles", seen: "Kitchen › Kettles"),
    Wish(typed: "country", seen: "Deliver to"), Wish(typed: "polic", seen: "Warranty"),
    Wish(typed: "saved carts", seen: "Cart (in use)"),
    Wish(typed: "find an order", seen: "Order number"), Wish(typed: "open the cart", seen: "Your cart is empty"),
  ])
  func `the palette finds a command or a category by a part of its name`(_ wish: Wish) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press(":").sees("Commands").type(wish.typed).isWhole().press("Enter")
    if wish.typed == "kettles" {
      #expect(driver.crumb == "Kettles")
      driver.sees("Iron Kettle")
    } else {
      driver.sees(wish.seen)
    }
  }

  @Test(arguments: places.filter { !$0.0.isModal })
  func `the palette opens and closes everywhere and changes nothing`(_ place: Place, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    place.reach(driver)
    let screen = driver.screen
    driver.press("Ctrl+P").sees("Commands").isWhole().type("zzzz").sees("Nothing is called that").press("Enter")
    driver.press("Esc").isWhole()
    #expect(driver.screen == screen)
  }

  // Could go wrong: the preview stays after Escape, is not shown at once, or is not kept after Enter.
  @Test(arguments: ShopDriver.sizes)
  func `a theme is previewed, given back on Escape and kept on Enter`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    let (before, cells) = (driver.state.shared.theme, driver.terminal.frame?.cells)
    driver.press("t").sees("Theme", "Monochrome").isWhole().press("Down")
    #expect(driver.state.shared.theme.id == "monochrome")
    #expect(driver.styles(of: "Corner Shop").allSatisfy { $0 == Theme.monochrome[.bar] })
    driver.press("Esc")
    #expect(driver.state.shared.theme == before)
    #expect(driver.terminal.frame?.cells == cells)
    driver.press("t", "Down", "Enter").sees("Monochrome it is")
    #expect(driver.state.shared.theme.id == "monochrome")
    #expect(try driver.shop.enter(token: driver.token).theme == "monochrome")
  }

  // MARK: The mouse

  @Test func `a click opens a row, the cart, a filter, a section and a field`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.click("Kitchen").sees("8 products").click("Kettles").sees("2 products").click("Iron Kettle").sees("In stock")
    driver.click("Add to cart").sees("Cart 1").click("2 + Details").sees("IRON-KETTLE").click("Cart 1").sees("Post")
    driver.click("Check out").sees("[1 Address]").click("Full name").isOn("Full name").type("Ada").sees("Ada")
    driver.click("E-mail").isOn("E-mail").click("Country").sees("Deliver to").click("Japan").sees("Prefecture")
    driver.press("Esc", "b").click("[ ] In stock").sees("10 products", "[x] In stock").isWhole()
  }

  // Could go wrong: a click on a colour buys the cup.
  @Test func `a click chooses a value and a number, and buys only on the button`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.open("Speckled Cup").click("Red").sees("Only 2 left").isOn("Colour").click("Quantity").isOn("Quantity")
    #expect(driver.state.shared.cart?.cart.unitCount == 0)
    driver.click("+").sees("-  2  +").click("-  2").sees("-  1  +").click("+").click("Add to cart")
    #expect(driver.state.shared.cart?.cart.lines.map { "\($0.sku) \($0.quantity)" } == ["CUP-RS 2"])
  }

  // Could go wrong: a click beside a layer acts on the page below it.
  @Test func `a click beside a layer does nothing, one on its row acts`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("t").click("Kitchen").sees("Departments", "Monochrome").click("Monochrome").sees("Monochrome it is")
    driver.press(":").type("the cart").click("Open the cart").sees("Your cart is empty")
  }

  @Test func `the wheel moves along a list`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("b").pressAtOnce([.mouse(MouseEvent(.wheelDown, at: Point(40, 10)))]).sees("2 of 11")
    driver.pressAtOnce([.mouse(MouseEvent(.wheelUp, at: Point(40, 10)))]).sees("1 of 11")
  }
}

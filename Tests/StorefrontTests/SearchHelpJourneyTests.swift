import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// What the search does beside finding: filters in words, ways out, what was searched for before.
@Suite struct SearchHelpJourneyTests {
  // Could go wrong: a chip is not shown, pushes the results out, cannot be taken off, or comes back with the next letter.
  @Test(arguments: ShopDriver.sizes)
  func `words that are filters are chips that a key takes off one by one`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("blue cup").isWhole().sees("Speckled Cup")
    let name = size.columns < 60 ? "" : "Colour: "
    #expect(driver.words.contains("\(name)Blue Cups"), "\(driver.framed)")
    driver.press("Enter").isOn("Speckled Cup").press("1").isWhole().sees("Search cup", "1 Cups")
    driver.press("1").doesNotSee("Cups").sees("Results appear as you type")
    driver.type("red cup").sees("\(name)Red").press("Ctrl+X").sees("Search red", "\(name)Red").press("Ctrl+X")
    driver.sees("Results appear as you type")
  }

  // Could go wrong: the way back to the words is not there, or the same words have other results the next time.
  @Test func `one key searches for the words as they stand, and reads them again`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("blue cup").sees("Colour: Blue", "Ctrl+R").press("Ctrl+R").doesNotSee("Colour: Blue")
    driver.sees("Speckled Cup").press("Ctrl+R").sees("Colour: Blue").press("Enter", "0").doesNotSee("Colour: Blue")
    driver.press("0").sees("Colour: Blue").press("/", "Ctrl+U").type("red cup").sees("Colour: Red")
  }

  @Test(arguments: ShopDriver.sizes)
  func `a price in words is a filter, and one that nothing has is said so`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("kettle under 58").sees("under €58", "Iron Kettle").doesNotSee("Copper").isWhole()
    driver.press("Ctrl+U").type("kettle over €56").sees("over €56", "Copper Kettle").doesNotSee("Iron")
    driver.press("Ctrl+U").type("kettle under 5").sees("Copper Kettle", "Iron Kettle").isWhole()
    if size.rows >= 24 { driver.sees("Nothing costs under 5: these are of all prices") }
  }

  @Test func `a filter of the words is taken off in the pane too`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("blue cup").press("Enter", "f")
    for _ in 0..<20 where !driver.focusedLine.contains("[x] ") { driver.press("Down") }
    driver.press("Enter").doesNotSee("Colour: Blue").sees("Search cup")
  }

  // Could go wrong: what is proposed finds nothing, is taken without being asked for, or is in the way of the cursor.
  @Test(arguments: ShopDriver.sizes)
  func `the line proposes what it may become, and one key takes it`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("ket").sees("Search kettle")
    #expect(driver.state.searched == "ket")
    let theme = driver.state.shared.theme
    #expect(driver.styles(of: "tle").first == theme[.secondary, on: .fieldFocused])
    driver.press("Right").isWhole()
    #expect(driver.state.searched == "kettle")
    driver.press("Ctrl+U").type("breakf").press("Right")
    #expect(driver.state.searched == "breakfast tea")
    driver.press("Left", "Right", "Right")
    #expect(driver.state.searched == "breakfast tea")
  }

  // Could go wrong: somebody else's searches are shown, what found nothing is proposed, or an empty line shows nothing.
  @Test(arguments: ShopDriver.sizes)
  func `an empty line shows what this guest searched for`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("kettle").press("Enter", "Enter", "Esc", "/", "Ctrl+U").type("zzzz").press(
      "Enter", "/", "Ctrl+U")
    driver.press("Esc", "/").sees("kettle", "you searched", "Results appear as you type").doesNotSee("zzzz").isWhole()
    driver.press("Down").isOn("kettle").press("Enter").sees("Iron Kettle", "Copper Kettle").isOn("Kettle")
    let other = try ShopDriver(folder: driver.folder, seed: 2)
    defer { other.close() }
    other.press("/").sees("Results appear as you type").doesNotSee("kettle")
    #expect(try driver.shop.searchFigures(days: 1).most.map(\.words) == ["kettle", "zzzz"])
    #expect(try driver.shop.searchFigures(days: 1).opened == 1)
    #expect(try driver.shop.searchFigures(days: 1).foundNothing == 1)
  }

  // Could go wrong: a dead end; the words have to be typed once more for staff.
  @Test(arguments: ShopDriver.sizes)
  func `where nothing is found a person is asked with the words in hand`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("zzzz").sees("Nothing found for “zzzz”", "Ask a person", "Kitchen", "Everything").isWhole()
    driver.press("Enter").isOn("Ask a person").press("Enter").isWhole()
    #expect(driver.state.chat.isOpen)
    #expect(driver.state.chat.field.text == "I searched for “zzzz” and found nothing. Do you have it?")
    driver.press("Esc").sees("Nothing found for “zzzz”")
  }

  @Test func `where nothing is found the departments and everything else are a key away`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("zzzz").press("Enter", "End").isOn("Everything").press("Enter").sees("11 products").press(
      "Esc")
    driver.press("Up").press("Up").press("Enter")
    #expect(driver.crumb.contains("Kitchen") || driver.crumb.contains("Tea") || driver.crumb.contains("Wear"))
  }

  // Could go wrong: words that no product has vanish in silence.
  @Test func `what was corrected and left out is said`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("ketlte ").sees("Showing results for “kettle”", "Iron Kettle")
    driver.press("Ctrl+U").type("iron xyzzyq ").sees("nothing is called “xyzzyq”", "Iron Kettle")
  }

  @Test(arguments: ["TS-7K3F-9Q2M", "ts7k3f9q2m", " 7k3f-9q2m"], ShopDriver.sizes)
  func `an order's number leads to the order look-up with the number in it`(_ typed: String, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type(typed).sees("Look up order TS-7K3F-9Q2M").isWhole().press("Enter", "Enter")
    driver.sees("Find an order again", "TS-7K3F-9Q2M").type("ada@example.test").press("Enter").sees("ada@example.test")
      .press("Esc")
    driver.sees("Look up order")
  }

  @Test(arguments: [
    ("returns", "Returns", "30 days."), ("how do I return it", "Returns", "30 days."),
    ("shipping", "Shipping", "We ship."),
    ("delivery", "Shipping", "We ship."), ("is it open", "Is it open?", "Yes."),
    ("guarantee", "Warranty", "Two years."),
  ])
  func `the shop's own pages are found`(_ typed: String, _ title: String, _ text: String) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type(typed).sees(title).press("Enter").isOn(title).press("Enter").sees(text)
  }

  @Test func `a page does not come before products that merely share a word`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("tea").press("Enter").isOn("Tea")
  }

  // Could go wrong: the screen tells other reasons than the command; a key leaves the shopper in the layer.
  @Test(arguments: ShopDriver.sizes)
  func `one key says why the results stand so`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("kettle").press("Enter", "e").sees("Why they stand so").isWhole()
    driver.sees("kettle: read as the category").press("End").isWhole().press("Esc").doesNotSee("Why they stand").isOn(
      "Kettle")
  }

  @Test func `reasons that come late are not shown`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("tea").press("Enter")
    var state = driver.state
    let older = state.shared.generation - 1
    _ = Storefront().update(&state, .searchExplained(["Old"], generation: older))
    #expect(state == driver.state)
  }
}

extension ShopState {
  /// What stands in the line of the search.
  fileprivate var searched: String? { if case .listing(let page) = page { page.field.text } else { nil } }
}

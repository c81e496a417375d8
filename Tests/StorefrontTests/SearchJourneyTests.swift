import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Searching, from anywhere and back.
@Suite struct SearchJourneyTests {
  // Could go wrong: the slash is not known here; Escape leads elsewhere; the place has lost what it held.
  @Test(arguments: Place.allCases.filter { !$0.isForm && !$0.isModal }, ShopDriver.sizes)
  func `a slash searches from everywhere, and Escape leads back`(_ place: Place, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    place.reach(driver)
    let (crumb, title) = (driver.crumb, driver.lines[2])
    driver.press("/").sees("Search").type("spoon").sees("Few Spoons").isWhole().press("Esc")
    #expect(driver.crumb == crumb)
    #expect(driver.lines[2] == title)
    driver.isWhole()
  }

  // Could go wrong: in a form there is no way to the search at all.
  @Test(arguments: Place.allCases.filter { $0.isForm && $0 != .search })
  func `from a form the palette leads to the search, and Escape leads back`(_ place: Place) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    place.reach(driver)
    let crumb = driver.crumb
    driver.press("Ctrl+P").type("search").press("Enter").type("spoon").sees("Few Spoons").press("Esc")
    #expect(driver.crumb == crumb)
  }

  // Could go wrong: results come only on Enter, lag a letter behind, or hold what does not match.
  @Test func `results appear with each letter`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").sees("Results appear as you type").type("k").sees("Copper Kettle", "Iron Kettle")
    driver.type("ettle").sees("2 products").doesNotSee("Anvil").type(" iro").sees("1 product", "Iron Kettle")
    driver.doesNotSee("Copper").press("Backspace", times: 4).sees("2 products")
    driver.press("Ctrl+U").sees("Results appear as you type").doesNotSee("Kettle")
  }

  // Could go wrong: the mark is missing, in the wrong place, or the colour of the row is lost with it.
  @Test(arguments: ShopDriver.sizes)
  func `searched words are marked where they begin`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("tea bre")
    let theme = driver.state.shared.theme
    let (match, text) = (theme[.match, on: .text], theme[.text])
    #expect(match != text)
    #expect(
      driver.styles(of: "Breakfast Tea") == Array(repeating: match, count: 3) + Array(repeating: text, count: 7)
        + Array(repeating: match, count: 3))
    driver.press("Enter")
    let selected = theme[.match, on: .selection]
    #expect(driver.styles(of: "Breakfast Tea").prefix(3) == [selected, selected, selected])
  }

  // Could go wrong: an empty screen, or a next step that does not work.
  @Test(arguments: ShopDriver.sizes)
  func `nothing found says what to do next, and that works`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("zzzz").isWhole()
    driver.sees("Nothing found for “zzzz”", "Everything")
    driver.press("Esc", "b").sees("11 products")
  }

  @Test(arguments: ShopDriver.sizes)
  func `filters that hide what is searched can be taken off`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("/").type("cup").press("Enter", "f")
    for _ in 0..<20 where !driver.focusedLine.contains("Blue") { driver.press("Down") }
    driver.isOn("Blue").press("Enter", "/", "Ctrl+U").type("tea").sees("Nothing found for “tea”")
    #expect(driver.words.contains("Your filters hide the rest: Enter, then x, takes them off."), "\(driver.framed)")
    driver.press("Enter", "x").sees("3 products", "Breakfast Tea")
  }

  // Could go wrong: an answer that comes late replaces what is on the screen.
  @Test func `an answer to an older query is never shown`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("tea")
    var state = driver.state
    let older = state.shared.generation
    let found = try driver.shop.rows(ListingQuery(), offset: 0, limit: 50)
    _ = Storefront().update(&state, .keyPressed(.character("p")))
    let asked = state
    _ = Storefront().update(&state, .rowsLoaded(found, offset: 0, generation: older))
    _ = Storefront().update(&state, .listingSummarized(ListingSummary(count: 11, facets: []), generation: older))
    #expect(state == asked)
  }

  // Could go wrong: a row of the older query opens, because Enter came before the answer.
  @Test func `a row of an older query does not open`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type("t")
    var state = driver.state
    for key in [Key.character("o"), .enter, .enter] { _ = Storefront().update(&state, .keyPressed(key)) }
    guard case .listing(let page) = state.page else {
      Issue.record("a product opened that was not searched for")
      return
    }
    #expect(page.query.words == "to")
  }

  // Could go wrong: the words are cleaned into an error of the index, or match everything.
  @Test(arguments: ["\"", "tea\"", "-tea", "tea*", "NEAR(tea", "tea AND", "title:tea", "%", "'; --", "((((", "\\"])
  func `the index's own signs are only signs`(_ words: String) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").type(words).isWhole().doesNotSee("did not work", "error")
    if words.contains("tea") && !words.contains("NEAR") && !words.contains("AND") && !words.contains("title") {
      driver.sees("Breakfast Tea")
    }
  }

  // Could go wrong: a barcode reader or a SKU finds nothing; capitals and accents matter.
  @Test(arguments: [
    ("CUP-BS", "Speckled Cup"), ("cup-bs", "Speckled Cup"), ("BREAKFAST", "Breakfast Tea"), ("téa", "Tea"),
  ])
  func `a SKU, capitals and accents find the same`(_ typed: String, _ found: String) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("/").paste(typed).sees(found)
  }
}

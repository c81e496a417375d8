import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Looking around: categories, filters, sort orders.
@Suite struct BrowseJourneyTests {
  /// The filter pane's rows of one facet, as `name count`, by the state.
  private static func values(_ facet: String, _ driver: ShopDriver) -> [String] {
    guard case .listing(let page) = driver.state.page else { return [] }
    let values = page.summary?.facets.first { $0.name.string == facet }?.values ?? []
    return values.map { "\($0.isChosen ? "*" : "")\($0.name.string) \($0.count)" }
  }

  private static func choose(_ filter: String, _ driver: ShopDriver) {
    driver.press("f", "g")
    for _ in 0..<40 where !driver.focusedLine.contains(filter) { driver.press("Down") }
    driver.isOn(filter).press("Enter").press("f")
  }

  // Could go wrong: a level is left out on the way back; the selection is lost; the counts include neighbours.
  @Test(arguments: ShopDriver.sizes)
  func `categories lead down and the breadcrumbs back up`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.select("Kitchen").press("Enter").sees("Home › Kitchen", "8 products")
    driver.press("f").isOn("Cups").press("Down").isOn("Kettles").press("Enter").sees("2 products", "Kettles").isWhole()
    #expect(driver.lines[1].contains("Kitchen › Kettles"))
    driver.select("Iron Kettle").press("Enter").sees("Iron Kettle", "€55.00").press("Esc")
    driver.sees("2 products").isOn("Iron Kettle").press("Esc").sees("8 products").press("Esc")
    driver.isOn("Kitchen").sees("Departments")
  }

  // Could go wrong: the same list stands twice in the breadcrumbs, and Escape leads in circles.
  @Test func `a list that is opened again is the same place`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("b", "b", "b").sees("Home › All products").doesNotSee("All products › All products")
    driver.press("Esc").sees("Departments")
  }

  // Could go wrong: choosing a value takes its neighbours away; another facet counts what is hidden; two values of one
  // facet exclude each other.
  @Test func `a filter narrows the others and not itself`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("b")
    #expect(Self.values("Colour", driver) == ["Blue 1", "Moss 1", "Red 1", "Slate 1"])
    #expect(Self.values("Category", driver) == ["Tea 2", "Kitchen 8", "Wear 1"])
    Self.choose("Blue", driver)
    driver.sees("1 product", "only Blue").doesNotSee("Anvil")
    #expect(Self.values("Colour", driver) == ["*Blue 1", "Moss 1", "Red 1", "Slate 1"])
    #expect(Self.values("Category", driver) == ["Kitchen 1"])
    Self.choose("Moss", driver)
    driver.sees("2 products", "Rain Jacket", "Speckled Cup")
    #expect(Self.values("Brand", driver) == ["Drizzle 1", "Speck 1"])
    Self.choose("Drizzle", driver)
    driver.sees("1 of 1 product", "1 product", any: true).doesNotSee("Speckled Cup ")
    #expect(Set(Self.values("Colour", driver)) == ["*Blue 0", "*Moss 1", "Slate 1"])
    driver.press("x").sees("11 products", "All filters are off")
  }

  @Test(arguments: ShopDriver.sizes)
  func `price band and stock filter and clear`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("b")
    Self.choose("€50 to €100", driver)
    driver.sees("4 products").isWhole()
    #expect(Self.values("Price", driver).map { $0.split(separator: " ").last } == ["3", "3", "1", "4"])
    Self.choose("In stock", driver)
    driver.sees("3 products", "Anvil").doesNotSee("Copper Kettle").isWhole()
    driver.press("x").sees("11 products")
  }

  // Could go wrong: the sorted rows and the words disagree; the selection stays in the middle of the new order.
  @Test func `the sort orders go round`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.press("b", "End")
    let first = ["Few Spoons", "Anvil", "Green Tea", "Anvil", "Anvil"]
    let words = ["lowest price first", "highest price first", "newest first", "by name", "our choice first"]
    for (word, row) in zip(words, first) {
      driver.press("s").sees("Sorted by \(word)", "11 products, \(word)").isOn(row).press("End")
    }
  }

  // Could go wrong: an empty screen without a way out.
  @Test(arguments: ShopDriver.sizes)
  func `filters that leave nothing offer the way out`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("b")
    Self.choose("Drizzle", driver)
    try CornerShop.importAnew(into: driver.folder) { products in products.removeAll { $0.slug == "jacket" } }
    driver.press("c", "Esc").sees("No product fits these filters", "x takes all filters off").isWhole()
    driver.press("x").sees("10 products")
  }

  // Could go wrong: long lists jump, the selection leaves the screen, the last row is hidden behind the footer.
  @Test(arguments: ShopDriver.sizes)
  func `a list scrolls with the selection to its last row and back`(_ size: Size) throws {
    let driver = try ShopDriver(.coffee, size: size)
    defer { driver.close() }
    driver.press("b", "End").isWhole().sees("44 of 44 products").press("Home").sees("1 of 44 products")
    for step in 1..<44 {
      driver.press("Down")
      #expect(driver.focusedLine.contains("▸"), "after \(step) steps\n\(driver.framed)")
    }
    driver.press("PgUp").isWhole().press("g").sees("1 of 44").press("G").sees("44 of 44")
  }

  // Could go wrong: prices do not stand under each other, a wide character shifts the row.
  @Test(arguments: ShopDriver.sizes)
  func `prices stand under each other whatever the title`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.press("b")
    var ends: Set<Int> = []
    for _ in 0..<11 {
      let line = driver.focusedLine
      #expect(line.contains("€"), "\(driver.framed)")
      ends.insert(DisplayWidth.of(line))
      driver.isWhole().press("Down")
    }
    #expect(ends.count == 1)
  }
}

import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// The address form, from country to Continue.
@Suite struct AddressJourneyTests {
  private static func form(_ size: Size = Size(80, 24)) throws -> ShopDriver {
    let driver = try ShopDriver.corner(size)
    driver.put("Breakfast Tea").press("c", "o").sees("[1 Address]").isOn("E-mail")
    return driver
  }

  struct Land: CustomTestStringConvertible, Sendable {
    let typed: String
    let name: String
    let labels: [String]
    let missing: [String]
    var testDescription: String { name }
  }

  // Could go wrong: the old country's fields stay; what was typed is lost; the picker cannot be used without the mouse.
  @Test(arguments: [
    Land(typed: "uk", name: "United Kingdom", labels: ["Postcode", "Town or city"], missing: ["Eircode", "State"]),
    Land(
      typed: "united st", name: "United States", labels: ["State", "ZIP code", "City"],
      missing: ["Eircode", "Postcode"]),
    Land(typed: "japan", name: "Japan", labels: ["Prefecture", "Postal code"], missing: ["Eircode", "City  "]),
  ])
  func `the country stands first and decides the fields`(_ land: Land) throws {
    let driver = try Self.form()
    defer { driver.close() }
    driver.sees("Eircode").type("ada@example.test").press("Tab").type("Ada Byrne").press("Up", "Up").isOn("Country")
    driver.press("Enter").type(land.typed).press("Enter").isOn("E-mail")
    driver.sees(land.name, "ada@example.test", "Ada Byrne").isWhole()
    for label in land.labels { driver.sees(label) }
    for label in land.missing { driver.doesNotSee(label) }
    #expect(driver.lines.firstIndex { $0.contains("Country") } == 4)
    // The price follows the country at once.
    driver.sees("€22.00")
  }

  // Could go wrong: a fault shows while one is still typing, or stays when it is mended.
  @Test(arguments: ShopDriver.sizes)
  func `a fault shows once the field is left and goes as soon as it is mended`(_ size: Size) throws {
    let driver = try Self.form(size)
    defer { driver.close() }
    driver.type("ada@").doesNotSee("!").press("Tab")
    #expect(driver.words.contains("! E-mail should look like"), "\(driver.framed)")
    driver.isOn("Full name").press("Up").isOn("E-mail").type("example.test").doesNotSee("!").isWhole()
  }

  // Could go wrong: Enter opens what nobody has to fill in, or sends through all fields again.
  @Test(arguments: ShopDriver.sizes)
  func `who comes back to the address goes on by Enter`(_ size: Size) throws {
    let driver = try ShopDriver(size: size)
    defer { driver.close() }
    driver.put("Harbour Mug").press("c", "o").fillAddress().sees("[2 Delivery]")
    driver.press("Esc").sees("[1 Address]").isOn("Continue").isWhole().press("Enter").sees("[2 Delivery]")
  }

  // Could go wrong: it goes on with holes in it, or says only that something is wrong.
  @Test(arguments: ShopDriver.sizes)
  func `Continue with holes in the form goes to the first of them`(_ size: Size) throws {
    let driver = try Self.form(size)
    defer { driver.close() }
    driver.toContinue().sees("[1 Address]", "4 fields need a look").isOn("E-mail").sees("E-mail is needed").isWhole()
    driver.type("ada@example.test").press("Enter").isOn("Full name").type("Ada Byrne").press("Enter")
    driver.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter").sees("[2 Delivery]")
  }

  // Could go wrong: the region must be typed although the code tells it; a contradiction is delivered.
  @Test func `the state follows from the ZIP code, and a contradiction is told`() throws {
    let driver = try Self.form()
    defer { driver.close() }
    driver.press("Up", "Enter").type("us").press("Enter").type("ada@example.test").press("Enter")
    driver.type("Ada Byrne").press("Enter").type("1 Main St").press("Enter").type("Springfield").press("Enter")
    driver.isOn("State").press("Enter").isOn("ZIP code").sees("State is needed").type("94103").press("Tab")
    driver.doesNotSee("State is needed")
    #expect(driver.checkout?.draft.address.region == "CA")
    driver.press("Up", "Up").isOn("State").press("Ctrl+U").type("NY").press("Tab").sees("State should look like CA")
    driver.press("Up", "Ctrl+U").type("california").press("Enter", "Enter").sees("[2 Delivery]")
    #expect(driver.checkout?.draft.address.region == "CA")
  }

  // Could go wrong: the parcel goes to the bill's address; the billing country changes the shipping fields; its faults
  // are not looked at; the order does not keep it.
  @Test(arguments: ShopDriver.sizes)
  func `the bill goes to another address and another country`(_ size: Size) throws {
    let driver = try Self.form(size)
    defer { driver.close() }
    driver.type("ada@example.test").press("Tab").type("Ada Byrne").press("Tab").type("1 Quay Street").press("Tab")
    driver.type("Dungarvan").press("Tab", "Tab").isOn("Phone, note").press("Enter").isOn("Phone").press("Tab", "Tab")
    driver.isOn("[ ] Bill to another address").press("Enter").isOn("[x] Bill").press("Tab").isOn("Billing country")
    driver.press("Enter").type("germany").press("Enter").sees("Germany").isOn("Street address")
    driver.toContinue().sees("[1 Address]").isOn("Street address").isWhole()
    driver.type("Hauptstr. 1").press("Tab", "Tab").type("10115").press("Tab").type("Berlin")
    driver.toContinue().sees("[2 Delivery]", "Ireland").press("Enter").type(CardJourneyTests.good).press("Enter")
    for _ in 0..<8 where !driver.screen.contains("Bill to") { driver.press("Up") }
    #expect(driver.words.contains("Bill to Hauptstr. 1, 10115 Berlin, Germany"), "\(driver.framed)")
    driver.press("End", "Enter").sees("Thank you")
    let order = try #require(try driver.orders().first)
    #expect(order.address.country == "IE")
    #expect(order.billing?.country == "DE")
    #expect(order.billing?.city == "Berlin")
    #expect(order.totals.total == CornerShop.euro(1450))
  }

  @Test func `phone and note may be left out, and are kept when they are given`() throws {
    let driver = try Self.form()
    defer { driver.close() }
    driver.type("ada@example.test").press("Tab").type("Ada Byrne").press("Tab").type("1 Quay Street").press("Tab")
    driver.type("Dungarvan").press("Tab", "Tab", "Enter").sees("Phone (optional)", "Note (optional)")
    driver.type("call me").press("Tab").sees("Phone should look like +353 1 234 5678").press("Up", "Ctrl+U")
    driver.type("+353 58 1234").press("Tab").doesNotSee("!").type("Ring twice")
    driver.toContinue().press("Enter").type(CardJourneyTests.good).press("Enter", "Enter").sees("Thank you")
    let order = try #require(try driver.orders().first)
    #expect(order.phone == "+353 58 1234")
    #expect(order.note == "Ring twice")
    // The next order has the address again, not the note.
    driver.press("~").put("Green Tea").press("c", "o").sees("ada@example.test", "1 Quay Street").doesNotSee(
      "Ring twice")
  }

  // Could go wrong: the old country's address is ordered to the new one; the core refuses it and there is no way on.
  @Test(arguments: [CheckoutScreen.Step.delivery, .review], ShopDriver.sizes)
  func `a country chosen on a later step asks for its address first`(_ step: CheckoutScreen.Step, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea")
    if step == .review { driver.goToReview() } else { driver.press("c", "o").fillAddress() }
    driver.press("n").type("us").press("Enter").sees("[1 Address]").isOn("State").sees("State is needed").isWhole()
    driver.press("Tab").isOn("ZIP code").type("94103").press("Enter").sees("[2 Delivery]", "Airm").press("Enter")
    driver.sees("[3 Payment]")
    if step == .delivery { driver.type(CardJourneyTests.good) }
    driver.press("Enter").sees("[4 Review]").isOn("€22.00").press("Enter").sees("Thank you")
    #expect(try driver.orders().first?.address.region == "CA")
    #expect(try driver.charges() == [2200])
  }

  // Could go wrong: an order nobody can deliver is taken.
  @Test func `a country that is not served is not offered, and one that is no longer served is told`() throws {
    let first = try Self.form()
    first.press("Up", "Enter").type("germany").sees("We do not ship to a country like that").press("Enter")
    #expect(first.state.layers.count == 1)
    first.press("Ctrl+U").type("japan").press("Enter").sees("Japan").isOn("E-mail")
    first.close()
    try CornerShop.importAnew(into: first.folder, rules: { $0.shipping.zones.removeLast() })
    let driver = try ShopDriver(folder: first.folder, token: first.token, seed: 4)
    defer { driver.close() }
    driver.press("c").sees("Not shipped to Japan", "n chooses another country").press("o")
    driver.sees("We do not ship this to that country yet")
    driver.press("n").type("ireland").press("Enter").doesNotSee("Not shipped").press("o").sees("[1 Address]")
    driver.toContinue().sees("[1 Address]").isOn("Country").sees("We do not ship there yet; choose another country")
  }

  // Could go wrong: a parcel nobody carries is taken to the payment.
  @Test func `what is too heavy for every carrier is told in the cart`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Anvil").press("c").sees("Not shipped to Ireland").press("o").sees("We do not ship this")
    #expect(driver.checkout == nil)
  }

  // MARK: Hostile text

  static let hostile = [
    "\u{1B}]52;c;cm0gLXJmIH4=\u{07}", "\u{1B}[2J\u{1B}[H\u{1B}[31m red", "\u{9B}31m\u{9D}0;x\u{9C}",
    "one\ntwo\r\nthree\rfour",
    "\u{202E}txt.exe\u{202C}\u{2066}x\u{2069}", "a\u{200B}b\u{FEFF}\u{AD}",
    "z" + String(repeating: "\u{301}", count: 500),
    "日本語の名前がとても長い場合の表示", "👨‍👩‍👧 🏳️‍🌈 👍🏽", "\u{0}\u{8}\u{8}\u{7F}tab\there", "'; DROP TABLE orders;--%s%n",
    String(repeating: "W", count: 10_000), String(repeating: "界", count: 10_000),
    String(repeating: "\u{1B}[5;5H", count: 2_000),
  ]

  // Could go wrong: the terminal obeys what was pasted; a wide or endless text breaks the rows; Enter is pressed by it.
  @Test(arguments: ShopDriver.sizes)
  func `hostile text pasted into every field stays text`(_ size: Size) throws {
    let driver = try Self.form(size)
    defer { driver.close() }
    for _ in 0..<12 where !driver.focusedLine.contains("Phone, note") { driver.press("Tab") }
    driver.press("Enter", "Tab", "Tab", "Enter")
    let count = driver.checkout?.form.items.count ?? 0
    #expect(count >= 14)
    driver.press("Up", times: count)
    for _ in 0..<count {
      for text in Self.hostile { driver.paste(text).isWhole() }
      #expect(driver.checkout?.step == .address)
      driver.press("Tab").isWhole()
    }
    for text in [driver.checkout?.draft.fullName, driver.checkout?.draft.note, driver.checkout?.draft.billing?.city] {
      let scalars = text?.unicodeScalars.map(\.value) ?? []
      #expect(!scalars.isEmpty)
      #expect(!scalars.contains { $0 < 0x20 || (0x7F..<0xA0).contains($0) || (0x202A...0x202E).contains($0) })
    }
    let before = driver.checkout?.draft
    driver.press("Esc", "o")
    #expect(driver.checkout?.draft.email == before?.email)
    driver.isWhole()
  }

  // Could go wrong: a name that passed the form breaks a screen further on.
  @Test(arguments: ShopDriver.sizes)
  func `a name of wide and marked letters goes all the way to the order`(_ size: Size) throws {
    let driver = try Self.form(size)
    defer { driver.close() }
    driver.type("ada@example.test").press("Enter").paste("ひかり\u{202E} A\u{301}da\u{1B}[31m\n山田").press("Enter")
    driver.paste("町\tＡ1\u{7}").press("Enter").type("Dún Garbhán").press("Enter", "Enter").sees("[2 Delivery]").isWhole()
    driver.press("Enter").type(CardJourneyTests.good).press("Enter").sees("[4 Review]").isWhole()
    for _ in 0..<12 { driver.press("Up").isWhole() }
    driver.press("End", "Enter").sees("Thank you").isWhole()
    for _ in 0..<20 { driver.press("Down").isWhole() }
    driver.press("s").isWhole().press("o").isWhole()
    #expect(try driver.orders().first?.fullName == "ひかり A\u{301}da 山田")
  }

  enum OtherField: String, CaseIterable, Sendable {
    case search, coupon, cartName, newCart, resumeCode, palette, country, orderNumber, card

    func reach(_ driver: ShopDriver) {
      driver.put("Breakfast Tea")
      switch self {
      case .search: driver.press("/")
      case .coupon: driver.press("c", "p")
      case .cartName: driver.press("c", "m")
      case .newCart: driver.press("C", "a")
      case .resumeCode: driver.press("C", "e")
      case .palette: driver.press(":")
      case .country: driver.press("n")
      case .orderNumber: driver.press("o")
      case .card: driver.goToPayment()
      }
    }
  }

  @Test(arguments: OtherField.allCases, ShopDriver.sizes)
  func `hostile text pasted into any other field stays text`(_ field: OtherField, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    field.reach(driver)
    for text in Self.hostile { driver.paste(text).isWhole() }
    driver.press("Enter").isWhole().press("Esc").isWhole().press("C").isWhole()
  }
}

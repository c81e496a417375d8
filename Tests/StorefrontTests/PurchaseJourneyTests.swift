import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// From launch to order number, at the sizes and depths that shoppers have.
@Suite struct PurchaseJourneyTests {
  struct Setting: CustomTestStringConvertible, Sendable {
    let columns: Int
    let rows: Int
    var depth = ColorDepth.palette
    var isASCII = false
    var testDescription: String { "\(columns)×\(rows), \(depth) colours\(isASCII ? ", ASCII" : "")" }
  }

  static let settings = [
    Setting(columns: 40, rows: 12), Setting(columns: 80, rows: 24), Setting(columns: 120, rows: 40),
    Setting(columns: 80, rows: 24, depth: .none), Setting(columns: 80, rows: 24, depth: .eight, isASCII: true),
    Setting(columns: 40, rows: 12, depth: .none, isASCII: true), Setting(columns: 200, rows: 60, depth: .direct),
  ]

  @Test(arguments: settings)
  func `a guest buys a bag of coffee from the front door to the order number`(_ setting: Setting) throws {
    let driver = try ShopDriver(
      size: Size(setting.columns, setting.rows), depth: setting.depth, ascii: setting.isASCII)
    defer { driver.close() }
    driver.sees("TEST").select("Coffee").press("Enter").sees("Home")
    driver.select("Kitchen Table Blend").press("Enter").sees("Kitchen Table Blend", "In stock")
    driver.press("a").sees("added")
    driver.press("c").sees("Total", "rrives").press("o")
    driver.type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    driver.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter").press("Enter")
    driver.sees("2 Delivery").press("Enter")
    driver.sees("3 Payment").type("4242424242424242").type("1234").type("123").press("Enter")
    driver.sees("4 Review", "Place the order").press("Enter")
    driver.sees("Thank you", "TS-")

    let fields = CheckoutDraft.requiredFieldCount(country: "IE") + 1
    #expect(fields <= 7)
    #expect(driver.keyCount <= 60)
    print("\(setting.testDescription): \(driver.keyCount) keys beside \(driver.typedCount) typed, \(fields) fields")

    let orders = try driver.shop.orders(of: driver.state.shared.guest)
    #expect(orders.count == 1)
    #expect(orders[0].paymentState == .succeeded)
    #expect(try driver.gateway.statement().map(\.charged) == [orders[0].totals.total.minorUnits])
  }

  @Test func `every country asks for seven required fields at most`() {
    for country in Country.all {
      #expect(CheckoutDraft.requiredFieldCount(country: country.code) + 1 <= 7, "\(country.name)")
    }
  }
}

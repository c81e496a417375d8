import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Windows that change their size, and shoppers who leave in the middle.
@Suite struct InterruptionJourneyTests {
  /// A place in the checkout with something half typed.
  enum HalfTyped: String, CaseIterable, Sendable {
    case address, optionalFields, delivery, card, refusedCard, review, bank, unanswered

    func reach(_ driver: ShopDriver) {
      driver.put("Breakfast Tea")
      switch self {
      case .address: driver.press("c", "o").type("ada@example.test").press("Enter").type("Ada By")
      case .optionalFields:
        driver.press("c", "o").type("ada@example.test").press("Tab").type("Ada Byrne").press("Tab", times: 4)
        driver.isOn("Phone, note").press("Enter").type("+353 1 234").press("Tab").type("By the blue do")
      case .delivery: driver.press("c", "o").fillAddress().sees("[2 Delivery]").press("Down").isOn("Van")
      case .card: driver.goToPayment().type("42424242424")
      case .refusedCard: driver.goToReview(card: "40000000000000021234123").press("Enter").sees("declined")
      case .review: driver.goToReview().press("Up").isOn("Coupon")
      case .bank: driver.goToReview(card: "40000025000031551234123").press("Enter").sees("Your bank asks")
      case .unanswered: driver.goToReview(card: "40000000000069751234123").press("Enter").sees("has not answered")
      }
    }
  }

  static let windows = [Size(40, 12), Size(200, 60), Size(32, 8), Size(20, 5), Size(1, 1), Size(60, 17), Size(99, 18)]

  // Could go wrong: a field is emptied, the cursor goes elsewhere, something typed is cut to the width, a crash.
  @Test(arguments: HalfTyped.allCases)
  func `a window that changes its size changes nothing of what was typed`(_ place: HalfTyped) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    place.reach(driver)
    let (page, screen, cursor) = (driver.state.page, driver.screen, driver.terminal.frame?.cursor)
    for window in Self.windows {
      driver.resize(window.columns, window.rows).isWhole()
      #expect(driver.state.page == page, "at \(window)")
    }
    driver.resize(80, 24)
    #expect(driver.screen == screen)
    #expect(driver.terminal.frame?.cursor == cursor)
  }

  // Could go wrong: the draft is not kept, the cart is empty, the card is kept, an undecided payment is paid again.
  @Test(arguments: HalfTyped.allCases)
  func `whoever leaves in the middle finds cart and address again, but no card`(_ place: HalfTyped) throws {
    let first = try ShopDriver.corner()
    place.reach(first)
    let typed = try #require(first.checkout?.draft)
    let driver = try first.leaveAndComeBack()
    defer { driver.close() }
    #expect(driver.state.shared.isReturning)
    driver.sees("Continue where you left off", "Cart 1").press("c").sees("Breakfast Tea").press("o").sees("[1 Address]")
    let found = try #require(driver.checkout)
    #expect(found.draft == typed)
    #expect(found.card.isEmpty)
    driver.sees("ada@example.test")

    // Whatever was under way: buying it now charges once.
    switch place {
    case .address:
      driver.isOn("Street address").press("Up").isOn("Ada By").type("rne").press("Enter")
      driver.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    case .optionalFields:
      driver.isOn("Street address").type("1 Quay Street").press("Tab", "Tab").type("Dungarvan").toContinue()
    default: driver.isOn("Continue").press("Enter")
    }
    driver.sees("[2 Delivery]").press("Enter").sees("[3 Payment]")
    driver.type(CardJourneyTests.good).press("Enter").sees("[4 Review]").press("Enter")
    driver.sees("Thank you")
    // The delivery that was selected when the line broke is still the one.
    #expect(try driver.charges() == [place == .delivery ? 1850 : 1450])
  }

  // Could go wrong: keys go to a field nobody sees; q types a letter; the notice does not fit; the state is lost.
  @Test(arguments: [Size(31, 20), Size(80, 7), Size(10, 3), Size(1, 1)])
  func `a window that is too small says so and obeys q alone`(_ window: Size) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    HalfTyped.address.reach(driver)
    let page = driver.state.page
    driver.resize(window.columns, window.rows).isWhole().press("x", "Enter", "Esc", "/", "Tab", "Ctrl+P")
    driver.type("more").paste("text")
    if window.columns >= 30 { driver.sees("Please make the window larger", "32×8", "q leaves") }
    driver.resize(80, 24)
    #expect(driver.state.page == page)
    #expect(driver.state.layers.isEmpty)
    driver.resize(window.columns, window.rows).press("q")
    #expect(driver.hasEnded)
  }

  // Could go wrong: what nobody sees is scrolled.
  @Test func `the wheel turns nothing in a window that is too small`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    let home = driver.state.page
    driver.resize(31, 7).pressAtOnce([.mouse(MouseEvent(.wheelDown, at: Point(0, 0)))]).resize(80, 24)
    #expect(driver.state.page == home)
    driver.pressAtOnce([.mouse(MouseEvent(.wheelDown, at: Point(0, 0)))])
    #expect(driver.state.page != home)
  }

  // Could go wrong: the last letters before leaving are not saved; the saying is missing, or said for an empty cart.
  @Test func `the farewell tells how to come back to a full cart`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    #expect(driver.state.farewell == nil)
    driver.put("Breakfast Tea").press("q")
    #expect(driver.hasEnded)
    #expect(
      driver.state.farewell
        == "Your cart keeps 1 item until Fri 22 Jan: run tuckshop again and press c.")
  }
}

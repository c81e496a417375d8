import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Saying how one likes what came, and reading what others said.
@Suite struct ReviewJourneyTests {
  /// Ada has bought tea and a cup, and the parcel has left.
  private static func shipped(_ size: Size) throws -> (driver: ShopDriver, number: String) {
    let driver = try ShopDriver.corner(size)
    driver.put("Breakfast Tea", "Speckled Cup").goToReview().press("Enter").sees("Thank you")
    let number = try #require(try driver.orders().first).number
    _ = try driver.shop.move(order: number, .ship(tracking: ""), by: "")
    return (driver, number)
  }

  // Could go wrong: there is no way from the order to the review; what is typed is lost; it is sent without stars; the
  // second product is forgotten; nobody can read it.
  @Test(arguments: ShopDriver.sizes)
  func `what came is reviewed from the order, and read on the product's page`(_ size: Size) throws {
    let (driver, number) = try Self.shipped(size)
    defer { driver.close() }
    driver.press("Esc", "o", "Down", "Down", "Down", "Enter").sees("Order \(number)", "w writes a review", any: false)
      .isWhole()
    driver.press("w").sees("How do you like it?", "Breakfast Tea (1 of 2)", "Ada").isWhole()
    // Without stars it is not sent, and nothing typed is lost, nor when one leaves and comes back.
    driver.press("Down", "Down", "Down").type("Strong, and no bitterness").press("Esc")
    driver.press("w").sees("and no bitterness").press("Enter", "Enter")
    driver.sees("Please choose one to five stars").isWhole().isOn("Stars").sees("Strong, and no")
    driver.type("9").sees("1 (bad) to 5").type("5").sees("5 of 5, very good").press("Left").sees("4 of 5, good")
    driver.press("Enter", "Enter", "Enter", "Enter").sees("It stands on the product's page", "Speckled Cup (2 of 2)")
    driver.isOn("Stars").type("2").press("Enter", "Enter", "Enter", "Enter").sees("Order \(number)")
    let written = try driver.shop.reviews(of: nil, state: .shown, limit: 9)
    #expect(written.map(\.stars).sorted() == [2, 4] && Set(written.map(\.name)) == ["Ada"])
    driver.open("Breakfast Tea").sees("4.0 of 5 from 1 review").isWhole()
    let digit = try #require(driver.numberOfReviews)
    driver.press("\(digit)").sees("4 of 5 · Ada", "Strong, and no bitterness", "bought here").isWhole()
    driver.open("Speckled Cup").sees("2.0 of 5 from 1 review")
  }

  // Could go wrong: a second review of the same thing; the first is not shown to whoever changes it.
  @Test func `a review is changed where it was written`() throws {
    let (driver, number) = try Self.shipped(Size(80, 24))
    defer { driver.close() }
    let draft = ReviewDraft(product: "tea", stars: 5, name: "Ada B.", text: "Good")
    _ = try driver.shop.review(draft, order: number, email: "ada@example.test")
    driver.press("Esc", "o", "Down", "Down", "Down", "Enter", "w")
    driver.sees("5 of 5, very good", "Ada B.", "Good", "this takes its place").isWhole()
    // A name is the customer's own: a bug report has another in its place.
    #expect(Set(driver.state.shownPersonalTexts).isSuperset(of: ["Ada B.", "ada@example.test"]))
    driver.press("Down", "Down")
    #expect(driver.state.takesPersonalText && driver.state.personalEntry?.text == "Ada B.")
    driver.press("Up", "Up")
    // The other product has nothing said of it yet, and going there and back loses nothing.
    driver.press("Right").sees("Speckled Cup (2 of 2)").doesNotSee("Good").press("Left").sees("Good")
    driver.press("Down", "Down", "Down").type(" at first").press("Up", "Up", "Up", "Right").doesNotSee("Good")
    driver.press("Left").sees("Good at first").press("Down", "Down", "Down", "Enter", "Enter").sees("Thank you")
    #expect(try driver.shop.reviews(of: nil, state: nil, limit: 9).map(\.text) == ["Good at first"])
  }

  // Could go wrong: w opens a form for a parcel that nobody has.
  @Test func `what has not left yet cannot be reviewed, and is once it has`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview().press("Enter").sees("Thank you")
    let number = try #require(try driver.orders().first).number
    driver.press("Esc", "o", "Down", "Down", "Down", "Enter").doesNotSee("w writes a review").press("w")
    driver.sees("once the parcel is on its way", "Order \(number)")
    _ = try driver.shop.move(order: number, .ship(tracking: ""), by: "")
    driver.press("Esc", "Down", "Down", "Down", "Enter", "w").sees("How do you like it?").doesNotSee("(1 of")
    driver.press("Esc").sees("Order \(number)", "w writes a review")
  }
}

extension ShopDriver {
  /// The digit that leads to the reviews of the product at hand.
  fileprivate var numberOfReviews: Int? {
    guard case .product(let screen) = state.page else { return nil }
    let sections = screen.items.filter { if case .section = $0 { true } else { false } }
    return sections.firstIndex(of: .section(.reviews)).map { $0 + 1 }
  }
}

import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import Storefront
import TerminalKit
import Testing

/// Paying, and what can become of it.
@Suite struct CardJourneyTests {
  static let good = "42424242424242421234123"

  struct Refused: CustomTestStringConvertible, Sendable {
    let digits: String
    let outcome: String
    let sentence: String
    /// Columns from the start of the card's line to what the refusal is about.
    let cause: Int
    var testDescription: String { outcome }
  }

  static let refusals = [
    Refused(digits: "40000000000000021234123", outcome: "Declined", sentence: "The bank declined this card", cause: 0),
    Refused(
      digits: "40000000000099951234123", outcome: "Insufficient funds", sentence: "Not enough money on this card",
      cause: 0),
    Refused(digits: "40000000000000691234123", outcome: "Card expired", sentence: "This card has expired", cause: 21),
    Refused(
      digits: "40000000000001271234123", outcome: "Wrong security code", sentence: "The security code is wrong",
      cause: 28),
    Refused(
      digits: "40000000000001191234123", outcome: "Processing error", sentence: "The bank had a problem", cause: 0),
  ]

  // Could go wrong: the sentence is cut off on a small screen, so that nobody reads that nothing was charged; the
  // address is typed anew; the new card's digits are lost because the old ones fill the line; two orders; two charges.
  @Test(arguments: refusals, ShopDriver.sizes)
  func `a refused card says why, keeps everything, and another card pays once`(_ card: Refused, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview(card: card.digits).press("Enter")
    driver.sees("[3 Payment]").isWhole()
    let words = driver.words
    #expect(words.contains(card.sentence), "\(driver.framed)")
    #expect(words.contains("nothing was charged"), "\(driver.framed)")
    let field = try #require(
      driver.lines.firstIndex { $0.contains("•••• •••• •••• " + card.digits.prefix(16).suffix(4)) })
    #expect(driver.terminal.frame?.cursor?.row == field)
    let start = size.columns == 40 ? 2 : 3
    #expect(driver.terminal.frame?.cursor?.column == start + card.cause)
    #expect(driver.checkout?.draft.fullName == "Ada Byrne")
    #expect(driver.checkout?.draft.address.street == "1 Quay Street")
    #expect(try driver.orders().isEmpty)

    // Where the number is to blame, typing replaces it; elsewhere a new card begins with an empty line.
    if card.cause > 0 { driver.press("Ctrl+U") }
    driver.type(Self.good).press("Enter").sees("[4 Review]").press("Enter").sees("Thank you")
    #expect(try driver.orders().count == 1)
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: who is one field too early has their card in the shop's files, or on the label of the parcel.
  @Test(arguments: ShopDriver.sizes)
  func `a card that is typed into the address is refused and never written`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").press("c", "o").sees("[1 Address]")
    driver.type("ada@example.com").press("Enter").type("Ada Byrne").press("Enter").type("1 Quay Street").press("Enter")
    driver.type(Self.good).press("Enter").sees("! A card number? Please take it out")
    #expect(driver.checkout?.draft.address.city == Self.good)
    for file in try FileManager.default.subpathsOfDirectory(atPath: driver.folder.path) {
      guard let bytes = FileManager.default.contents(atPath: driver.folder.appendingPathComponent(file).path) else {
        continue
      }
      #expect(bytes.range(of: Data("4242424242424".utf8)) == nil, "\(file)")
    }
    let again = try driver.leaveAndComeBack()
    defer { again.close() }
    again.press("c", "o").sees("[1 Address]", "1 Quay Street")
    #expect(again.checkout?.draft.address.city == "")
  }

  // Could go wrong: the wrong card is taken, the list cannot be reached by keys, it needs typing after all.
  @Test(arguments: TestCard.allCases.map(\.outcome.string))
  func `a test card is chosen from the list without typing a digit`(_ outcome: String) throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToPayment()
    for _ in 0..<12 where !driver.focusedLine.contains(outcome) { driver.press("Down") }
    driver.isOn(outcome).press("Enter").isOn("Continue").press("Enter").sees("[4 Review]").press("Enter")
    let expected = [
      "Paid": "Thank you", "Declined": "declined", "Insufficient funds": "Not enough money", "Card expired": "expired",
      "Wrong security code": "security code is wrong", "Processing error": "had a problem",
      "Bank asks to confirm": "Your bank asks", "No answer, paid all the same": "has not answered",
    ]
    driver.sees(try #require(expected[outcome])).isWhole()
  }

  // Could go wrong: the second Enter places again, or leads away from the order number before it was read.
  @Test func `Enter twice on placing the order places one order, and its number stays on the screen`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview().pressAtOnce([.enter, .enter]).sees("Thank you", "TS-")
    #expect(try driver.orders().count == 1)
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: the second Enter sends the refused card again before the shopper has read that it was refused.
  @Test func `Enter twice on a card that is refused leaves the refusal on the screen`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview(card: "40000000000000021234123").pressAtOnce([.enter, .enter])
    driver.sees("[3 Payment]", "The bank declined this card")
    #expect(try driver.gateway.statement().count == 1)
  }

  enum Answer: String, CaseIterable, Sendable { case approve, refuse, giveUp }

  // Could go wrong: a refusal charges, giving up loses the address, a second try is charged beside the first.
  @Test(arguments: Answer.allCases, ShopDriver.sizes)
  func `a bank that asks to confirm is approved, refused or left`(_ answer: Answer, _ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview(card: "40000025000031551234123").press("Enter")
    driver.sees("Your bank asks you to confirm", "y approves, n refuses").isWhole()
    #expect(try driver.charges() == [])
    switch answer {
    case .approve: driver.press("y")
    case .refuse: driver.press("n")
    case .giveUp: driver.press("Esc")
    }
    if answer != .approve {
      let words = driver.words
      #expect(words.contains("nothing was charged"), "\(driver.framed)")
      #expect(driver.checkout?.draft.fullName == "Ada Byrne")
      #expect(try driver.charges() == [])
      driver.type(Self.good).press("Enter", "Enter")
    }
    driver.sees("Thank you", "TS-")
    #expect(try driver.orders().count == 1)
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: "ask again" pays anew, the screen says that nothing was charged although it was, leaving loses it.
  @Test(arguments: ShopDriver.sizes)
  func `a payment without an answer is asked about until the order stands, and is charged once`(_ size: Size) throws {
    let driver = try ShopDriver.corner(size)
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview(card: "40000000000069751234123").press("Enter")
    driver.sees("The bank has not answered yet", "Enter asks again").doesNotSee("nothing was charged").isWhole()
    driver.press("Enter").sees("Thank you", "TS-")
    #expect(try driver.orders().map(\.paymentState) == [.succeeded])
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: after a restart the cart is paid a second time.
  @Test func `leaving while the bank has not answered and buying again does not charge twice`() throws {
    let first = try ShopDriver.corner()
    first.put("Breakfast Tea").goToReview(card: "40000000000069751234123").press("Enter")
    first.sees("The bank has not answered yet")
    let driver = try first.leaveAndComeBack()
    defer { driver.close() }
    driver.press("c", "o")
    while !driver.screen.contains("[3 Payment]"), driver.keyCount < 40 { driver.press("Enter") }
    driver.type(Self.good).press("Enter", "Enter")
    for _ in 0..<3 where !driver.screen.contains("Thank you") { driver.press("Enter") }
    driver.sees("Thank you")
    #expect(try driver.charges() == [1450])
    #expect(try driver.orders().count == 1)
  }

  struct Malformed: CustomTestStringConvertible, Sendable {
    let digits: String
    let sentence: String
    let cause: Int
    var testDescription: String { digits.isEmpty ? "nothing" : digits }
  }

  static let malformed = [
    Malformed(digits: "", sentence: "The card number is needed", cause: 0),
    Malformed(digits: "4242424242424241", sentence: "One digit of the card number is wrong", cause: 0),
    Malformed(digits: "42424242", sentence: "The card number should look like 4242 4242 4242 4242", cause: 0),
    Malformed(digits: "4242424242424242", sentence: "The expiry (MM/YY) is needed", cause: 21),
    Malformed(digits: "42424242424242421020123", sentence: "This card has expired", cause: 21),
    Malformed(digits: "42424242424242421334123", sentence: "The expiry (MM/YY) should look like 12/29", cause: 21),
    Malformed(digits: "42424242424242421234", sentence: "The security code is needed", cause: 28),
    Malformed(digits: "4242424242424242123412", sentence: "The security code should look like 123", cause: 28),
  ]

  // Could go wrong: a malformed card reaches the bank; the fault is told only at the end; the cursor is elsewhere; the
  // right card, typed anew, is swallowed because the old digits fill the line.
  @Test(arguments: malformed)
  func `a malformed card is told on the spot and can be typed anew`(_ card: Malformed) throws {
    let driver = try ShopDriver.corner(Size(40, 12))
    defer { driver.close() }
    driver.put("Breakfast Tea").goToPayment().type(card.digits).press("Enter").sees("[3 Payment]").isWhole()
    let words = driver.words
    #expect(words.contains(card.sentence), "\(driver.framed)")
    #expect(driver.terminal.frame?.cursor == Point(2 + card.cause, 4), "\(driver.framed)")
    #expect(try driver.gateway.statement().isEmpty)
    if card.cause > 0 { driver.press("Ctrl+U") }
    driver.type(Self.good).press("Enter").sees("[4 Review]").press("Enter").sees("Thank you")
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: typing where the cursor was put after a wrong code adds to it instead of replacing it.
  @Test func `only the part that is wrong is typed again`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToPayment().type("42424242424242421020123").press("Enter").sees("expired")
    driver.type("1234").press("Enter").sees("[4 Review]", "12/34").press("Enter").sees("Thank you")
    #expect(try driver.charges() == [1450])
  }

  // Could go wrong: the card is kept in the draft, the ledger, or shown on the review.
  @Test func `the card's number is nowhere but in the field`() throws {
    let driver = try ShopDriver.corner()
    defer { driver.close() }
    driver.put("Breakfast Tea").goToReview().doesNotSee("4242 4242 4242").sees("4242  12/34")
    driver.press("Enter").sees("Thank you").doesNotSee("4242 4242")
    let order = try #require(try driver.orders().first)
    #expect(order.card?.lastFour == "4242")
  }
}

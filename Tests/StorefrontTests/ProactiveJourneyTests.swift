import Commerce
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: a rule speaks twice, into a field that is being typed in, or on another page than it is for; time that
// passed while nobody was on the page counts.
@Suite struct ProactiveJourneyTests {
  @Test func `a minute on a sold-out product brings one offer of help, once a visit`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 2).open("Dos Nieblas").advance(seconds: 55).doesNotSee("F2 1 new")
    ada.advance(seconds: 7).sees("F2 1 new", "This one is gone")
    ada.press("F2").sees("(automatic)").press("Esc", "~").open("Dos Nieblas").advance(seconds: 120).doesNotSee(
      "F2 1 new")
    #expect(try ada.shop.chat(of: ada.state.shared.guest).messages.count == 1)
  }

  @Test func `time on one page does not count for the next`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 2).open("Dos Nieblas").advance(seconds: 40).press("Esc").advance(seconds: 5).open(
      "Dos Nieblas"
    )
    .advance(seconds: 40).doesNotSee("F2 1 new").advance(seconds: 25).sees("F2 1 new")
  }

  @Test func `a payment that fails twice is met with words that help`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 2).goToReviewOf("4000000000000002").press("Enter").settle().doesNotSee("F2 1 new")
    ada.type("4000000000000002").type("1234123").press("Enter", "Enter").advance(seconds: 25)
    #expect(ada.state.visit.failedPayments == 2)
    ada.sees("F2 1 new")
    #expect(try ada.shop.chat(of: ada.state.shared.guest).messages.count == 1)
  }

  @Test func `three searches in vain bring an offer, but never between two letters`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 2).press("/")
    for words in ["zzzz", "qqqq", "xxxx"] { ada.press("Ctrl+U").type(words).advance(seconds: 1) }
    ada.doesNotSee("F2 1 new").type("y").advance(seconds: 10).doesNotSee("F2 1 new")
    ada.advance(seconds: 15).sees("F2 1 new")
  }

  @Test func `a rule may tell the desk instead of the shopper`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try ada.shop.openDesk(as: "Aoife", bell: nil).id
    ada.advance(seconds: 2).open("Quernstone").press("a", "a", "~").open("Brew Scale").press("a", "a", "c")
    let total = try #require(ada.state.shared.cart?.totals.subtotal.minorUnits)
    #expect(total >= 15_000, "\(total)")
    ada.advance(seconds: 125).doesNotSee("F2 1 new")
    #expect(try ada.shop.inbox(.all, staff: ann).alerts.map(\.guest) == [ada.state.shared.guest])
  }
}

extension ShopDriver {
  @discardableResult
  fileprivate func goToReviewOf(_ card: String) -> ShopDriver {
    fillCart().press("c", "o").fillAddress().press("Enter").type(card + "1234123").press("Enter")
  }
}

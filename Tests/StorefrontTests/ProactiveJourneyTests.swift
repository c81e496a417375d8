import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: a rule speaks twice, into a field that is being typed in, or on another page than it is for; time that
// passed while nobody was on the page counts.
@Suite struct ProactiveJourneyTests {
  @Test(arguments: ShopDriver.sizes)
  func `who looks at a sold-out product for a minute is asked once a visit`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    ada.advance(seconds: 1).open("Gesha").advance(seconds: 59).doesNotSee("1 new")
    ada.advance(seconds: 1).sees("F2 1 new").isWhole()
    ada.press("F2").sees("(automatic)").isWhole().press("F2")
    ada.open("Slipway").open("Gesha").advance(seconds: 120).doesNotSee("1 new")
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
    for words in ["zzzz", "zzzz", "qqqq"] { ada.press("Ctrl+U").type(words).advance(seconds: 1) }
    ada.doesNotSee("F2 1 new").advance(seconds: 30).doesNotSee("F2 1 new").press("Ctrl+U").type("xxxx").advance(
      seconds: 10
    ).doesNotSee("F2 1 new")
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

  @Test func `nobody is interrupted while typing, and idleness counts from the last key`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 1).fillCart().press("c", "o").fillAddress().press("Enter").sees("[3 Payment]")
    for _ in 0..<14 { ada.type("4").advance(seconds: 10).doesNotSee("1 new") }
    // The last key was ten seconds ago.
    ada.advance(seconds: 79).doesNotSee("1 new").advance(seconds: 3).sees("F2 1 new")
  }

  @Test func `where a person answers the shop does not speak in between`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let staff = try ada.shop.openDesk(as: "Aoife", bell: nil).id
    ada.advance(seconds: 1).open("Gesha").press("F2").type("When is it back?").press("Enter").press("F2")
    let thread = try #require(try ada.shop.inbox(.all, staff: staff).rows.first).thread.id
    try ada.shop.reply(.text("On Thursday"), isPrivate: false, clientID: "reply-01", thread: thread, staff: staff)
    ada.advance(seconds: 120).sees("F2 1 new")
    #expect(
      try ada.shop.chat(of: ada.state.shared.guest).messages.allSatisfy {
        $0.author != ada.shop.profile.name || $0.body.isEvent
      })
  }

  @Test func `a closed window ends the visit`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 1)
    #expect(try ada.shop.liveVisits().map(\.place.page) == [.home])
    ada.press("c")
    #expect(try ada.shop.liveVisits().map(\.place.page) == [.cart])
    ada.press("q")
    #expect(try ada.shop.liveVisits().isEmpty)
  }
}

extension ShopDriver {
  @discardableResult
  fileprivate func goToReviewOf(_ card: String) -> ShopDriver {
    fillCart().press("c", "o").fillAddress().press("Enter").type(card + "1234123").press("Enter")
  }
}

extension ChatBody {
  fileprivate var isEvent: Bool { if case .event = self { true } else { false } }
}

import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: the shop speaks in the middle of a word, twice in a visit, too late because a key moved the hour, to
// somebody who has turned away, or never.
@Suite struct ChatRuleTests {
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

  @Test func `turning to another page begins the minute anew`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 1).open("Gesha").advance(seconds: 50).open("Slipway").advance(seconds: 30)
    ada.open("Gesha").advance(seconds: 50).doesNotSee("1 new").advance(seconds: 10).sees("F2 1 new")
  }

  @Test func `three searches in vain bring an offer of help, and the same words count once`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 1)
    for words in ["zzzz", "zzzz", "qqqq"] {
      ada.press("/", "Ctrl+U").type(words).press("Enter").advance(seconds: 30).doesNotSee("1 new")
    }
    ada.press("/", "Ctrl+U").type("wwww").press("Enter").advance(seconds: 30).sees("F2 1 new")
  }

  @Test func `a card that is refused twice brings help`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.advance(seconds: 1).toReview(card: "4000000000000002").press("Enter").advance(seconds: 25).doesNotSee("1 new")
    ada.type("40000000000000021234123").press("Enter", "Enter").advance(seconds: 25).sees("F2 1 new")
    ada.press("F2").sees("Nothing was taken")
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

extension ChatBody {
  fileprivate var isEvent: Bool { if case .event = self { true } else { false } }
}

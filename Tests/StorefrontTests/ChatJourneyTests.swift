import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: a form under the chat loses what was typed; a draft goes with the pane; a message is lost or doubled;
// a card cannot be used; what is for staff alone is shown; the pane hides a layer or a layer the pane.
@Suite struct ChatJourneyTests {
  @Test(arguments: ShopDriver.sizes)
  func `a shopper asks from a product page and goes on shopping`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).open("Slipway").press("F2").sees("Ask us anything", "Slipway").isWhole()
    ada.type("Does it go into the dishwasher?").press("Enter").sees("sent", "You are next").isWhole()
    #expect(try ann.rows().map(\.excerpt) == ["Does it go into the dishwasher?"])
    ada.settle().sees("delivered")
    let thread = try ann.thread()
    #expect(thread.messages.contains { $0.body.place?.slug?.contains("slipway") == true }, "staff see what it is about")
    ada.settle().sees("read")
    try ann.say("It does, but the rim lasts longer by hand.")
    ada.settle()
    #expect(ada.words.contains("Aoife is with you"))
    ada.sees("Aoife").isWhole()
    ada.press("F2").doesNotSee("Aoife is with you")
    #expect(ada.crumb.contains("Slipway"))
    ada.press("a").sees("Cart 1")
  }

  @Test(arguments: ShopDriver.sizes)
  func `a shopper asks in the middle of the address form and buys all the same`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).fillCart().press("c", "o").type("ada@example.test").press("Tab").type("Ada By")
    ada.press("F2").type("Do you need my full name?").press("Enter").sees("sent").isWhole()
    try ann.say("The one on the bell, please.")
    ada.settle().sees("Aoife").press("Esc")
    #expect(ada.checkout?.form.draft.email == "ada@example.test" && ada.checkout?.form.draft.fullName == "Ada By")
    ada.type("ron").press("Enter").type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    #expect(ada.checkout?.form.draft.fullName == "Ada Byron")
    ada.press("Enter").type("42424242424242421234123").press("Enter").press("Enter").sees("TS-")
    #expect(try ada.orders().count == 1)
  }

  @Test func `news is counted while the pane is closed, and read once it is open`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 2).sees("F2 chat: staff are here")
    ada.press("F2").type("Hello").press("Enter", "F2")
    try ann.say("Good morning")
    ada.settle().sees("F2 1 new")
    try ann.say("How can I help?", private: false)
    ada.settle().sees("F2 2 new", "Aoife: How can I help?")
    #expect(try ann.delivery(of: "Good morning") == .delivered)
    ada.press("F2").sees("Good morning")
    #expect(try ann.delivery(of: "Good morning") == .read)
    ada.press("F2").doesNotSee("1 new", "2 new")
  }

  @Test func `a draft stays with the pane, over resizes and closing`() throws {
    let ada = try ShopDriver(size: Size(120, 40))
    defer { ada.close() }
    ada.press("F2").type("Two lines").press("Alt+Enter").type("are better").resize(40, 12).sees(
      "Two lines", "are better")
    ada.press("F2").doesNotSee("are better").resize(80, 24).press("Ctrl+T").sees("are better").press("Enter")
    #expect(ada.state.chat.view?.messages.last { $0.speaker == .shopper }?.body == .text("Two lines\nare better"))
  }

  @Test func `a product that staff send is opened by Enter and bought by one key`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).press("F2").type("Which scale?").press("Enter")
    let single = try #require(try ada.shop.productCard(slug: "brew-scale"))
    try ann.send(.product(single))
    ada.settle().sees("[Product] \(single.title.string)").press("Up").isOn("[Product]", or: "Aoife")
    if single.sku != nil {
      ada.press("a").press("F2").sees("Cart 1").press("F2").press("Up")
    }
    ada.press("Enter")
    #expect(ada.crumb.contains(single.title.string))
  }

  @Test func `a second terminal of the same guest shows the same thread`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let other = try ShopDriver(folder: ada.folder, token: ada.token, clock: ada.clock, seed: 3)
    defer { other.close() }
    for driver in [ada, other] { driver.advance(seconds: 1).settle() }
    ada.press("F2").type("From the kitchen").press("Enter")
    other.settle().press("F2").sees("From the kitchen", "sent")
    other.sees("Your e-mail address").press("Esc").type("From the desk").press("Enter")
    ada.settle().sees("From the desk")
    let ann = try Desk(ada.shop, "Aoife")
    _ = try ann.thread()
    ada.settle().sees("read")
    other.settle().sees("read")
  }

  @Test(arguments: ShopDriver.sizes)
  func `when nobody is there an address is asked for once and can be left out`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    ada.press("F2").type("Anybody there?").press("Enter").sees("Your e-mail address", "name@example.com").isWhole()
    ada.type("nonsense").press("Enter").sees("That is no e-mail address").isWhole()
    ada.press("Ctrl+U").type("ada@example.test").press("Enter").doesNotSee("Your e-mail address")
    let ann = try Desk(ada.shop, "Aoife")
    #expect(try ann.thread().customer.email == "ada@example.test")
    ada.press("F2")
    try ann.say("Now there is.")
    let later = try ada.leaveAndComeBack()
    defer { later.close() }
    later.advance(seconds: 1).sees("F2 1 new").press("F2").sees("Anybody there?", "Now there is.").isWhole()
    let eve = try later.anotherGuest(size: size)
    defer { eve.close() }
    try later.shop.heartbeat(staff: ann.id, isAway: true)
    eve.press("F2").type("And me?").press("Enter").sees("Your e-mail address").press("Esc")
      .doesNotSee("Your e-mail address").press("F2", "F2").doesNotSee("Your e-mail address")
  }

  @Test(arguments: ShopDriver.sizes)
  func `the address of the checkout is offered for the answer, and Enter takes it`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    try ada.shop.heartbeat(staff: ann.id, isAway: true)
    ada.put("Harbour Mug").goToPayment().press("F2").type("Is it packed well?").press("Enter")
    ada.sees("Enter takes the one below", "ada@example.test", any: false).isWhole()
    ada.press("Enter").doesNotSee("Your e-mail address").isWhole()
    #expect(try ann.thread().thread.email == "ada@example.test")
    #expect(try ada.shop.chat(of: ada.state.shared.guest).asksForEmail == false)
  }

  @Test func `the address of the last order is offered, may be left out, and is nobody else's`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let eve = try ada.anotherGuest()
    defer { eve.close() }
    ada.put("Harbour Mug").goToReview().press("Enter").sees("Order number")
    ada.press("F2").type("Thanks").press("Enter").sees("Enter takes the one below", "ada@example.test", any: false)
    ada.press("Esc").doesNotSee("Your e-mail address")
    eve.press("F2").type("And me?").press("Enter").sees("Your e-mail address", "name@example.com")
    eve.doesNotSee("ada@example.test", "takes the one below")
    #expect(try !ada.shop.chat(of: ada.state.shared.guest).asksForEmail)
    #expect(try Desk(ada.shop, "Aoife").thread().thread.email == nil, "Esc leaves it out")
  }

  @Test(arguments: ShopDriver.sizes)
  func `staff speak first, once a visit unless they are answered`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).open("Gesha")
    let visit = try #require(try ada.shop.liveVisits().first)
    #expect(visit.place.title.string.contains("Gesha"))
    func approach(_ text: String) throws -> ApproachOutcome {
      try ada.shop.approach(visit: visit.id, text: text, clientID: "approach-\(text.count)", staff: ann.id)
    }
    _ = try approach("The Gesha is back in two weeks.")
    ada.settle().sees("F2 1 new", "Aoife: The Gesha").isWhole()
    #expect(try approach("Hello?") == .alreadyApproached)
    ada.press("F2").sees("Aoife", "two weeks").isWhole().type("What is like it?").press("Enter").sees(
      "What is like it?")
    #expect(ada.state.chat.view?.queuePosition == nil, "Aoife has it")
    #expect(try ann.thread().messages.contains { $0.body == .text("What is like it?") })
    #expect(try approach("The Slipway is.") != .alreadyApproached)
  }

  @Test(arguments: ShopDriver.sizes)
  func `a resolved thread asks how it was, by one key and a line`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).press("F2").type("Thanks for the mug").press("Enter")
    try ann.say("Enjoy it")
    try ada.shop.resolve(ann.thread().thread.id, staff: ann.id)
    ada.settle().sees("How was it?").isWhole().press("5").sees("Tell us why?").isWhole().type("Quick").press("Enter")
      .doesNotSee("How was it?", "Tell us why?")
    #expect(try ada.shop.chat(of: ada.state.shared.guest).thread?.rating == 5)
    #expect(
      try ann.thread(ada.state.chat.view?.thread?.id).messages.contains { $0.body == .event(.rated(5, why: "Quick")) })
  }

  @Test func `who waits sees how many are before, and who writes`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    let eve = try ada.anotherGuest()
    defer { eve.close() }
    ada.advance(seconds: 1)
    eve.press("F2").type("First").press("Enter").sees("You are next")
    ada.clock.advance(seconds: 1)
    ada.press("F2").type("Second").press("Enter").sees("1 before you")
    try ada.shop.tellTyping(true, thread: ann.threadID(of: ada.state.shared.guest), staff: ann.id)
    ada.settle().sees("Aoife is writing")
    ada.advance(seconds: 5).sees("Aoife is writing").advance(seconds: 1).doesNotSee("Aoife is writing")
  }

  @Test(arguments: ShopDriver.sizes)
  func `the shop's own answer is offered with its source, taken by one key, and a person is one key away`(
    _ size: Size
  ) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).press("F2").type("How many days do I have to return a mug?").doesNotSee("(automatic)")
    ada.advance(seconds: 1).sees("(automatic)", "Tab takes it, Enter asks a person").isWhole()
    let answer = try #require(ada.state.chat.answers.first)
    #expect(answer.source.string.hasPrefix("Policy") || answer.source.string.hasPrefix("Question"), "\(answer)")
    ada.press("Tab").doesNotSee("Tab takes it").isWhole().press("Up", "Home").sees("How many days").press("Esc")
    #expect(ada.state.chat.view?.messages.suffix(2).map(\.speaker) == [.shopper, .shop])
    #expect(try ann.rows().allSatisfy { $0.thread.waitingSince == nil }, "nobody need answer what was answered")
    ada.type("Can I return it after 40 days?").advance(seconds: 1).press("Enter").doesNotSee("Tab takes it")
    #expect(try ann.rows().first?.thread.waitingSince != nil)
    #expect(
      ada.state.chat.view?.messages.last { $0.speaker == .shopper }?.body == .text("Can I return it after 40 days?"))
  }

  @Test(arguments: ShopDriver.sizes)
  func `a command or a click that leads to a page shows the page`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    ada.put("Slipway").press("F2").type("half a").press("Ctrl+P").type("open the cart").press("Enter")
    #expect(ada.crumb == "Cart", "\(ada.framed)")
    ada.press("-").press("F2").sees("half a").press("F1").sees("Put the chat away").press("Esc")
    if size.columns == 80 { ada.click("Cart empty").doesNotSee("half a") }
    ada.isWhole()
  }

  @Test func `words are found in what was said`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    _ = try Desk(ada.shop, "Aoife")
    ada.press("F2")
    for count in 1...30 { ada.type("Line \(count)").press("Enter") }
    ada.doesNotSee("Line 3 ").press("Up", "/").type("line 7").sees("1 of 1", "Line 7").press("Esc")
    ada.isOn("Line 7").press("Esc").sees("Line 30")
  }

  // Could go wrong: the matches are lines of a window that is no more.
  @Test func `a search goes on in a window of another size, and while messages come`() throws {
    let ada = try ShopDriver(size: Size(40, 12))
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.press("F2")
    for count in 1...25 { ada.type("Needle \(count) in a line that is broken twice at forty columns").press("Enter") }
    ada.press("Up", "/").type("needle").sees("of 25").resize(200, 60).press("Enter", "Enter").isWhole()
    for count in 1...5 { try ann.say("Answer \(count)") }
    ada.settle().press("Down", "Down", "Down", "Down", "Up").isWhole().resize(40, 12).press("Enter").isWhole()
      .sees("of 25")
  }

  @Test func `help lies over the chat and the chat over a question, and both go the way they came`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.put("Slipway").press("c", "p").type("WELC").press("F2").sees("Ask us anything").press("F1").sees("Keys")
    ada.press("Esc").sees("Ask us anything").press("F2").sees("WELC").type("OME").sees("WELCOME")
  }

  @Test(arguments: ShopDriver.sizes)
  func `hostile words do nothing on either side`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.press("F2")
    let hostile = [
      "\u{1B}]0;owned\u{7}title", "\u{1B}[31mred\u{9B}2J", "abc\u{202E}gnp.exe", "a\u{200D}b\u{FEFF}c",
      "👩‍👩‍👧‍👦👩🏽‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Z" + String(repeating: "\u{0301}\u{0489}", count: 500), "﷽﷽﷽", "ＷＩＤＥ　ｗｉｄｅ",
      String(repeating: "x", count: 100_000), "田中さんにあげて下さい", "\u{0}null\u{0}", "line\r\nbreak\u{2028}again",
    ]
    for text in hostile {
      ada.paste(text).isWhole().press("Enter").isWhole()
      try ann.send(.text(SafeText(cleaningLines: String(text.prefix(3900)) + " .")))
      ada.settle().isWhole()
    }
    for _ in 0..<40 { ada.press("Up").isWhole() }
    #expect(try ann.thread().messages.count > hostile.count)
  }

  @Test func `a message that begins with a figure is no rating`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).press("F2").type("Thanks").press("Enter")
    try ann.say("Gladly")
    try ada.shop.resolve(ann.thread().thread.id, staff: ann.id)
    ada.settle().sees("How was it?").type("4 bags please").press("Enter").sees("4 bags please")
    let view = try ada.shop.chat(of: ada.state.shared.guest)
    #expect(view.thread?.state == .open && view.thread?.rating == nil)
    #expect(view.messages.last { $0.speaker == .shopper }?.body == .text("4 bags please"))
  }

  /// Strings that broke other programs, where the list of them lies beside the checkout.
  static let naughty: [String] = {
    let file = SampleShop.checkout.deletingLastPathComponent()
      .appendingPathComponent("shared/data/naughty-strings/blns.json")
    return (try? JSONDecoder().decode([String].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test(.enabled(if: !naughty.isEmpty, "the list of naughty strings is not here"))
  func `strings that broke other programs are said and read on both sides`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.press("F2")
    var said = 0
    for text in Self.naughty {
      // Not faster than the shop takes it from one guest.
      ada.clock.advance(seconds: 1)
      ada.paste(text).isWhole().press("Enter").isWhole()
      let clean = SafeText(cleaningLines: text).trimmed
      if !clean.isEmpty {
        said += 1
        try ann.send(.text(clean))
      }
      ada.settle().isWhole()
    }
    #expect(said > 400)
    #expect(ada.state.chat.outgoing.isEmpty && ada.state.chat.field.isEmpty, "every one was taken")
  }

  // Could go wrong: a ring is lost, and what it told of comes only with the next key.
  @Test func `a shopper whom nobody can ring hears of an answer within half a minute`() throws {
    let ada = try ShopDriver(hasBell: false)
    defer { ada.close() }
    let ann = try Desk(ada.shop, "Aoife")
    ada.advance(seconds: 1).press("F2").type("Anybody?").press("Enter")
    try ann.say("Here I am")
    ada.settle().doesNotSee("Here I am").advance(seconds: 30).sees("Here I am")
  }
}

/// A member of staff without a screen, on the shop's own doors.
private final class Desk {
  let shop: Shop
  let id: Int
  private var count = 0

  init(_ shop: Shop, _ name: String) throws {
    self.shop = shop
    id = try shop.openDesk(as: name, bell: nil).id
  }

  func rows() throws -> [InboxRow] { try shop.inbox(.all, staff: id).rows }

  func threadID(of guest: Int) throws -> Int {
    try #require(try rows().first { $0.thread.guest == guest }).thread.id
  }

  func thread(_ id: Int? = nil) throws -> DeskThread {
    let id = try id ?? #require(try rows().first).thread.id
    return try shop.deskThread(id, staff: self.id, isReading: true)
  }

  func say(_ text: SafeText, private isPrivate: Bool = false) throws { try send(.text(text), private: isPrivate) }

  func send(_ body: ChatBody, private isPrivate: Bool = false) throws {
    count += 1
    let thread = try #require(try rows().first).thread.id
    try shop.reply(body, isPrivate: isPrivate, clientID: "desk-test-\(count)", thread: thread, staff: id)
  }

  func delivery(of text: SafeText) throws -> ChatDelivery? {
    try shop.deskThread(#require(try rows().first).thread.id, staff: id, isReading: false)
      .messages.last { $0.body == .text(text) }?.delivery
  }
}

extension ChatBody {
  fileprivate var place: ChatPlace? { if case .event(.context(let place)) = self { place } else { nil } }
}

extension ShopDriver {
  @discardableResult
  fileprivate func isOn(_ text: String, or other: String) -> ShopDriver {
    #expect(focusedLine.contains(text) || focusedLine.contains(other), "\(framed)")
    return self
  }
}

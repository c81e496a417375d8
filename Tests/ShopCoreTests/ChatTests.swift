import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

@Suite struct ChatTests {
  // Could go wrong: a retry doubles a message; a guest reads another's; what staff say among themselves leaks.
  @Test func `a message sent twice under one id is there once`() throws {
    let ada = try Caller(try Market(profile: Market.talkative).open())
    try ada.say("Hello", id: "message-1")
    let view = try ada.say("Hello again", id: "message-1")
    #expect(view.said == ["Hello"])
  }

  @Test func `a conversation is its guest's alone`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let (ada, eve) = (try Caller(shop), try Caller(shop))
    let ann = try Clerk("Ann", shop)
    try ada.say("My order, please", id: "ada-1111")
    try ann.reply("Gladly", in: ada.thread())
    try ann.reply("She is in a hurry", in: ada.thread(), isPrivate: true)
    #expect(try ada.view.said == ["My order, please", "Gladly"])
    #expect(try eve.view.messages.isEmpty && eve.view.thread == nil)
    #expect(throws: ChatFault.unknownThread) { try eve.say("x", id: "ada-1111") }
    #expect(try eve.view.messages.isEmpty)
    let desk = try shop.deskThread(ada.thread(), staff: ann.id, isReading: true)
    #expect(desk.messages.contains { $0.isPrivate && $0.body == .text("She is in a hurry") })
  }

  @Test func `a message is sent, delivered, read, and never less than it was`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    func own() throws -> ChatDelivery? { try ada.view.messages.first { $0.speaker == .shopper }?.delivery }
    try ada.say("Is it fresh?")
    #expect(try own() == .sent)
    _ = try ann.rows(.all)
    #expect(try own() == .delivered)
    _ = try shop.deskThread(ada.thread(), staff: ann.id, isReading: false)
    #expect(try own() == .delivered)
    _ = try shop.deskThread(ada.thread(), staff: ann.id, isReading: true)
    _ = try ann.rows(.all)
    #expect(try own() == .read)

    let thread = try ada.thread()
    try ann.reply("Roasted on Tuesday", in: thread)
    func staffs() throws -> ChatDelivery? {
      try shop.deskThread(thread, staff: ann.id, isReading: true).messages.last { $0.speaker == .staff }?.delivery
    }
    #expect(try staffs() == .sent)
    let seen = try ada.view
    #expect(seen.unread == 1)
    #expect(try staffs() == .delivered)
    #expect(try shop.readChat(of: ada.guest, upTo: seen.messages.last?.id ?? 0).unread == 0)
    #expect(try staffs() == .read)
  }

  @Test func `what a shopper writes later is not read before it is there`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    try ada.say("One")
    _ = try shop.readChat(of: ada.guest, upTo: 1_000_000)
    try ann.reply("Two", in: ada.thread())
    #expect(try ada.view.unread == 1)
  }

  @Test func `first messages from eight terminals at once make one thread`() throws {
    let market = try Market(profile: Market.talkative)
    let shops = try (0..<8).map { _ in try market.open() }
    let ada = try Caller(shops[0])
    _ = try inThreads(8) { index in
      try shops[index].say("From \(index)", clientID: "terminal-\(index)", guest: ada.guest, place: nil).said.count
    }
    #expect(try ada.view.said.count == 8)
    #expect(try shops[0].ledger.read { try $0.int("SELECT count(*) FROM chat_thread") } == 1)
  }

  @Test func `of staff who claim at once one gets it and the others are told who`() throws {
    let market = try Market(profile: Market.talkative)
    let ada = try Caller(try market.open())
    let clerks = try ["Ann", "Ben", "Cleo", "Dan"].map { try Clerk($0, try market.open()) }
    for round in 0..<20 {
      try ada.say("Round \(round)")
      let thread = try ada.thread()
      let outcomes = try inThreads(4) { try clerks[$0].shop.claim(thread, staff: clerks[$0].id) }
      let winner = try #require(outcomes.firstIndex(of: .yours))
      #expect(outcomes.count { $0 == .yours } == 1)
      let name: SafeText = ["Ann", "Ben", "Cleo", "Dan"][winner]
      #expect(outcomes.count { $0 == .taken(by: name) } == 3)
      #expect(throws: ChatFault.assigned(to: name)) {
        try clerks[(winner + 1) % 4].reply("Me too", in: thread, id: "late-\(round)-xxx")
      }
      try clerks[winner].reply("Mine", in: thread, id: "first-\(round)-xxx")
      try clerks[winner].shop.resolve(thread, staff: clerks[winner].id)
    }
  }

  @Test func `a resolved thread asks once, and a new message opens it again for a week`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    try ada.say("Where is it?")
    let first = try ada.thread()
    try ann.reply("On its way", in: first)
    try shop.resolve(first, staff: ann.id)
    #expect(try ada.view.asksForRating)
    #expect(throws: ChatFault.badRating) { try shop.rate(6, why: "", guest: ada.guest) }
    #expect(try !shop.rate(5, why: "Quick", guest: ada.guest).asksForRating)
    #expect(try shop.rate(1, why: "", guest: ada.guest).thread?.rating == 5)
    market.pass(seconds: 6 * 86_400)
    try ada.say("Thank you")
    #expect(try ada.thread() == first)
    try shop.resolve(first, staff: ann.id)
    #expect(try !ada.view.asksForRating)
    market.pass(seconds: 8 * 86_400)
    try ada.say("Another thing")
    #expect(try ada.thread() != first)
    #expect(try ada.view.said == ["Where is it?", "On its way", "Thank you", "Another thing"])
  }

  @Test func `who waits is told the place in the queue`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ann = try Clerk("Ann", shop)
    let callers = try (0..<3).map { _ in try Caller(shop) }
    for caller in callers {
      try caller.say("Hello?")
      market.pass(seconds: 1)
    }
    #expect(try callers.map { try $0.view.queuePosition } == [1, 2, 3])
    #expect(try ann.rows(.unassigned).map(\.thread.guest) == callers.map(\.guest))
    _ = try shop.claim(callers[0].thread(), staff: ann.id)
    #expect(try callers.map { try $0.view.queuePosition } == [nil, 1, 2])
  }

  @Test func `a snoozed thread comes back by its time, or by a word of the shopper`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ann = try Clerk("Ann", shop)
    let (ada, ben) = (try Caller(shop), try Caller(shop))
    for caller in [ada, ben] {
      try caller.say("Later is fine")
      try shop.snooze(caller.thread(), until: market.world.now().advanced(bySeconds: 3600), staff: ann.id)
    }
    #expect(try ann.rows(.snoozed).count == 2 && ann.rows(.all).isEmpty)
    try ben.say("Now is better")
    #expect(try ann.rows(.all).map(\.thread.guest) == [ben.guest])
    market.pass(seconds: 3600)
    #expect(try ann.rows(.all).count == 2)
  }

  @Test func `presence is a heartbeat of the last two minutes, and hours tell when somebody comes`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    #expect(try ada.view.presence == StaffPresence())
    let ann = try Clerk("Ann", shop)
    #expect(try ada.view.presence.present == ["Ann"])
    try shop.heartbeat(staff: ann.id, isAway: true)
    #expect(try !ada.view.presence.isStaffed)
    try shop.heartbeat(staff: ann.id, isAway: false)
    market.pass(seconds: 121)
    #expect(try !ada.view.presence.isStaffed)
    market.pass(seconds: 8 * 3600)
    // Monday evening: Tuesday at nine.
    #expect(try ada.view.presence.opensAt == Instant(seconds: 20_760 * 86_400 + 9 * 3600))
    try shop.closeDesk(staff: ann.id, bell: nil)
    #expect(try !ada.view.presence.isStaffed)
  }

  @Test func `when nobody is there an address is asked for once, and the answer goes out by mail`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    #expect(try ada.say("Anybody?").asksForEmail)
    #expect(throws: ChatFault.badEmail) { try shop.leaveEmail("nonsense", guest: ada.guest) }
    #expect(try !shop.leaveEmail("ada@example.test", guest: ada.guest).asksForEmail)
    let ann = try Clerk("Ann", shop)
    try ann.reply("Yes, now", in: ada.thread())
    let mails = try shop.ledger.read { try $0.rows("SELECT recipient, kind FROM outbox") }
    #expect(mails.map { $0.string("recipient") } == ["ada@example.test"])
    #expect(try !ada.say("Thanks").asksForEmail)
  }

  @Test func `the address of the checkout is offered, unless it is none or cannot be read`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let ada = try Caller(shop)
    let cart = try #require(try shop.ledger.read { try $0.int("SELECT current_cart_id FROM guest") })
    var draft = CheckoutDraft(country: "IE")
    draft.email = " Ada@Example.TEST"
    try shop.saveDraft(draft, of: cart)
    #expect(try ada.say("Anybody?").emailOfOrders == "Ada@example.test")
    draft.email = "ada@"
    try shop.saveDraft(draft, of: cart)
    #expect(try ada.view.emailOfOrders == nil)
    try shop.ledger.write { try $0.execute("UPDATE checkout_draft SET json = '{half'") }
    #expect(try ada.view.asksForEmail && ada.view.emailOfOrders == nil, "who needs help gets it all the same")
  }

  @Test func `text from outside is cleaned, bounded, and slowed down`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let ada = try Caller(shop)
    let view = try ada.say("\u{1B}[2Jred\u{202E}evil\u{7}\r\nsecond", id: "hostile-1")
    #expect(view.said == ["redevil\nsecond"])
    #expect(throws: ChatFault.empty) { try ada.say("\u{1B}[0m \n\u{200B}", id: "hostile-2") }
    #expect(throws: ChatFault.tooLong(limit: 4000)) {
      try ada.say(String(repeating: "a", count: 100_000), id: "hostile-3")
    }
    #expect(throws: ChatFault.tooFast) { for count in 0..<200 { try ada.say("Again \(count)") } }
    #expect(try ada.view.said.count == 100)
  }
}

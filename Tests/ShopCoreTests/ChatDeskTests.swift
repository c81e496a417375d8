import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

@Suite struct ChatDeskTests {
  private let home = ChatPlace(.home, title: "Home")

  @Test func `the live view shows who is where, and loses who hung up`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Shopper(shop)
    let bells = "/tmp/tuckshop-bells-\(UInt32.random(in: .min ... .max))"
    defer { try? FileManager.default.removeItem(atPath: bells) }
    var bell: ShopBell? = try ShopBell(folder: bells, world: market.world)
    let visit = try shop.beginVisit(guest: ada.guest, isReturning: false, bell: bell?.path, place: home)
    try ada.put("MUG", 2)
    market.pass(seconds: 30)
    try shop.look(
      at: ChatPlace(.product, title: "Enamel Mug", slug: "mug", sku: "MUG"), cart: ada.cart, visit: visit)
    market.pass(seconds: 10)
    let live = try #require(try shop.liveVisits().first)
    #expect(live.place.title == "Enamel Mug" && live.cartUnits == 2 && live.cartTotal == Market.euros(3600))
    #expect(live.onPageSince.seconds - live.startedAt.seconds == 30)
    // The process is gone without a word: its bell refuses.
    bell = nil
    #expect(try shop.liveVisits().isEmpty)
  }

  @Test func `staff write first once a visit, unless they are answered`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    let visit = try shop.beginVisit(guest: ada.guest, isReturning: false, bell: nil, place: home)
    func approach(_ id: String) throws -> ApproachOutcome {
      try shop.approach(visit: visit, text: "May I help?", clientID: id, staff: ann.id)
    }
    let first = try approach("approach-1")
    #expect(first == .sent(thread: try ada.thread()))
    #expect(try approach("approach-2") == .alreadyApproached)
    try ada.say("Yes, please")
    #expect(try approach("approach-3") == first)
    try shop.endVisit(visit)
    #expect(try approach("approach-4") == .gone)
    #expect(try ada.view.said == ["May I help?", "Yes, please", "May I help?"])
  }

  @Test func `a proactive rule speaks once a visit and never between two people`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let visit = try shop.beginVisit(guest: ada.guest, isReturning: false, bell: nil, place: home)
    #expect(try shop.applyRule("hello", guest: ada.guest, visit: visit)?.said == ["Can we help?"])
    #expect(try shop.applyRule("hello", guest: ada.guest, visit: visit) == nil)
    #expect(try shop.applyRule("unknown", guest: ada.guest, visit: visit) == nil)
    let ann = try Clerk("Ann", shop)
    // Nobody answered it: it is no work.
    #expect(try ann.rows(.all).isEmpty)
    #expect(try shop.applyRule("stuck", guest: ada.guest, visit: visit) == nil)
    #expect(try shop.inbox(.all, staff: ann.id).alerts.map(\.text) == ["Payment failed twice"])
    try ada.say("Yes")
    let next = try shop.beginVisit(guest: ada.guest, isReturning: true, bell: nil, place: home)
    #expect(try shop.applyRule("hello", guest: ada.guest, visit: next) == nil)
  }

  @Test func `a voucher is given within the limit, with a reason, and counts once`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Shopper(shop)
    let ann = try Clerk("Ann", shop)
    _ = try shop.say("It broke", clientID: "broken-1", guest: ada.guest, place: nil)
    let thread = try #require(try shop.chat(of: ada.guest).thread).id
    func give(_ cents: Int, _ id: String, _ reason: String = "Broken mug") throws -> VoucherOutcome {
      try shop.issueVoucher(minorUnits: cents, reason: reason, clientID: id, thread: thread, staff: ann.id)
    }
    #expect(try give(1501, "voucher-0") == .overLimit(Market.euros(1500)))
    #expect(throws: ChatFault.empty) { try give(500, "voucher-0", " ") }
    let outcome = try give(500, "voucher-1")
    guard case .issued(let card) = outcome else {
      Issue.record("no voucher: \(outcome)")
      return
    }
    #expect(try give(500, "voucher-1") == outcome, "a retry gives no second one")
    #expect(try shop.ledger.read { try $0.int("SELECT count(*) FROM voucher") } == 1)
    try ada.put("BEANS", 2)
    let before = try shop.cart(ada.cart, country: "IE").totals.total
    let view = try shop.applyCoupon(card.code.lowercased(), to: ada.cart, country: "IE", email: nil).get()
    #expect(view.totals.total == before - Market.euros(500))
    _ = try #require(try ada.place().order)
    let eve = try Shopper(shop)
    try eve.put("BEANS", 2)
    #expect(
      try shop.applyCoupon(card.code, to: eve.cart, country: "IE", email: nil) == .failure(.usedUp))
    // The reason is for staff alone.
    #expect(try shop.chat(of: ada.guest).events.allSatisfy { !$0.isForStaffAlone })
    #expect(
      try shop.deskThread(thread, staff: ann.id, isReading: false).messages.contains {
        $0.body == .event(.voucherReason("Broken mug"))
      })
  }

  @Test func `two at one thread see each other, and a thread changes hands by name`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let (ann, ben) = (try Clerk("Ann", shop), try Clerk("Ben", shop))
    try ada.say("Hello")
    let thread = try ada.thread()
    _ = try shop.deskThread(thread, staff: ann.id, isReading: true)
    #expect(try shop.deskThread(thread, staff: ben.id, isReading: true).viewing == ["Ann"])
    #expect(try shop.deskThread(thread, staff: ann.id, isReading: true).viewing == ["Ben"])
    try shop.leaveThread(staff: ben.id)
    #expect(try shop.deskThread(thread, staff: ann.id, isReading: true).viewing.isEmpty)
    _ = try shop.claim(thread, staff: ann.id)
    try shop.handOver(thread, to: ben.id, staff: ann.id)
    #expect(throws: ChatFault.assigned(to: "Ben")) { try ann.reply("Still me", in: thread) }
    try ben.reply("Now me", in: thread)
    #expect(try ada.view.events == [.claimed(by: "Ann"), .handedOver(from: "Ann", to: "Ben")])
    #expect(try ben.rows(.mine).map(\.thread.id) == [thread] && ann.rows(.mine).isEmpty)
  }

  @Test func `tags and notes stay with thread and customer`() throws {
    let shop = try Market(profile: Market.talkative).open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    try ada.say("Hello")
    let thread = try ada.thread()
    try shop.setTags(["Complaint", " complaint", "wholesale", ""], thread: thread, staff: ann.id)
    try shop.setNote("Calls her cat Bean", guest: ada.guest)
    let view = try shop.deskThread(thread, staff: ann.id, isReading: false)
    #expect(view.thread.tags == ["complaint", "wholesale"] && view.customer.note == "Calls her cat Bean")
  }

  @Test func `a bell tells the desks and the shopper, and nobody else`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let bells = "/tmp/tuckshop-bells-\(UInt32.random(in: .min ... .max))"
    defer { try? FileManager.default.removeItem(atPath: bells) }
    let (ada, eve) = (try Caller(shop), try Caller(shop))
    let hers = try ShopBell(folder: bells, world: market.world)
    let eves = try ShopBell(folder: bells, world: market.world)
    let desk = try ShopBell(folder: bells, world: market.world)
    _ = try shop.beginVisit(guest: ada.guest, isReturning: false, bell: hers.path, place: home)
    _ = try shop.beginVisit(guest: eve.guest, isReturning: false, bell: eves.path, place: home)
    let ann = try shop.openDesk(as: "Ann", bell: desk.path)
    #expect(hers.take() == [.presence] && eves.take() == [.presence])
    _ = desk.take()
    try ada.say("Hello")
    let thread = try ada.thread()
    #expect(desk.take() == [.thread(thread)])
    #expect(hers.take() == [.conversation])
    _ = try shop.deskThread(thread, staff: ann.id, isReading: true)
    #expect(hers.take() == [.conversation], "it was read")
    try shop.tellTyping(true, thread: thread, staff: ann.id)
    #expect(hers.take() == [.staffTyping(thread: thread, name: "Ann", isTyping: true)])
    try shop.tellTyping(true, guest: ada.guest)
    #expect(desk.take() == [.shopperTyping(thread: thread, isTyping: true)])
    #expect(eves.take().isEmpty)
  }
}

// Could go wrong: what is shown beside a formula is not what the formula says; a part of nothing is 0 or traps.
@Suite struct ChatFiguresTests {
  @Test(
    arguments: [([], nil), ([5], 1000), ([3], 0), ([4, 5, 1], 667), ([1, 2, 3, 4, 5, 5], 500)] as [([Int], Int?)])
  func `satisfied are those who rate 4 or 5`(ratings: [Int], perMille: Int?) {
    #expect(ChatFigures.satisfaction(ratings) == perMille)
  }

  @Test(
    arguments: [
      ([], 50, nil), ([7], 50, 7), ([7], 90, 7), ([1, 2], 50, 1), ([3, 1, 2], 50, 2),
      (Array(1...10), 90, 9), (Array(1...11), 90, 10),
    ] as [([Int], Int, Int?)])
  func `percentiles are by nearest rank`(figures: [Int], percent: Int, expected: Int?) {
    #expect(ChatFigures.percentile(percent, of: figures) == expected)
  }

  @Test func `a week at the desk in figures`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let (ann, ben) = (try Clerk("Ann", shop), try Clerk("Ben", shop))
    let callers = try (0..<3).map { _ in try Caller(shop) }
    let start = market.world.now()
    for caller in callers { try caller.say("Hello") }
    // Monday noon; the shop is open until 17:00 and again on Tuesday at 9:00.
    market.pass(seconds: 60)
    try ann.reply("Yes?", in: callers[0].thread())
    try shop.setTags(["complaint"], thread: callers[0].thread(), staff: ann.id)
    try shop.setTags(["complaint"], thread: callers[2].thread(), staff: ann.id)
    market.pass(seconds: 540)
    try shop.resolve(callers[0].thread(), staff: ann.id)
    _ = try shop.rate(5, why: "", guest: callers[0].guest)
    market.pass(seconds: 86_400 - 600)
    try ben.reply("Sorry for the wait", in: callers[1].thread())
    try shop.resolve(callers[1].thread(), staff: ben.id)
    _ = try shop.rate(2, why: "slow", guest: callers[1].guest)
    market.pass(seconds: 1)
    let figures = try shop.figures(from: start, until: market.world.now())
    #expect(figures.opened == 3 && figures.resolved == 2 && figures.asked == 2)
    #expect(figures.firstReplies == [60, 86_400] && figures.firstRepliesOpen == [60, 5 * 3600 + 3 * 3600])
    #expect(figures.resolutions == [600, 86_400])
    #expect(figures.satisfaction == 500 && figures.responseRate == 1000)
    #expect(figures.complaints == 2 && figures.complaintsResolved == 1 && figures.complaintResolution == 500)
    #expect(figures.agents.map(\.name) == ["Ann", "Ben"] && figures.agents.map(\.ratings) == [[5], [2]])
    #expect(try shop.figures(from: market.world.now(), until: market.world.now()).opened == 0)
  }

  @Test func `a shopper waits since their first question to a person, whoever began`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let (ada, ann) = (try Caller(shop), try Clerk("Ann", shop))
    let visit = try shop.beginVisit(
      guest: ada.guest, isReturning: false, bell: nil, place: ChatPlace(.home, title: "Home"))
    _ = try shop.applyRule("hello", guest: ada.guest, visit: visit)
    market.pass(seconds: 300)
    let answer = ChatAnswer(source: "Policy: Returns", passage: "Within 30 days.")
    _ = try shop.keepAnswer(answer, to: "Returns?", clientID: "question-1", guest: ada.guest, place: nil)
    market.pass(seconds: 300)
    try ada.say("A person, please")
    market.pass(seconds: 40)
    try ann.reply("Here I am", in: ada.thread())
    market.pass(seconds: 1)
    #expect(try shop.figures(from: Market.noon, until: market.world.now()).firstReplies == [40])
  }
}

// Could go wrong: what comes in the moment of a decision is put aside with what was decided about.
@Suite struct ChatCrossingTests {
  @Test func `a message that crosses a resolution, a snooze or a reply is not lost from sight`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    try ada.say("One")
    let thread = try ada.thread()
    let seen = try #require(try shop.deskThread(thread, staff: ann.id, isReading: true).messages.last).id
    market.pass(seconds: 5)
    try ada.say("Two")
    let until = market.world.now().advanced(bySeconds: 60)
    #expect(throws: ChatFault.unseen) { try shop.resolve(thread, staff: ann.id, seen: seen) }
    #expect(throws: ChatFault.unseen) { try shop.snooze(thread, until: until, staff: ann.id, seen: seen) }
    try shop.reply(
      .text("To one"), isPrivate: false, clientID: "crossing-1", thread: thread, staff: ann.id, seen: seen)
    let row = try #require(try ann.rows(.mine).first)
    #expect(row.thread.waitingSince == market.world.now(), "the second question still waits")
    #expect(row.thread.firstReplyAt == market.world.now())
    try shop.resolve(thread, staff: ann.id, seen: row.thread.id + 1_000)
    #expect(try ada.view.thread?.state == .resolved)
  }

  @Test func `the shop's own words leave a thread resolved, and its question asked`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    try ada.say("Thank you")
    try ann.reply("Gladly", in: ada.thread())
    try shop.resolve(ada.thread(), staff: ann.id)
    let visit = try shop.beginVisit(
      guest: ada.guest, isReturning: true, bell: nil, place: ChatPlace(.home, title: "Home"))
    let view = try #require(try shop.applyRule("hello", guest: ada.guest, visit: visit))
    #expect(view.said.last == "Can we help?" && view.thread?.state == .resolved && view.asksForRating)
    #expect(try ann.rows(.all).isEmpty)
    try ada.say("Yes, you can")
    #expect(try ann.rows(.all).count == 1)
  }

  @Test func `a card number is kept nowhere, whoever writes it and wherever`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    let card = "4242 4242 4242 4242"
    #expect(try ada.say("Charge \(card)", id: "card-0001").said == ["Charge •••• 4242"])
    let thread = try ada.thread()
    try ann.reply("You wrote \(SafeText(cleaning: card))", in: thread, id: "card-0002")
    try shop.setNote("Pays by \(SafeText(cleaning: card))", guest: ada.guest)
    try shop.setTags(["\(card)"], thread: thread, staff: ann.id)
    let search = ChatPlace(.search, title: "Search: \(card)")
    let visit = try shop.beginVisit(guest: ada.guest, isReturning: false, bell: nil, place: search)
    try shop.look(at: search, cart: 0, visit: visit)
    try ada.say("Found nothing", id: "card-0003", at: search)
    try shop.resolve(thread, staff: ann.id)
    _ = try shop.rate(3, why: card, guest: ada.guest)
    shop.close()
    for name in ["ledger.db", "ledger.db-wal"] {
      let bytes = (try? Data(contentsOf: URL(fileURLWithPath: market.folder.path + "/" + name))) ?? Data()
      #expect(bytes.range(of: Data(card.utf8)) == nil, "\(name)")
    }
  }

  @Test func `whom staff wrote to first has the next word`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    let ann = try Clerk("Ann", shop)
    let visit = try shop.beginVisit(
      guest: ada.guest, isReturning: false, bell: nil, place: ChatPlace(.home, title: "Home"))
    guard
      case .sent(let thread) = try shop.approach(visit: visit, text: "Hello", clientID: "first-001", staff: ann.id)
    else { throw ChatFault.unknownThread }
    #expect(throws: ChatFault.approached) { try ann.reply("And another", in: thread) }
    try ann.reply("Looks at mugs", in: thread, isPrivate: true)
    try ada.say("Yes?")
    try ann.reply("Which one?", in: thread)
    #expect(try ada.view.said == ["Hello", "Yes?", "Which one?"])
  }

  @Test func `a session without a bell is over after some hours of standing still`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let ada = try Caller(shop)
    _ = try shop.beginVisit(
      guest: ada.guest, isReturning: false, bell: nil, place: ChatPlace(.home, title: "Home"))
    #expect(try shop.liveVisits().count == 1)
    market.pass(seconds: 4 * 3600 + 1)
    #expect(try shop.liveVisits().isEmpty)
  }
}

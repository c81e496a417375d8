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

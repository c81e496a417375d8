import Commerce
import PlainText
import ShopCore
import Testing

/// A shopper who talks.
struct Caller: Sendable {
  let shop: Shop
  let guest: Int

  init(_ shop: Shop) throws {
    self.shop = shop
    guest = try shop.enter(token: nil).guestID
  }

  @discardableResult
  func say(_ text: String, id: String? = nil, at place: ChatPlace? = nil) throws -> ChatView {
    try shop.say(text, clientID: id ?? "caller-\(guest)-\(text)", guest: guest, place: place)
  }

  var view: ChatView { get throws { try shop.chat(of: guest) } }
  func thread() throws -> Int { try #require(try shop.chat(of: guest).thread).id }
}

/// A member of staff at a desk.
struct Clerk: Sendable {
  let shop: Shop
  let id: Int

  init(_ name: String, _ shop: Shop) throws {
    self.shop = shop
    id = try shop.openDesk(as: name, bell: nil).id
  }

  func reply(_ text: SafeText, in thread: Int, id clientID: String? = nil, isPrivate: Bool = false) throws {
    try shop.reply(
      .text(text), isPrivate: isPrivate, clientID: clientID ?? "clerk-\(id)-\(text)", thread: thread, staff: id)
  }

  func rows(_ filter: InboxFilter) throws -> [InboxRow] { try shop.inbox(filter, staff: id).rows }
}

extension Market {
  /// The market's profile with rules for talking.
  static var talkative: ShopProfile {
    var profile = Market.profile
    var rules = ChatRules()
    rules.voucherLimit = 1500
    rules.proactive = [
      ProactiveRule(id: "hello", conditions: [.page(.home)], action: .message("Can we help?")),
      ProactiveRule(id: "stuck", conditions: [.failedPayments(2)], action: .alert("Payment failed twice")),
    ]
    profile.chat = rules
    profile.hours = OpeningHours([.mon: 540..<1020, .tue: 540..<1020])
    return profile
  }
}

extension ChatView {
  /// What was said, without what happened.
  var said: [String] { messages.compactMap { if case .text(let text) = $0.body { text.string } else { nil } } }
  var events: [ChatEvent] { messages.compactMap { if case .event(let event) = $0.body { event } else { nil } } }
}

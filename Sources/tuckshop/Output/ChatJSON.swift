import Commerce
import Conversation
import PlainText
import ShopCore
import TerminalKit

/// The guest's conversation, for programs.
struct ChatJSON: Encodable {
  struct Presence: Encodable {
    let staff: [SafeText]
    @Nullable var usualReplySeconds: Int?
    @Nullable var opensAt: String?
  }

  struct Thread: Encodable {
    /// `open`, `snoozed`, `resolved`.
    let state: String
    let openedAt: String
    @Nullable var assignee: SafeText?
    @Nullable var rating: Int?
  }

  struct Message: Encodable {
    let id: Int
    /// `shopper`, `staff`, `shop`.
    let speaker: String
    let author: SafeText
    /// `text`, `product`, `order`, `answer`, `voucher`, `event`.
    let kind: String
    let text: SafeText
    let sentAt: String
    /// `sent`, `delivered`, `read`.
    let delivery: String
    @Nullable var slug: String?
    @Nullable var orderNumber: String?
    @Nullable var coupon: String?
  }

  let presence: Presence
  let messages: [Message]
  let unread: Int
  let asksForEmail: Bool
  let asksForRating: Bool
  @Nullable var thread: Thread?
  @Nullable var queuePosition: Int?

  init(_ view: ChatView, _ shapes: Shapes) {
    presence = Presence(
      staff: view.presence.present, usualReplySeconds: view.presence.usualReplySeconds,
      opensAt: view.presence.opensAt?.iso)
    messages = view.messages.map { Message($0, shapes) }
    unread = view.unread
    asksForEmail = view.asksForEmail
    asksForRating = view.asksForRating
    thread = view.thread.map { thread in
      let state =
        switch thread.state {
        case .open: "open"
        case .snoozed: "snoozed"
        case .resolved: "resolved"
        }
      return Thread(
        state: state, openedAt: thread.openedAt.iso, assignee: thread.assignee, rating: thread.rating)
    }
    queuePosition = view.queuePosition
  }
}

extension ChatJSON.Message {
  init(_ message: ChatMessage, _ shapes: Shapes) {
    let words = ChatWords(message.body, shapes)
    self.init(
      id: message.id, speaker: message.speaker.rawValue, author: message.author, kind: words.kind, text: words.text,
      sentAt: message.sentAt.iso, delivery: ConversationWords.delivery(message.delivery).string, slug: words.slug,
      orderNumber: words.orderNumber, coupon: words.coupon)
  }
}

/// What a message says, in plain words.
struct ChatWords {
  var kind: String
  var text: SafeText
  var slug: String?
  var orderNumber: String?
  var coupon: String?

  init(_ body: ChatBody, _ shapes: Shapes) {
    func price(_ amount: Money) -> SafeText { amount.formatted(locale: shapes.profile.locale) }
    switch body {
    case .text(let words): (kind, text) = ("text", words)
    case .product(let card):
      (kind, slug) = ("product", card.slug)
      text = "\(card.title), \(price(card.price)): tuckshop product \(card.slug)"
    case .order(let card):
      (kind, orderNumber) = ("order", card.number)
      text = "Order \(card.number), \(price(card.total)), arrives \(card.arrives.label)"
    case .answer(let answer):
      (kind, slug, orderNumber) = ("answer", answer.slug, answer.orderNumber)
      text = "\(answer.source)\n\(answer.passage)"
    case .voucher(let card):
      (kind, coupon) = ("voucher", card.code)
      text = "\(price(card.amount)) off with \(card.code), before \(card.validUntil.iso)"
    case .event(let event):
      kind = "event"
      switch event {
      case .claimed(let name): text = "\(name) answers you now"
      case .handedOver(_, let name): text = "\(name) answers you from here on"
      case .resolved: text = "The conversation is over"
      case .reopened: text = "The conversation goes on"
      case .context, .snoozed, .emailLeft, .rated, .voucherReason: text = ""
      }
    }
  }
}

/// The conversation as text.
struct ChatText {
  let view: ChatView
  let shopper: Shopper

  func lines(width: Int) -> [StyledLine] {
    let (zone, now) = (shopper.profile.timeZone, shopper.shop.world.now())
    let shapes = Shapes(profile: shopper.profile)
    var lines = StyledLine.wrapped(
      ConversationWords.presence(view.presence, now: now, zone, room: 80), .secondary, width: width)
    if view.messages.isEmpty { lines += [.empty, .of("Nothing was said yet: tuckshop chat send TEXT", .secondary)] }
    for message in view.messages {
      let words = ChatWords(message.body, shapes)
      let moment = ConversationWords.moment(message.sentAt, now: now, zone)
      if words.kind == "event" {
        if !words.text.isEmpty { lines += StyledLine.wrapped("\(moment)  \(words.text)", .secondary, width: width) }
        continue
      }
      let name: SafeText = message.speaker == .shopper ? "You" : message.author
      lines += [.empty, StyledLine([StyledSpan(name, .heading), StyledSpan("  \(moment)", .secondary)])]
      lines += StyledLine.wrapped(words.text, width: width)
    }
    lines += notices.flatMap { [.empty] + StyledLine.wrapped($0, .warning, width: width) }
    return lines
  }

  private var notices: [SafeText] {
    var notices: [SafeText] = []
    if let place = view.queuePosition { notices.append("You are number \(place) in the queue.") }
    if view.asksForEmail {
      let address = view.emailOfOrders.map(ShellWord.argument) ?? "ADDRESS"
      notices.append("For an answer by mail: tuckshop chat email \(address)")
    }
    if view.asksForRating { notices.append("How was it? tuckshop chat rate 1 to 5") }
    return notices
  }
}

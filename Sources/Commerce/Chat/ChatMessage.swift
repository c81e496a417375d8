package import PlainText

/// One entry of a conversation.
package struct ChatMessage: Hashable, Sendable {
  /// Rises with the order of the conversation.
  package var id: Int
  package var thread: Int
  /// Made by who wrote it, unique: a message sent twice under one is there once.
  package var clientID: String
  package var speaker: ChatSpeaker
  /// The name of the member of staff; empty for the shopper, the shop's name for what is automatic.
  package var author: SafeText
  package var body: ChatBody
  package var channel: ChatChannel
  package var sentAt: Instant
  /// A note among staff; never in a shopper's view.
  package var isPrivate: Bool
  /// How far it has come on its way to the other side.
  package var delivery: ChatDelivery

  package init(
    id: Int, thread: Int, clientID: String, speaker: ChatSpeaker, author: SafeText, body: ChatBody,
    channel: ChatChannel, sentAt: Instant, isPrivate: Bool, delivery: ChatDelivery
  ) {
    self.id = id
    self.thread = thread
    self.clientID = clientID
    self.speaker = speaker
    self.author = author
    self.body = body
    self.channel = channel
    self.sentAt = sentAt
    self.isPrivate = isPrivate
    self.delivery = delivery
  }
}

package enum ChatSpeaker: String, Sendable, Codable, CaseIterable {
  case shopper, staff
  /// The shop itself: automatic answers, proactive messages, what happened to the thread.
  case shop
}

package enum ChatChannel: String, Sendable, Codable, CaseIterable {
  case screen, mail
}

/// How far a message has come; it only ever rises.
package enum ChatDelivery: Int, Comparable, Sendable, Codable, CaseIterable {
  /// In the ledger.
  case sent
  /// On a terminal of the other side.
  case delivered
  /// In an open pane, or a thread a member of staff has open.
  case read

  package static func < (left: ChatDelivery, right: ChatDelivery) -> Bool { left.rawValue < right.rawValue }
}

/// What a message holds.
package enum ChatBody: Hashable, Sendable, Codable {
  /// Lines of text; never Markdown.
  case text(SafeText)
  case product(ChatProductCard)
  case order(ChatOrderCard)
  /// A passage of the shop's own, offered automatically and taken by the shopper, or a policy sent by staff.
  case answer(ChatAnswer)
  case voucher(ChatVoucherCard)
  case event(ChatEvent)

  /// The longest text, in characters; more is cut by the front before it is sent, and refused by the core.
  package static let longestText = 4000
}

/// A product as it was sent; its page may have changed since.
package struct ChatProductCard: Hashable, Sendable, Codable {
  package var slug: String
  /// What goes into the cart by one key; nil for a product with a choice to make.
  package var sku: String?
  package var title: SafeText
  /// The least of its variants.
  package var price: Money
  /// Variants differ in price; nil in messages of a time when that was not kept.
  package var hasPriceRange: Bool?
  package var isInStock: Bool

  package init(
    slug: String, sku: String?, title: SafeText, price: Money, hasPriceRange: Bool = false, isInStock: Bool
  ) {
    self.slug = slug
    self.sku = sku
    self.title = title
    self.price = price
    self.hasPriceRange = hasPriceRange
    self.isInStock = isInStock
  }
}

/// One of the guest's own orders.
package struct ChatOrderCard: Hashable, Sendable, Codable {
  package var number: String
  package var state: OrderState
  package var fulfilment: FulfilmentState
  package var total: Money
  package var arrives: DeliveryWindow

  package init(_ order: Order) {
    number = order.number
    state = order.state
    fulfilment = order.fulfilment
    total = order.totals.total
    arrives = order.delivery
  }
}

/// A goodwill voucher given in the conversation.
package struct ChatVoucherCard: Hashable, Sendable, Codable {
  package var code: String
  package var amount: Money
  /// The first day on which it no longer counts.
  package var validUntil: CivilDate

  package init(code: String, amount: Money, validUntil: CivilDate) {
    self.code = code
    self.amount = amount
    self.validUntil = validUntil
  }
}

/// What happened to a thread, as an entry in it.
package enum ChatEvent: Hashable, Sendable, Codable {
  /// The shopper began or went on while looking at this.
  case context(ChatPlace)
  case claimed(by: SafeText)
  case handedOver(from: SafeText, to: SafeText)
  case resolved(by: SafeText)
  case reopened
  /// Staff alone see it.
  case snoozed(by: SafeText, until: Instant)
  case emailLeft(String)
  case rated(Int, why: SafeText)
  /// Staff alone see it.
  case voucherReason(SafeText)

  /// Not for the shopper's eyes.
  package var isForStaffAlone: Bool {
    switch self {
    case .snoozed, .voucherReason, .context, .emailLeft, .rated: true
    case .claimed, .handedOver, .resolved, .reopened: false
    }
  }
}

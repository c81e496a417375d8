import Commerce
import Conversation
import PlainText
import TerminalKit

/// Sentences for facts: what happened, what is safe, what to do next.
enum Words {
  static func sentence(for failure: Failure) -> SafeText {
    switch failure {
    case .busy: "The shop is very busy just now. Nothing was changed; please try again."
    case .diskFull: "The shop's disk is full, so that was not kept. Make room and try again."
    case .diskFailing: "The shop's disk failed, so that was not kept. Look after it, then try again."
    case .damaged: "The shop's data cannot be read. Nothing was changed."
    case .gone: "That is not there any more. i leads to the inbox."
    case .assigned(let name): "\(name) answers this thread. h takes it over, n leaves a note."
    case .resolved: "The thread is resolved. u opens it again; what you wrote stays."
    case .approached: "You wrote first in this visit; the next word is theirs. What you wrote stays here."
    case .unseen: "They wrote once more in this moment. Nothing was changed: read it, then press the key again."
    case .empty: "There is nothing to send yet."
    case .tooLong(let limit): "That is too long: \(limit) characters at most. What you wrote stays."
    case .tooFast: "That was faster than anybody types. Wait a moment, then send again."
    case .cardGone: "That is no longer in the shop. Nothing was sent."
    case .other(let why): "That did not work, nothing was changed: \(why)"
    }
  }

  /// How much time is left for an answer, and the colour that says it without words.
  static func due(_ dueAt: Instant, now: Instant) -> (text: SafeText, role: Role) {
    let left = dueAt.seconds - now.seconds
    guard left > 0 else { return ("late \(ConversationWords.span(-left))", .error) }
    return ("due \(ConversationWords.span(left))", left <= 60 ? .warning : .text)
  }

  static func day(_ instant: Instant, _ shared: Shared) -> SafeText {
    "\(shared.profile.timeZone.local(instant).date.shortLabel)"
  }

  static func name(of filter: InboxFilter) -> SafeText {
    switch filter {
    case .mine: "Mine"
    case .unassigned: "Unassigned"
    case .all: "All"
    case .snoozed: "Snoozed"
    case .resolved: "Resolved"
    }
  }

  /// What stands in place of an empty list.
  static func empty(_ filter: InboxFilter) -> [SafeText] {
    switch filter {
    case .mine: ["You answer no thread.", "2 shows those that nobody has taken, c takes one."]
    case .unassigned: ["Nobody waits to be taken.", "v shows who is in the shop."]
    case .all: ["No open thread.", "New questions come in by themselves; v shows who is in the shop."]
    case .snoozed: ["Nothing is put away for later."]
    case .resolved: ["Nothing has been resolved yet."]
    }
  }

  /// A page of the shop as a word, for where somebody is.
  static func page(_ page: ChatPage) -> SafeText {
    switch page {
    case .home: "Home"
    case .browse: "Browsing"
    case .search: "Searching"
    case .product: "Product"
    case .cart: "Cart"
    case .carts: "Saved carts"
    case .address: "Checkout, address"
    case .delivery: "Checkout, delivery"
    case .payment: "Checkout, payment"
    case .review: "Checkout, review"
    case .placed: "Order placed"
    case .orders: "Orders"
    case .order: "Order"
    case .policies: "Policies"
    }
  }

  /// Where somebody is, without saying a page's name twice.
  static func place(_ place: ChatPlace) -> SafeText {
    let page = page(place.page)
    return place.title.isEmpty || place.title == page ? page : "\(page): \(place.title)"
  }

  static func state(_ order: Order) -> SafeText {
    switch order.state {
    case .pendingPayment: "not paid"
    case .cancelled: "cancelled"
    case .placed, .completed:
      switch order.fulfilment {
      case .unfulfilled: "placed"
      case .packed: "packed"
      case .shipped: "shipped"
      case .delivered: "delivered"
      case .returned: "returned"
      case .cancelled: "cancelled"
      }
    }
  }

  static func state(_ thread: ChatThread, _ shared: Shared) -> SafeText {
    switch thread.state {
    case .open: thread.assignee.map { $0 == shared.myName ? "you answer" : "\($0) answers" } ?? "not taken"
    case .snoozed(let until):
      "snoozed until \(ConversationWords.moment(until, now: shared.now, shared.profile.timeZone))"
    case .resolved: "resolved"
    }
  }

  /// `Ben is here too`, `Ben and Cara are here too`.
  static func also(_ names: [SafeText], _ deed: SafeText, _ deeds: SafeText) -> SafeText? {
    guard let last = names.last else { return nil }
    guard names.count > 1 else { return "\(last) \(deed)" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last) \(deeds)"
  }
}

package import PlainText

/// Which threads the inbox lists.
package enum InboxFilter: String, CaseIterable, Sendable {
  case mine, unassigned, all, snoozed, resolved
}

/// One line of the inbox.
package struct InboxRow: Hashable, Sendable {
  package var thread: ChatThread
  /// The guest's name where an order told it, else `Guest 12`.
  package var guestName: SafeText
  /// The last message in short.
  package var excerpt: SafeText
  package var lastSpeaker: ChatSpeaker
  package var lastAt: Instant
  /// Messages of the shopper that no member of staff has read.
  package var unread: Int
  /// When the next answer is due by the shop's targets; nil while nobody waits.
  package var dueAt: Instant?

  package init(
    thread: ChatThread, guestName: SafeText, excerpt: SafeText, lastSpeaker: ChatSpeaker, lastAt: Instant, unread: Int,
    dueAt: Instant?
  ) {
    self.thread = thread
    self.guestName = guestName
    self.excerpt = excerpt
    self.lastSpeaker = lastSpeaker
    self.lastAt = lastAt
    self.unread = unread
    self.dueAt = dueAt
  }
}

/// The inbox with its counts.
package struct Inbox: Hashable, Sendable {
  package var rows: [InboxRow]
  package var counts: [InboxFilter: Int]
  /// Shoppers who wait for an answer, in all.
  package var waiting: Int
  package var staff: [StaffMember]
  /// What proactive rules told, the newest first, of the last hour.
  package var alerts: [DeskAlert]
  package var now: Instant

  package init(
    rows: [InboxRow], counts: [InboxFilter: Int], waiting: Int, staff: [StaffMember], alerts: [DeskAlert], now: Instant
  ) {
    self.rows = rows
    self.counts = counts
    self.waiting = waiting
    self.staff = staff
    self.alerts = alerts
    self.now = now
  }
}

package struct StaffMember: Hashable, Sendable {
  package var id: Int
  package var name: SafeText
  /// Heard of within the last two minutes.
  package var isPresent: Bool
  package var isAway: Bool

  package init(id: Int, name: SafeText, isPresent: Bool, isAway: Bool) {
    self.id = id
    self.name = name
    self.isPresent = isPresent
    self.isAway = isAway
  }
}

package struct DeskAlert: Hashable, Sendable {
  package var text: SafeText
  package var guest: Int
  package var guestName: SafeText
  package var at: Instant

  package init(text: SafeText, guest: Int, guestName: SafeText, at: Instant) {
    self.text = text
    self.guest = guest
    self.guestName = guestName
    self.at = at
  }
}

/// A thread as staff see it, with the customer beside it.
package struct DeskThread: Hashable, Sendable {
  package var thread: ChatThread
  /// Of all the guest's threads, private notes and staff's own events included.
  package var messages: [ChatMessage]
  package var customer: CustomerCard
  /// Other members of staff who have it open.
  package var viewing: [SafeText]
  package var dueAt: Instant?
  package var now: Instant

  package init(
    thread: ChatThread, messages: [ChatMessage], customer: CustomerCard, viewing: [SafeText], dueAt: Instant?,
    now: Instant
  ) {
    self.thread = thread
    self.messages = messages
    self.customer = customer
    self.viewing = viewing
    self.dueAt = dueAt
    self.now = now
  }
}

/// What the shop knows of a guest.
package struct CustomerCard: Hashable, Sendable {
  package var guest: Int
  package var name: SafeText
  package var email: String?
  package var country: String
  /// Where the guest is now; nil when no terminal is open.
  package var visit: LiveVisit?
  package var cart: CartView?
  /// The newest first.
  package var orders: [Order]
  package var pastThreads: [ChatThread]
  package var note: SafeText
  /// May be written to beside their orders and questions.
  package var hasConsented: Bool
  package var firstSeenAt: Instant

  package init(
    guest: Int, name: SafeText, email: String?, country: String, visit: LiveVisit?, cart: CartView?, orders: [Order],
    pastThreads: [ChatThread], note: SafeText, hasConsented: Bool, firstSeenAt: Instant
  ) {
    self.guest = guest
    self.name = name
    self.email = email
    self.country = country
    self.visit = visit
    self.cart = cart
    self.orders = orders
    self.pastThreads = pastThreads
    self.note = note
    self.hasConsented = hasConsented
    self.firstSeenAt = firstSeenAt
  }
}

/// Somebody in the shop.
package struct LiveVisit: Hashable, Sendable {
  package var id: Int
  package var guest: Int
  package var guestName: SafeText
  package var isReturning: Bool
  package var place: ChatPlace
  package var startedAt: Instant
  package var onPageSince: Instant
  package var cartUnits: Int
  /// Of the merchandise; nil for an empty cart.
  package var cartTotal: Money?
  /// Staff have written first in this visit and had no answer.
  package var isApproached: Bool
  /// The thread that is not resolved.
  package var thread: Int?

  package init(
    id: Int, guest: Int, guestName: SafeText, isReturning: Bool, place: ChatPlace, startedAt: Instant,
    onPageSince: Instant, cartUnits: Int, cartTotal: Money?, isApproached: Bool, thread: Int?
  ) {
    self.id = id
    self.guest = guest
    self.guestName = guestName
    self.isReturning = isReturning
    self.place = place
    self.startedAt = startedAt
    self.onPageSince = onPageSince
    self.cartUnits = cartUnits
    self.cartTotal = cartTotal
    self.isApproached = isApproached
    self.thread = thread
  }
}

/// What came of claiming a thread.
package enum ClaimOutcome: Hashable, Sendable {
  case yours
  /// Somebody was first.
  case taken(by: SafeText)
}

/// What came of writing first to somebody in the shop.
package enum ApproachOutcome: Hashable, Sendable {
  case sent(thread: Int)
  /// Written to in this visit before, without an answer.
  case alreadyApproached
  /// No terminal of the guest is open any more.
  case gone
}

/// What came of giving a voucher.
package enum VoucherOutcome: Hashable, Sendable {
  case issued(ChatVoucherCard)
  case overLimit(Money)
  /// The shop lets staff give none.
  case notOffered
}

package import PlainText

/// A conversation of one guest with the shop, from its first message until it is resolved; a guest has at most one that
/// is not resolved.
package struct ChatThread: Hashable, Sendable {
  package var id: Int
  package var guest: Int
  package var state: ThreadState
  /// The name of who answers it.
  package var assignee: SafeText?
  package var openedAt: Instant
  /// Since when the shopper waits for an answer of a person; nil while nobody waits.
  package var waitingSince: Instant?
  package var firstReplyAt: Instant?
  package var resolvedAt: Instant?
  /// By what address the answer goes when the shopper has left.
  package var email: String?
  package var tags: [SafeText]
  /// 1…5, once the shopper has said.
  package var rating: Int?

  package init(id: Int, guest: Int, state: ThreadState, openedAt: Instant) {
    self.id = id
    self.guest = guest
    self.state = state
    self.openedAt = openedAt
    tags = []
  }

  /// The tag that makes a thread count as a complaint in the figures.
  package static let complaintTag: SafeText = "complaint"
}

package enum ThreadState: Hashable, Sendable {
  case open
  /// Out of the inbox until then; a message of the shopper brings it back at once.
  case snoozed(until: Instant)
  case resolved
}

/// Who answers, and how soon.
package struct StaffPresence: Hashable, Sendable {
  /// Names of those who are at their desks and not away.
  package var present: [SafeText]
  /// The median of the first replies of the last 7 days, in seconds; nil while there are too few.
  package var usualReplySeconds: Int?
  /// When somebody is expected by the opening hours; nil while the shop is open, or where it never opens.
  package var opensAt: Instant?

  package init(present: [SafeText] = [], usualReplySeconds: Int? = nil, opensAt: Instant? = nil) {
    self.present = present
    self.usualReplySeconds = usualReplySeconds
    self.opensAt = opensAt
  }

  package var isStaffed: Bool { !present.isEmpty }
}

/// What a shopper's pane shows: the guest's own conversation and nobody else's.
package struct ChatView: Hashable, Sendable {
  /// The one that is not resolved, or else the last; nil before the first message.
  package var thread: ChatThread?
  /// Of all the guest's threads, in order, without what is for staff alone; the last ``limit``.
  package var messages: [ChatMessage]
  package var presence: StaffPresence
  /// Messages of staff that no open pane has shown.
  package var unread: Int
  /// 1 for the next in turn; nil when the shopper does not wait, or somebody has taken the thread.
  package var queuePosition: Int?
  /// Nobody is there, and no address is known for an answer by mail.
  package var asksForEmail: Bool
  /// The address that the guest gave for an order or at the checkout; nil unless ``asksForEmail``.
  package var emailOfOrders: SafeText?
  /// The thread was resolved and has not been rated, nor has the question been waved away.
  package var asksForRating: Bool

  package static let limit = 300

  package init(
    thread: ChatThread? = nil, messages: [ChatMessage] = [], presence: StaffPresence = StaffPresence(),
    unread: Int = 0, queuePosition: Int? = nil, asksForEmail: Bool = false,
    emailOfOrders: SafeText? = nil, asksForRating: Bool = false
  ) {
    self.thread = thread
    self.messages = messages
    self.presence = presence
    self.unread = unread
    self.queuePosition = queuePosition
    self.asksForEmail = asksForEmail
    self.emailOfOrders = emailOfOrders
    self.asksForRating = asksForRating
  }
}

/// An answer that needs no person: a passage of the shop's own, or a fact of the database.
package struct ChatAnswer: Hashable, Sendable, Codable {
  /// Where it stands, as the reader is told it: `Policy: Returns`, `Question: How fresh is it?`, `Details of Harbour Mug`.
  package var source: SafeText
  /// Verbatim; Markdown when it is a passage.
  package var passage: SafeText
  /// The policy's id, for opening it.
  package var policy: String?
  package var slug: String?
  package var orderNumber: String?

  package init(
    source: SafeText, passage: SafeText, policy: String? = nil, slug: String? = nil, orderNumber: String? = nil
  ) {
    self.source = source
    self.passage = passage
    self.policy = policy
    self.slug = slug
    self.orderNumber = orderNumber
  }
}

package import Commerce
package import PlainText

extension Shop {
  /// Comes to the desk under a name, which is made known when it is new.
  package func openDesk(as name: String, bell: String?) throws -> StaffMember { throw ChatFault.unknownStaff }

  /// Says that the member of staff is still there; due once a minute.
  package func heartbeat(staff: Int, isAway: Bool) throws {}

  package func closeDesk(staff: Int, bell: String?) throws {}

  package func inbox(_ filter: InboxFilter, staff: Int) throws -> Inbox { throw ChatFault.unknownStaff }

  /// A thread with its customer; the member of staff counts as viewing it, and what it shows as read when `isReading`.
  package func deskThread(_ id: Int, staff: Int, isReading: Bool) throws -> DeskThread { throw ChatFault.unknownThread }

  /// The member of staff looks at no thread any more.
  package func leaveThread(staff: Int) throws {}

  /// Tells the shopper and the other desks that the member of staff writes, or has stopped; nothing is kept.
  package func tellTyping(_ isTyping: Bool, thread: Int, staff: Int) throws {}

  /// Takes a thread that nobody has taken.
  package func claim(_ thread: Int, staff: Int) throws -> ClaimOutcome { throw ChatFault.unknownThread }

  /// Gives a thread to somebody else, or to nobody.
  package func handOver(_ thread: Int, to receiver: Int?, staff: Int) throws { throw ChatFault.unknownThread }

  /// Writes to the shopper; the thread becomes the writer's when nobody has taken it. Private notes leave it as it is.
  ///
  /// - Throws: ``ChatFault/assigned(to:)``, ``ChatFault/resolved`` (private notes may be written even then).
  package func reply(_ body: ChatBody, isPrivate: Bool, clientID: String, thread: Int, staff: Int) throws {
    throw ChatFault.unknownThread
  }

  package func resolve(_ thread: Int, staff: Int) throws { throw ChatFault.unknownThread }
  package func snooze(_ thread: Int, until: Instant, staff: Int) throws { throw ChatFault.unknownThread }
  package func reopen(_ thread: Int, staff: Int) throws { throw ChatFault.unknownThread }
  package func setTags(_ tags: [SafeText], thread: Int, staff: Int) throws { throw ChatFault.unknownThread }

  /// What staff note about a customer; replaces what stood there.
  package func setNote(_ note: SafeText, guest: Int) throws {}

  /// Gives a voucher in the conversation and notes why, for staff alone.
  package func issueVoucher(
    minorUnits: Int, reason: String, clientID: String, thread: Int, staff: Int
  ) throws -> VoucherOutcome { .notOffered }

  /// A product as a card; nil when there is no such slug.
  package func productCard(slug: String) throws -> ChatProductCard? { nil }

  /// An order of the thread's guest as a card; nil when it is not theirs.
  package func orderCard(number: String, thread: Int) throws -> ChatOrderCard? { nil }

  /// A policy or a frequent question as an answer to be sent, by a part of its title; the best first.
  package func passages(matching text: String) throws -> [ChatAnswer] { [] }

  /// A ready reply about a product that is sold out: why, until when, and what else there is; nil when it is not.
  package func soldOutReply(slug: String) throws -> SafeText? { nil }

  /// A canned response with its variables filled for this thread; nil when there is no such code.
  package func cannedReply(_ code: String, thread: Int, staff: Int) throws -> SafeText? { nil }

  /// Who is in the shop, who is longest on a page first.
  package func liveVisits() throws -> [LiveVisit] { [] }

  /// Writes first to somebody in the shop: once a visit, unless they answered.
  package func approach(
    visit: Int, text: String, clientID: String, staff: Int
  ) throws -> ApproachOutcome { .gone }
}

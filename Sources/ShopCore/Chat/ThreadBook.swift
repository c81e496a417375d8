import Commerce
import Database
import PlainText

/// A thread as the ledger keeps it.
struct StoredThread: Hashable, Sendable {
  var thread: ChatThread
  var assigneeID: Int?
  /// Where the shopper was when they last wrote.
  var place: ChatPlace?
  var asksForEmail: Bool
  var asksForRating: Bool
  var marks: ThreadMarks
}

/// How far each side has come in a thread: the id of the last message that was delivered or read.
struct ThreadMarks: Hashable, Sendable {
  var shopperDelivered: Int
  var shopperRead: Int
  var staffDelivered: Int
  var staffRead: Int

  /// How far a message has come on its way to the other side.
  func delivery(of id: Int, by speaker: ChatSpeaker) -> ChatDelivery {
    let (delivered, read) = speaker == .shopper ? (staffDelivered, staffRead) : (shopperDelivered, shopperRead)
    return id <= read ? .read : id <= delivered ? .delivered : .sent
  }
}

/// The rows of threads.
enum ThreadBook {
  private static let columns: SQL = """
    SELECT t.*, s.name AS assignee, (SELECT email FROM customer c WHERE c.guest_id = t.guest_id) AS email,
      (SELECT json_group_array(tag) FROM (SELECT tag FROM chat_tag g WHERE g.thread_id = t.id ORDER BY tag)) AS tags
    FROM chat_thread t LEFT JOIN staff s ON s.id = t.assignee_id
    """

  static func thread(_ id: Int, in reader: Reader) throws -> StoredThread {
    guard let row = try reader.row(columns + " WHERE t.id = \(id)") else { throw ChatFault.unknownThread }
    return try stored(row)
  }

  static func threads(where condition: SQL, in reader: Reader) throws -> [StoredThread] {
    try reader.rows(columns + " WHERE " + condition).map(stored)
  }

  /// The guest's thread that is not resolved.
  static func live(of guest: Int, in reader: Reader) throws -> StoredThread? {
    try threads(where: "t.guest_id = \(guest) AND t.state <> 'resolved'", in: reader).first
  }

  static func last(of guest: Int, in reader: Reader) throws -> StoredThread? {
    try threads(where: "t.guest_id = \(guest) ORDER BY t.id DESC LIMIT 1", in: reader).first
  }

  /// The thread in which a guest goes on: the live one, one resolved not long ago, or a new one.
  ///
  /// - Parameter preferred: The one that is answered by mail, however long ago it was resolved.
  static func current(
    of guest: Int, preferring preferred: Int? = nil, rules: ChatRules, now: Instant, in writer: Writer
  ) throws -> StoredThread {
    if let live = try live(of: guest, in: writer) { return live }
    if let preferred {
      let stored = try thread(preferred, in: writer)
      guard stored.thread.guest == guest else { throw ChatFault.unknownThread }
      try reopen(stored, now: now, in: writer)
      return try thread(preferred, in: writer)
    }
    if let recent = try recent(of: guest, rules: rules, now: now, in: writer) {
      try reopen(recent, now: now, in: writer)
      return try thread(recent.thread.id, in: writer)
    }
    try writer.execute(
      "INSERT INTO chat_thread (guest_id, state, opened_at) VALUES (\(guest), 'open', \(now.seconds))")
    return try thread(writer.lastInsertedID, in: writer)
  }

  /// The guest's last thread when it was resolved not long ago.
  static func recent(of guest: Int, rules: ChatRules, now: Instant, in reader: Reader) throws -> StoredThread? {
    guard let last = try last(of: guest, in: reader), let resolvedAt = last.thread.resolvedAt,
      resolvedAt.advanced(bySeconds: rules.reopenDays * 86_400) > now
    else { return nil }
    return last
  }

  /// Opens a resolved thread again, for who answered it while they are there, for everybody otherwise.
  static func reopen(_ stored: StoredThread, now: Instant, in writer: Writer) throws {
    let id = stored.thread.id
    let assignee = try stored.assigneeID.flatMap { try StaffBook.isPresent($0, now: now, in: writer) ? $0 : nil }
    // A question about the earlier answer that was not answered yet is asked again after the next one.
    try writer.execute(
      """
      UPDATE chat_thread SET state = 'open', snoozed_until = NULL, resolved_at = NULL, resolved_by = NULL,
        assignee_id = \(assignee), rating_state = CASE rating_state WHEN 'asked' THEN 'unasked' ELSE rating_state END
      WHERE id = \(id)
      """)
    try MessageBook.note(.reopened, thread: id, now: now, in: writer)
  }

  /// A person has answered: nobody waits any more, and the first time counts for the figures.
  static func noteReply(in thread: Int, staff: Int, now: Instant, in writer: Writer) throws {
    // A clock may have been set back since the question.
    try writer.execute(
      """
      UPDATE chat_thread SET waiting_since = NULL,
        first_asked_at = CASE WHEN first_reply_at IS NULL THEN waiting_since ELSE first_asked_at END,
        first_reply_by = CASE WHEN first_reply_at IS NULL AND waiting_since IS NOT NULL THEN \(staff)
          ELSE first_reply_by END,
        first_reply_at = CASE WHEN first_reply_at IS NULL AND waiting_since IS NOT NULL
          THEN max(\(now.seconds), waiting_since) ELSE first_reply_at END
      WHERE id = \(thread)
      """)
  }

  /// Brings threads back whose time of rest is over.
  static func wake(now: Instant, in writer: Writer) throws {
    try writer.execute(
      """
      UPDATE chat_thread SET state = 'open', snoozed_until = NULL
      WHERE state <> 'resolved' AND state = 'snoozed' AND snoozed_until <= \(now.seconds)
      """)
  }

  private static func stored(_ row: Row) throws -> StoredThread {
    func instant(_ column: String) -> Instant? { row.optionalInt(column).map { Instant(seconds: $0) } }
    let state: ThreadState =
      switch row.string("state") {
      case "resolved": .resolved
      case "snoozed": .snoozed(until: Instant(seconds: row.int("snoozed_until")))
      default: .open
      }
    var thread = ChatThread(
      id: row.int("id"), guest: row.int("guest_id"), state: state, openedAt: Instant(seconds: row.int("opened_at")))
    thread.assignee = row.optionalString("assignee").map { SafeText(cleaning: $0) }
    thread.waitingSince = instant("waiting_since")
    thread.firstReplyAt = instant("first_reply_at")
    thread.resolvedAt = instant("resolved_at")
    thread.email = row.optionalString("email")
    thread.tags = try JSONText.decode([SafeText].self, from: row.string("tags"))
    thread.rating = row.optionalInt("rating")
    return StoredThread(
      thread: thread, assigneeID: row.optionalInt("assignee_id"),
      place: try row.optionalString("place").map { try JSONText.decode(ChatPlace.self, from: $0) },
      asksForEmail: row.string("email_state") == "unasked" && thread.email == nil,
      asksForRating: row.string("rating_state") == "asked",
      marks: ThreadMarks(
        shopperDelivered: row.int("shopper_delivered"), shopperRead: row.int("shopper_read"),
        staffDelivered: row.int("staff_delivered"), staffRead: row.int("staff_read")))
  }
}

extension ThreadBook {
  /// Moves the shopper's marks up to a message; they never go back.
  ///
  /// - Returns: Whether one of them moved.
  static func markShopper(_ thread: Int, delivered: Int, read: Int, in writer: Writer) throws -> Bool {
    try writer.execute(
      """
      UPDATE chat_thread SET shopper_delivered = max(shopper_delivered, \(delivered)),
        shopper_read = max(shopper_read, \(read))
      WHERE id = \(thread) AND (shopper_delivered < \(delivered) OR shopper_read < \(read))
      """) > 0
  }

  static func markStaff(_ thread: Int, delivered: Int, read: Int, in writer: Writer) throws -> Bool {
    try writer.execute(
      """
      UPDATE chat_thread SET staff_delivered = max(staff_delivered, \(delivered)),
        staff_read = max(staff_read, \(read))
      WHERE id = \(thread) AND (staff_delivered < \(delivered) OR staff_read < \(read))
      """) > 0
  }
}

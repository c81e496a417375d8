package import Commerce
import Database
import PlainText

extension Shop {
  /// Comes to the desk under a name, which is made known when it is new.
  ///
  /// - Throws: ``ChatFault/empty``, ``ChatFault/tooLong(limit:)``.
  package func openDesk(as name: String, bell: String?) throws -> StaffMember {
    let now = world.now()
    let name = SafeText(cleaning: String(name.prefix(400))).trimmed
    guard !name.isEmpty else { throw ChatFault.empty }
    guard name.length <= StaffBook.nameLimit, name.string.unicodeScalars.count <= StaffBook.nameLimit else {
      throw ChatFault.tooLong(limit: StaffBook.nameLimit)
    }
    let member = try ledger.write { writer in
      try writer.execute(
        """
        INSERT INTO staff (name, seen_at) VALUES (\(name.string), \(now.seconds))
        ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at, is_away = 0
        """)
      let id = try writer.int("SELECT id FROM staff WHERE name = \(name.string)") ?? 0
      try writer.execute("INSERT INTO desk (staff_id, bell) VALUES (\(id), \(bell))")
      return StaffMember(id: id, name: name, isPresent: true, isAway: false)
    }
    ringEverybody(.presence)
    return member
  }

  /// Says that the member of staff is still there; due once a minute.
  package func heartbeat(staff: Int, isAway: Bool) throws {
    let now = world.now()
    let isNews = try ledger.write { writer in
      guard let row = try writer.row("SELECT is_away, seen_at FROM staff WHERE id = \(staff)") else {
        throw ChatFault.unknownStaff
      }
      try writer.execute("UPDATE staff SET seen_at = \(now.seconds), is_away = \(isAway) WHERE id = \(staff)")
      return row.bool("is_away") != isAway || row.int("seen_at") <= now.seconds - StaffBook.presentSeconds
    }
    if isNews { ringEverybody(.presence) }
  }

  /// Leaves the desk; the last one of a member of staff takes their presence with it.
  package func closeDesk(staff: Int, bell: String?) throws {
    try ledger.write { writer in
      try writer.execute(
        """
        DELETE FROM desk WHERE id = (SELECT id FROM desk WHERE staff_id = \(staff) AND bell IS \(bell) LIMIT 1)
        """)
      try writer.execute(
        """
        UPDATE staff SET seen_at = 0 WHERE id = \(staff) AND NOT EXISTS (SELECT 1 FROM desk WHERE staff_id = \(staff))
        """)
    }
    ringEverybody(.presence)
  }

  /// The threads of a filter: who waits longest first, then the newest; what it lists counts as delivered.
  package func inbox(_ filter: InboxFilter, staff: Int) throws -> Inbox {
    let now = world.now()
    let isStale = try ledger.read { reader in
      try reader.int(
        "SELECT 1 FROM chat_thread WHERE state <> 'resolved' AND state = 'snoozed' AND snoozed_until <= \(now.seconds)")
        != nil
    }
    if isStale { try ledger.write { try ThreadBook.wake(now: now, in: $0) } }
    let inbox = try ledger.read { reader in
      let rows = try InboxBook.rows(filter, staff: staff, rules: profile.chatRules, in: reader)
      return Inbox(
        rows: rows, counts: try InboxBook.counts(staff: staff, in: reader),
        waiting: try reader.int(
          "SELECT count(*) FROM chat_thread WHERE state <> 'resolved' AND waiting_since IS NOT NULL AND state = 'open'")
          ?? 0,
        staff: try StaffBook.all(now: now, in: reader), alerts: try InboxBook.alerts(now: now, in: reader), now: now)
    }
    try markDelivered()
    return inbox
  }

  /// What shoppers wrote has come to a desk.
  private func markDelivered() throws {
    let behind = try ledger.read { reader in
      try reader.rows(
        """
        SELECT t.id, t.guest_id, max(m.id) AS last FROM chat_thread t INDEXED BY chat_thread_waiting
          CROSS JOIN chat_message m ON m.thread_id = t.id AND m.id > t.staff_delivered
        WHERE t.state <> 'resolved' AND m.speaker = 'shopper' GROUP BY t.id
        """)
    }
    guard !behind.isEmpty else { return }
    try ledger.write { writer in
      for row in behind {
        _ = try ThreadBook.markStaff(row.int("id"), delivered: row.int("last"), read: 0, in: writer)
      }
    }
    for row in behind { ring(.conversation, guest: row.int("guest_id")) }
  }
}

/// What the inbox is made of.
enum InboxBook {
  /// Rows listed at most; nobody reads further down.
  private static let limit = 300
  /// A proactive message that nobody answered is no work for staff.
  private static let isWork: SQL = """
    (t.assignee_id IS NOT NULL
      OR EXISTS (SELECT 1 FROM chat_message w WHERE w.thread_id = t.id AND w.speaker <> 'shop'))
    """

  private static func condition(_ filter: InboxFilter, staff: Int) -> SQL {
    switch filter {
    case .mine: "t.state <> 'resolved' AND t.state = 'open' AND t.assignee_id = \(staff)"
    case .unassigned: "t.state <> 'resolved' AND t.state = 'open' AND t.assignee_id IS NULL AND \(isWork)"
    case .all: "t.state <> 'resolved' AND t.state = 'open' AND \(isWork)"
    case .snoozed: "t.state <> 'resolved' AND t.state = 'snoozed'"
    case .resolved: "t.resolved_at IS NOT NULL"
    }
  }

  static func counts(staff: Int, in reader: Reader) throws -> [InboxFilter: Int] {
    var counts: [InboxFilter: Int] = [:]
    for filter in InboxFilter.allCases {
      counts[filter] =
        try reader.int(
          "SELECT count(*) FROM (SELECT 1 FROM chat_thread t WHERE \(condition(filter, staff: staff)) LIMIT 1000)") ?? 0
    }
    return counts
  }

  static func rows(_ filter: InboxFilter, staff: Int, rules: ChatRules, in reader: Reader) throws -> [InboxRow] {
    let order: SQL =
      filter == .resolved
      ? " ORDER BY t.resolved_at DESC, t.id DESC" : " ORDER BY t.waiting_since IS NULL, t.waiting_since, t.id DESC"
    return try ThreadBook.threads(where: condition(filter, staff: staff) + order + " LIMIT \(limit)", in: reader)
      .map { try row($0, rules: rules, in: reader) }
  }

  private static func row(_ stored: StoredThread, rules: ChatRules, in reader: Reader) throws -> InboxRow {
    let thread = stored.thread
    let last = try reader.row(
      """
      SELECT body, speaker, sent_at FROM chat_message
      WHERE thread_id = \(thread.id) AND body NOT LIKE '{"event":%' ORDER BY speaker = 'shop', id DESC LIMIT 1
      """)
    let unread = try reader.int(
      """
      SELECT count(*) FROM chat_message
      WHERE thread_id = \(thread.id) AND speaker = 'shopper' AND id > \(stored.marks.staffRead)
      """)
    return InboxRow(
      thread: thread, guestName: try GuestName.of(thread.guest, in: reader),
      excerpt: try last.map { try JSONText.decode(ChatBody.self, from: $0.string("body")).excerpt } ?? .empty,
      lastSpeaker: last.flatMap { ChatSpeaker(rawValue: $0.string("speaker")) } ?? .shop,
      lastAt: last.map { Instant(seconds: $0.int("sent_at")) } ?? thread.openedAt, unread: unread ?? 0,
      dueAt: thread.dueAt(rules))
  }

  static func alerts(now: Instant, in reader: Reader) throws -> [DeskAlert] {
    try reader.rows("SELECT * FROM desk_alert WHERE told_at > \(now.seconds - 3600) ORDER BY id DESC LIMIT 20")
      .map { row in
        DeskAlert(
          text: SafeText(cleaning: row.string("words")), guest: row.int("guest_id"),
          guestName: try GuestName.of(row.int("guest_id"), in: reader), at: Instant(seconds: row.int("told_at")))
      }
  }
}

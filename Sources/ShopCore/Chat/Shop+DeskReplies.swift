package import Commerce
import Database
package import PlainText

extension Shop {
  /// Takes a thread that nobody has taken.
  package func claim(_ thread: Int, staff: Int) throws -> ClaimOutcome {
    let now = world.now()
    let outcome = try ledger.write { writer -> (ClaimOutcome, Int?) in
      let stored = try ThreadBook.thread(thread, in: writer)
      guard stored.thread.state != .resolved else { throw ChatFault.resolved }
      if let holder = stored.assigneeID {
        return (holder == staff ? .yours : .taken(by: stored.thread.assignee ?? "Somebody"), nil)
      }
      try assign(thread, to: staff, now: now, in: writer)
      return (.yours, stored.thread.guest)
    }
    if let guest = outcome.1 { tell(thread, guest: guest) }
    return outcome.0
  }

  /// Gives a thread to somebody else, or to nobody.
  package func handOver(_ thread: Int, to receiver: Int?, staff: Int) throws {
    try change(thread) { stored, now, writer in
      guard stored.thread.state != .resolved else { throw ChatFault.resolved }
      guard stored.assigneeID != receiver else { return }
      let to = try receiver.map { try StaffBook.name(of: $0, in: writer) } ?? .empty
      let from = try StaffBook.name(of: staff, in: writer)
      try writer.execute("UPDATE chat_thread SET assignee_id = \(receiver) WHERE id = \(thread)")
      try MessageBook.note(.handedOver(from: from, to: to), thread: thread, now: now, in: writer)
    }
  }

  /// Writes to the shopper; the thread becomes the writer's when nobody has taken it, private notes aside.
  ///
  /// A second call with the same `clientID` changes nothing. To a guest who has left an address and the shop, the reply
  /// goes by mail too.
  ///
  /// - Throws: ``ChatFault/assigned(to:)``, ``ChatFault/resolved`` (private notes may be written even then).
  ///
  /// - Parameter seen: The shopper's last message that the writer has seen; who wrote after that goes on waiting.
  package func reply(
    _ body: ChatBody, isPrivate: Bool, clientID: String, thread: Int, staff: Int, seen: Int? = nil
  ) throws {
    try reply(body, isPrivate: isPrivate, clientID: clientID, thread: thread, staff: staff) { stored, _, writer in
      guard !isPrivate, let seen else { return }
      try writer.execute(
        """
        UPDATE chat_thread SET waiting_since = (SELECT min(sent_at) FROM chat_message
          WHERE thread_id = \(thread) AND speaker = 'shopper' AND id > \(seen)) WHERE id = \(thread)
        """)
    }
  }

  private func checkSeen(_ seen: Int?, _ thread: Int, in reader: Reader) throws {
    guard let seen else { return }
    let newer = try reader.row(
      "SELECT 1 FROM chat_message WHERE thread_id = \(thread) AND speaker = 'shopper' AND id > \(seen)")
    if newer != nil { throw ChatFault.unseen }
  }

  /// The same, with what belongs to the message in the same transaction.
  func reply(
    _ body: ChatBody, isPrivate: Bool, clientID: String, thread: Int, staff: Int,
    with more: (StoredThread, Instant, Writer) throws -> Void
  ) throws {
    var body = body
    if case .text(let text) = body { body = .text(try MessageBook.checked(text.string)) }
    try forgetTheGone()
    try change(thread) { stored, now, writer in
      guard try MessageBook.thread(ofClientID: clientID, in: writer) == nil else { return }
      if !isPrivate { try takeToReply(stored, staff: staff, now: now, in: writer) }
      let message = NewMessage(clientID: clientID, speaker: .staff, staff: staff, body: body, isPrivate: isPrivate)
      let id = try MessageBook.insert(message, thread: thread, now: now, in: writer)
      if !isPrivate { try ThreadBook.noteReply(in: thread, staff: staff, now: now, in: writer) }
      try more(stored, now, writer)
      guard !isPrivate else { return }
      if let id { try mailReply(id, stored.thread, now: now, in: writer) }
    }
  }

  /// - Parameter seen: As for a reply; a message that came since is not put aside with the rest.
  /// - Throws: ``ChatFault/unseen``.
  package func resolve(_ thread: Int, staff: Int, seen: Int? = nil) throws {
    try change(thread) { stored, now, writer in
      guard stored.thread.state != .resolved else { return }
      try checkSeen(seen, thread, in: writer)
      // Who was never answered by a person is not asked how that was.
      try writer.execute(
        """
        UPDATE chat_thread SET state = 'resolved', snoozed_until = NULL, waiting_since = NULL,
          resolved_at = \(now.seconds), resolved_by = \(staff), assignee_id = COALESCE(assignee_id, \(staff)),
          rating_state = CASE WHEN rating_state = 'unasked' AND first_reply_at IS NOT NULL THEN 'asked'
            ELSE rating_state END
        WHERE id = \(thread)
        """)
      try MessageBook.note(
        .resolved(by: try StaffBook.name(of: staff, in: writer)), thread: thread, now: now, in: writer)
    }
  }

  /// - Parameter seen: As for ``resolve(_:staff:seen:)``.
  package func snooze(_ thread: Int, until: Instant, staff: Int, seen: Int? = nil) throws {
    try change(thread) { stored, now, writer in
      guard stored.thread.state != .resolved else { throw ChatFault.resolved }
      guard until > now else { return }
      try checkSeen(seen, thread, in: writer)
      try writer.execute(
        "UPDATE chat_thread SET state = 'snoozed', snoozed_until = \(until.seconds) WHERE id = \(thread)")
      let name = try StaffBook.name(of: staff, in: writer)
      try MessageBook.note(.snoozed(by: name, until: until), thread: thread, now: now, in: writer)
    }
  }

  /// Opens a resolved or snoozed thread again; a guest who has begun another one since goes on there.
  package func reopen(_ thread: Int, staff: Int) throws {
    try change(thread) { stored, now, writer in
      switch stored.thread.state {
      case .open: return
      case .snoozed:
        try writer.execute("UPDATE chat_thread SET state = 'open', snoozed_until = NULL WHERE id = \(thread)")
      case .resolved:
        guard try ThreadBook.live(of: stored.thread.guest, in: writer) == nil else { return }
        try ThreadBook.reopen(stored, now: now, in: writer)
      }
    }
  }

  package func setTags(_ tags: [SafeText], thread: Int, staff: Int) throws {
    let tags = Set(tags.map { CardNumber.masked(in: $0.uncased.trimmed).cut(toScalars: 40) }.filter { !$0.isEmpty })
      .sorted().prefix(20)
    try change(thread) { _, _, writer in
      try writer.execute("DELETE FROM chat_tag WHERE thread_id = \(thread)")
      for tag in tags {
        try writer.execute(
          "INSERT INTO chat_tag (thread_id, tag) VALUES (\(thread), \(tag.string)) ON CONFLICT DO NOTHING")
      }
    }
  }

  /// Writes first to somebody in the shop: once a visit, unless they answered.
  package func approach(visit: Int, text: String, clientID: String, staff: Int) throws -> ApproachOutcome {
    let text = try MessageBook.checked(text)
    let now = world.now()
    try forgetTheGone()
    let (outcome, guest) = try ledger.write { writer -> (ApproachOutcome, Int?) in
      guard let row = try writer.row("SELECT * FROM visit WHERE id = \(visit) AND ended_at IS NULL") else {
        return (.gone, nil)
      }
      guard !row.bool("is_approached") else { return (.alreadyApproached, nil) }
      let guest = row.int("guest_id")
      let stored = try ThreadBook.current(of: guest, rules: profile.chatRules, now: now, in: writer)
      let thread = stored.thread.id
      try takeToReply(stored, staff: staff, now: now, in: writer)
      try MessageBook.insert(
        NewMessage(clientID: clientID, speaker: .staff, staff: staff, body: .text(text)), thread: thread, now: now,
        in: writer)
      // Whoever had asked is answered, not approached.
      if stored.thread.waitingSince == nil {
        try writer.execute("UPDATE visit SET is_approached = 1 WHERE id = \(visit)")
      }
      try ThreadBook.noteReply(in: thread, staff: staff, now: now, in: writer)
      return (.sent(thread: thread), guest)
    }
    if case .sent(let thread) = outcome, let guest { tell(thread, guest: guest) }
    return outcome
  }
}

extension Shop {
  /// Changes a thread in one transaction and tells its guest and the desks.
  func change(_ thread: Int, _ body: (StoredThread, Instant, Writer) throws -> Void) throws {
    let now = world.now()
    let guest = try ledger.write { writer in
      let stored = try ThreadBook.thread(thread, in: writer)
      try body(stored, now, writer)
      return stored.thread.guest
    }
    tell(thread, guest: guest)
  }

  private func tell(_ thread: Int, guest: Int) {
    ring(.conversation, guest: guest)
    ringDesks(.thread(thread))
  }

  /// Lets a member of staff write in a thread: it is theirs, or becomes so.
  private func takeToReply(_ stored: StoredThread, staff: Int, now: Instant, in writer: Writer) throws {
    guard stored.thread.state != .resolved else { throw ChatFault.resolved }
    let approached = try writer.row(
      "SELECT 1 FROM visit WHERE guest_id = \(stored.thread.guest) AND ended_at IS NULL AND is_approached = 1")
    if approached != nil { throw ChatFault.approached }
    switch stored.assigneeID {
    case staff: return
    case nil: try assign(stored.thread.id, to: staff, now: now, in: writer)
    default: throw ChatFault.assigned(to: stored.thread.assignee ?? "Somebody")
    }
  }

  private func assign(_ thread: Int, to staff: Int, now: Instant, in writer: Writer) throws {
    let name = try StaffBook.name(of: staff, in: writer)
    try writer.execute("UPDATE chat_thread SET assignee_id = \(staff) WHERE id = \(thread)")
    try MessageBook.note(.claimed(by: name), thread: thread, now: now, in: writer)
  }

  /// Puts a reply into the outbox when its reader has left the shop and an address.
  private func mailReply(_ message: Int, _ thread: ChatThread, now: Instant, in writer: Writer) throws {
    guard let email = thread.email,
      try writer.row("SELECT 1 FROM visit WHERE guest_id = \(thread.guest) AND ended_at IS NULL") == nil
    else { return }
    try ChatMail.put(message, thread: thread, recipient: email, profile: profile, now: now, in: writer)
  }
}

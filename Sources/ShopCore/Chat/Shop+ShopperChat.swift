package import Commerce
import Database
import PlainText

extension Shop {
  /// The guest's conversation; what it shows counts as delivered.
  package func chat(of guest: Int) throws -> ChatView {
    let (view, mark) = try ledger.read { reader in
      (try chatView(of: guest, in: reader), try undelivered(of: guest, in: reader))
    }
    if mark > 0 { try markShopper(guest, delivered: mark, read: 0) }
    return view
  }

  /// The same, and its messages up to `message` count as read.
  package func readChat(of guest: Int, upTo message: Int) throws -> ChatView {
    try markShopper(guest, delivered: message, read: message)
    return try ledger.read { try chatView(of: guest, in: $0) }
  }

  /// Writes a message of the shopper; a second call with the same `clientID` changes nothing.
  ///
  /// - Parameters:
  ///   - clientID: New for each message, 8…80 characters; unique in the whole shop.
  ///   - place: Where the shopper is; kept in the thread when it differs from the last.
  /// - Throws: ``ChatFault``.
  package func say(_ text: String, clientID: String, guest: Int, place: ChatPlace?) throws -> ChatView {
    try say([.text(try MessageBook.checked(text))], clientID: clientID, guest: guest, place: place, channel: .screen)
    return try ledger.read { try chatView(of: guest, in: $0) }
  }

  /// Writes the shopper's question and the shop's own answer to it; nobody is then waited for.
  package func keepAnswer(
    _ answer: ChatAnswer, to question: String, clientID: String, guest: Int, place: ChatPlace?
  ) throws -> ChatView {
    let bodies: [ChatBody] = [.text(try MessageBook.checked(question)), .answer(answer)]
    try say(bodies, clientID: clientID, guest: guest, place: place, channel: .screen)
    return try ledger.read { try chatView(of: guest, in: $0) }
  }

  /// Tells staff that the shopper writes, or has stopped; nothing is kept.
  package func tellTyping(_ isTyping: Bool, guest: Int) throws {
    let thread = try ledger.read {
      try $0.int("SELECT id FROM chat_thread WHERE guest_id = \(guest) AND state <> 'resolved'")
    }
    if let thread { ringDesks(.shopperTyping(thread: thread, isTyping: isTyping)) }
  }

  /// Keeps the address to which an answer may be mailed; an empty one says that none is wanted.
  ///
  /// - Throws: ``ChatFault/badEmail``.
  package func leaveEmail(_ email: String, guest: Int) throws -> ChatView {
    let address = EmailAddress.normalised(email)
    guard address.isEmpty || EmailAddress.fault(in: address) == nil else { throw ChatFault.badEmail }
    let now = world.now()
    let thread = try ledger.write { writer -> Int? in
      let last = try ThreadBook.last(of: guest, in: writer)
      if address.isEmpty {
        try writer.execute("UPDATE chat_thread SET email_state = 'declined' WHERE id = \(last?.thread.id)")
      } else {
        try writer.execute(
          """
          INSERT INTO customer (guest_id, email) VALUES (\(guest), \(address))
          ON CONFLICT (guest_id) DO UPDATE SET email = excluded.email
          """)
        if let last { try MessageBook.note(.emailLeft(address), thread: last.thread.id, now: now, in: writer) }
      }
      return last?.thread.id
    }
    if let thread { ringDesks(.thread(thread)) }
    return try ledger.read { try chatView(of: guest, in: $0) }
  }

  /// Keeps how content the shopper is with the thread resolved last (1…5); nil waves the question away.
  ///
  /// - Throws: ``ChatFault/badRating``.
  package func rate(_ rating: Int?, why: String, guest: Int) throws -> ChatView {
    guard rating.map((1...5).contains) ?? true else { throw ChatFault.badRating }
    let now = world.now()
    let why = CardNumber.masked(in: SafeText(cleaningLines: String(why.prefix(4000))).trimmed).prefix(500)
    let thread = try ledger.write { writer -> Int? in
      guard let last = try ThreadBook.last(of: guest, in: writer), last.asksForRating else { return nil }
      let id = last.thread.id
      try writer.execute(
        """
        UPDATE chat_thread SET rating_state = \(rating == nil ? "waved" : "rated"), rating = \(rating),
          rating_why = \(why.string) WHERE id = \(id)
        """)
      if let rating { try MessageBook.note(.rated(rating, why: why), thread: id, now: now, in: writer) }
      return id
    }
    if let thread { ringDesks(.thread(thread)) }
    return try ledger.read { try chatView(of: guest, in: $0) }
  }
}

extension Shop {
  /// Writes what a shopper says, by whichever way it came, and tells the desks.
  ///
  /// - Parameter bodies: The first is the shopper's; an answer behind it means that nobody need be waited for.
  /// - Returns: The thread, or nil when the message was there already.
  @discardableResult
  func say(
    _ bodies: [ChatBody], clientID: String, guest: Int, place: ChatPlace?, channel: ChatChannel,
    preferring preferred: Int? = nil
  ) throws -> Int? {
    let now = world.now()
    let isAnswered = bodies.count > 1
    let place = try place.map { try JSONText.encode($0) }
    let thread = try ledger.write { writer -> Int? in
      if let known = try MessageBook.thread(ofClientID: clientID, in: writer) {
        guard try ThreadBook.thread(known, in: writer).thread.guest == guest else { throw ChatFault.unknownThread }
        return nil
      }
      try MessageBook.checkPace(of: guest, now: now, in: writer)
      let stored = try ThreadBook.current(
        of: guest, preferring: preferred, rules: profile.chatRules, now: now, in: writer)
      let id = stored.thread.id
      if let place, try stored.place.map({ try JSONText.encode($0) }) != place {
        try MessageBook.note(
          .context(try JSONText.decode(ChatPlace.self, from: place)), thread: id, now: now, in: writer)
        try writer.execute("UPDATE chat_thread SET place = \(place) WHERE id = \(id)")
      }
      for (index, body) in bodies.enumerated() {
        try MessageBook.insert(
          NewMessage(
            clientID: index == 0 ? clientID : "\(clientID)-\(index)", speaker: index == 0 ? .shopper : .shop,
            body: body, channel: channel), thread: id, now: now, in: writer)
      }
      let waiting = isAnswered ? nil : now.seconds
      try writer.execute(
        """
        UPDATE chat_thread SET state = 'open', snoozed_until = NULL, waiting_since = COALESCE(waiting_since, \(waiting))
        WHERE id = \(id)
        """)
      try writer.execute(
        "UPDATE visit SET is_approached = 0 WHERE guest_id = \(guest) AND ended_at IS NULL AND is_approached = 1")
      return id
    }
    if let thread {
      ringDesks(.thread(thread))
      ring(.conversation, guest: guest)
    }
    return thread
  }

  func chatView(of guest: Int, in reader: Reader) throws -> ChatView {
    let now = world.now()
    let profile = profile
    let stored = try ThreadBook.live(of: guest, in: reader) ?? ThreadBook.last(of: guest, in: reader)
    var view = ChatView(presence: try StaffBook.presence(profile, now: now, in: reader))
    guard let stored else { return view }
    view.thread = stored.thread
    view.messages = try MessageBook.messages(
      ofGuest: guest, forStaff: false, limit: ChatView.limit, shop: profile.name, memory: self.messages,
      in: reader)
    view.unread = view.messages.count { $0.speaker != .shopper && $0.isNews && $0.delivery < .read }
    view.queuePosition = try queuePosition(of: stored, in: reader)
    view.asksForEmail =
      stored.asksForEmail && !view.presence.isStaffed && stored.thread.waitingSince != nil
    if view.asksForEmail { view.emailOfOrders = try emailOfOrders(of: guest, in: reader) }
    view.asksForRating = stored.asksForRating && stored.thread.state == .resolved
    return view
  }

  /// What stands in the address form, else what the last order was placed with.
  private func emailOfOrders(of guest: Int, in reader: Reader) throws -> SafeText? {
    let typed = try reader.string(
      """
      SELECT json_extract(d.json, '$.email') FROM guest g JOIN checkout_draft d ON d.cart_id = g.current_cart_id
      WHERE g.id = \(guest) AND json_valid(d.json)
      """)
    let ordered = try reader.string(
      """
      SELECT json_extract(json, '$.email') FROM orders WHERE guest_id = \(guest) AND paid_at IS NOT NULL
      ORDER BY id DESC LIMIT 1
      """)
    return [typed, ordered].lazy.compactMap { $0.map(EmailAddress.normalised) }
      .first { EmailAddress.fault(in: $0) == nil }.map(SafeText.init(cleaning:))
  }

  private func queuePosition(of stored: StoredThread, in reader: Reader) throws -> Int? {
    guard let since = stored.thread.waitingSince, stored.assigneeID == nil else { return nil }
    let before = try reader.int(
      """
      SELECT count(*) FROM chat_thread WHERE state <> 'resolved' AND assignee_id IS NULL
        AND (waiting_since < \(since.seconds) OR waiting_since = \(since.seconds) AND id < \(stored.thread.id))
      """)
    return (before ?? 0) + 1
  }

  /// The last message that none of the guest's terminals has had; 0 when there is none.
  private func undelivered(of guest: Int, in reader: Reader) throws -> Int {
    try reader.int(
      """
      SELECT max(m.id) FROM chat_thread t JOIN chat_message m ON m.thread_id = t.id
      WHERE t.guest_id = \(guest) AND m.id > t.shopper_delivered AND m.speaker <> 'shopper' AND m.is_private = 0
      """) ?? 0
  }

  /// Moves the marks of all the guest's threads up to a message, and tells the desks where one moved.
  private func markShopper(_ guest: Int, delivered: Int, read: Int) throws {
    let moved = try ledger.write { writer -> [Int] in
      // Only up to what a thread holds, so that what comes later is not read before it is there.
      let rows = try writer.rows(
        """
        SELECT t.id, max(m.id) AS last FROM chat_thread t JOIN chat_message m ON m.thread_id = t.id
        WHERE t.guest_id = \(guest) AND m.id <= \(delivered) AND m.speaker <> 'shopper' GROUP BY t.id
          HAVING last > t.shopper_delivered OR (last <= \(read) AND last > t.shopper_read)
        """)
      return try rows.compactMap { row in
        let (id, last) = (row.int("id"), row.int("last"))
        return try ThreadBook.markShopper(id, delivered: last, read: min(last, read), in: writer) ? id : nil
      }
    }
    for thread in moved { ringDesks(.thread(thread)) }
  }
}

extension ChatMessage {
  /// Something to read, and not only a line about what happened.
  var isNews: Bool { if case .event = body { false } else { true } }
}

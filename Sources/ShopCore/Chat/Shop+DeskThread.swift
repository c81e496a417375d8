package import Commerce
import Database
package import PlainText

extension Shop {
  /// A thread with its customer; the member of staff counts as viewing it, and what it shows as read when `isReading`.
  package func deskThread(_ id: Int, staff: Int, isReading: Bool) throws -> DeskThread {
    let now = world.now()
    let (stored, messages) = try ledger.read { reader in
      let stored = try ThreadBook.thread(id, in: reader)
      return (
        stored,
        try MessageBook.messages(
          ofGuest: stored.thread.guest, forStaff: true, limit: ChatView.limit, shop: profile.name,
          memory: self.messages, in: reader)
      )
    }
    try look(at: id, stored: stored, messages: messages, staff: staff, isReading: isReading)
    let viewing = try ledger.read { reader in
      try reader.rows(
        """
        SELECT DISTINCT s.name FROM desk d JOIN staff s ON s.id = d.staff_id
        WHERE d.thread_id = \(id) AND s.id <> \(staff) AND s.seen_at > \(now.seconds - StaffBook.presentSeconds)
        ORDER BY s.name
        """
      ).map { SafeText(cleaning: $0.string("name")) }
    }
    return DeskThread(
      thread: stored.thread, messages: messages, customer: try customer(stored.thread.guest, except: id),
      viewing: viewing, dueAt: stored.thread.dueAt(profile.chatRules), now: now)
  }

  /// Notes who looks at the thread and how far they have read, and tells whom it concerns when that is news.
  private func look(at id: Int, stored: StoredThread, messages: [ChatMessage], staff: Int, isReading: Bool) throws {
    let last = messages.last { $0.thread == id && $0.speaker == .shopper }?.id ?? 0
    let isViewing = try ledger.read { reader in
      try reader.row("SELECT 1 FROM desk WHERE staff_id = \(staff) AND thread_id IS NOT \(id)") == nil
    }
    let isBehind = stored.marks.staffDelivered < last || isReading && stored.marks.staffRead < last
    guard !isViewing || isBehind else { return }
    try ledger.write { writer in
      try writer.execute("UPDATE desk SET thread_id = \(id) WHERE staff_id = \(staff)")
      _ = try ThreadBook.markStaff(id, delivered: last, read: isReading ? last : 0, in: writer)
    }
    if isBehind { ring(.conversation, guest: stored.thread.guest) }
    ringDesks(.thread(id), except: staff)
  }

  /// The member of staff looks at no thread any more.
  package func leaveThread(staff: Int) throws {
    let left = try ledger.write { writer in
      let left = try writer.int("SELECT thread_id FROM desk WHERE staff_id = \(staff) AND thread_id IS NOT NULL")
      if left != nil { try writer.execute("UPDATE desk SET thread_id = NULL WHERE staff_id = \(staff)") }
      return left
    }
    if let left { ringDesks(.thread(left), except: staff) }
  }

  /// Tells the shopper and the other desks that the member of staff writes, or has stopped; nothing is kept.
  package func tellTyping(_ isTyping: Bool, thread: Int, staff: Int) throws {
    let (guest, name) = try ledger.read {
      (try ThreadBook.thread(thread, in: $0).thread.guest, try StaffBook.name(of: staff, in: $0))
    }
    let topic = Ring.staffTyping(thread: thread, name: name, isTyping: isTyping)
    ring(topic, guest: guest)
    ringDesks(topic, except: staff)
  }

  /// What staff note about a customer; replaces what stood there.
  package func setNote(_ note: SafeText, guest: Int) throws {
    let note = CardNumber.masked(in: note).prefix(1000)
    let thread = try ledger.write { writer -> Int? in
      try writer.execute(
        """
        INSERT INTO customer (guest_id, note) VALUES (\(guest), \(note.string))
        ON CONFLICT (guest_id) DO UPDATE SET note = excluded.note
        """)
      return try ThreadBook.last(of: guest, in: writer)?.thread.id
    }
    if let thread { ringDesks(.thread(thread)) }
  }

  private func customer(_ guest: Int, except thread: Int) throws -> CustomerCard {
    let profile = profile
    let orders = try orders(of: guest)
    let (row, name, visits, past) = try ledger.read { reader in
      (
        try reader.row(
          """
          SELECT g.country, g.created_at, g.current_cart_id, c.email, c.note, COALESCE(c.has_consented, 0) AS consent
          FROM guest g LEFT JOIN customer c ON c.guest_id = g.id WHERE g.id = \(guest)
          """),
        try GuestName.of(guest, in: reader),
        try VisitBook.live(where: "v.guest_id = \(guest) AND v.ended_at IS NULL", profile: profile, in: reader),
        try ThreadBook.threads(where: "t.guest_id = \(guest) AND t.id <> \(thread) ORDER BY t.id DESC", in: reader)
      )
    }
    guard let row else { throw ChatFault.unknownThread }
    let country = row.optionalString("country") ?? profile.shipping.shipsFrom
    // The cart may have expired just now: then there is none to be shown.
    let cart = row.optionalInt("current_cart_id").flatMap { try? self.cart($0, country: country) }
    return CustomerCard(
      guest: guest, name: name, email: row.optionalString("email") ?? orders.first?.email, country: country,
      visit: visits.last, cart: cart, orders: orders, pastThreads: past.map(\.thread),
      note: SafeText(cleaningLines: row.optionalString("note") ?? ""), hasConsented: row.bool("consent"),
      firstSeenAt: Instant(seconds: row.int("created_at")))
  }
}

package import Commerce
import Database
import PlainText

extension Shop {
  /// Lets the desks see that a guest is in the shop, until ``endVisit(_:)`` or until the bell is not answered any more.
  ///
  /// - Parameter bell: The path of the session's ``ShopBell``; nil: nobody can reach it.
  package func beginVisit(guest: Int, isReturning: Bool, bell: String?, place: ChatPlace) throws -> Int {
    let now = world.now()
    let id = try ledger.write { writer in
      try writer.execute(
        """
        INSERT INTO visit (guest_id, bell, is_returning, place, started_at, on_page_since)
        VALUES (\(guest), \(bell), \(isReturning), \(try JSONText.encode(place)), \(now.seconds), \(now.seconds))
        """)
      return writer.lastInsertedID
    }
    ringDesks(.visits)
    return id
  }

  /// Notes the page a guest has turned to, and the cart in use there.
  package func look(at place: ChatPlace, cart: Int, visit: Int) throws {
    let now = world.now()
    let place = try JSONText.encode(place)
    let isKnown = try ledger.write { writer in
      try writer.execute(
        """
        UPDATE visit SET on_page_since = CASE WHEN place = \(place) THEN on_page_since ELSE \(now.seconds) END,
          place = \(place), cart_id = (SELECT id FROM cart WHERE id = \(cart))
        WHERE id = \(visit) AND ended_at IS NULL
        """) > 0
    }
    guard isKnown else { throw ChatFault.unknownVisit }
    ringDesks(.visits)
  }

  /// Whose visit it is or was; nil for none.
  package func guest(ofVisit visit: Int) throws -> Int? {
    try ledger.read { try $0.int("SELECT guest_id FROM visit WHERE id = \(visit)") }
  }

  /// Ending it twice does nothing.
  package func endVisit(_ visit: Int) throws {
    let now = world.now()
    try ledger.write {
      try $0.execute("UPDATE visit SET ended_at = \(now.seconds) WHERE id = \(visit) AND ended_at IS NULL")
    }
    ringDesks(.visits)
  }

  /// Who is in the shop, who is longest on a page first.
  package func liveVisits() throws -> [LiveVisit] {
    try forgetTheGone()
    return try ledger.read { try VisitBook.live(where: "v.ended_at IS NULL", profile: profile, in: $0) }
  }

  /// Carries out a proactive rule, once a visit: writes its message, or tells the desks.
  ///
  /// - Returns: The conversation when a message was written in it; nil otherwise.
  package func applyRule(_ id: String, guest: Int, visit: Int) throws -> ChatView? {
    guard let rule = profile.chatRules.proactive.first(where: { $0.id == id }) else { return nil }
    let now = world.now()
    let thread = try ledger.write { writer -> Int? in
      guard try VisitBook.isLive(visit, of: guest, in: writer),
        try writer.execute("INSERT INTO visit_rule (visit_id, rule) VALUES (\(visit), \(id)) ON CONFLICT DO NOTHING")
          > 0
      else { return nil }
      switch rule.action {
      case .alert(let words):
        try writer.execute(
          "INSERT INTO desk_alert (guest_id, words, told_at) VALUES (\(guest), \(words.string), \(now.seconds))")
        return nil
      case .message(let words):
        let live = try ThreadBook.live(of: guest, in: writer)
        // Where a person answers, the shop does not speak in between.
        if live?.assigneeID != nil || live?.thread.waitingSince != nil { return nil }
        // A thread that is done stays so: only an answer opens it again.
        let recent = try live ?? ThreadBook.recent(of: guest, rules: profile.chatRules, now: now, in: writer)
        let thread =
          try recent?.thread.id
          ?? ThreadBook.current(of: guest, rules: profile.chatRules, now: now, in: writer).thread.id
        try MessageBook.insert(
          NewMessage(clientID: "rule-\(visit)-\(id)", speaker: .shop, body: .text(words)), thread: thread, now: now,
          in: writer)
        return thread
      }
    }
    ringDesks(thread.map { .thread($0) } ?? .alerts)
    return try thread.map { _ in try chat(of: guest) }
  }

  /// Ends the visits and desks behind whose bells nobody is any more.
  func forgetTheGone() throws {
    let bells = try ledger.read {
      try $0.rows(
        """
        SELECT bell FROM visit WHERE ended_at IS NULL AND bell IS NOT NULL
        UNION ALL SELECT bell FROM desk WHERE bell IS NOT NULL
        """
      ).map { $0.string("bell") }
    }
    let dead = bells.filter { !Doorbell.answers($0) }
    if !dead.isEmpty { try forget(bells: dead) }
    // A visit without a bell cannot be asked: one that has stood still for hours is over.
    let longAgo = world.now().seconds - Shop.silentVisitSeconds
    let isForgotten: SQL = "ended_at IS NULL AND bell IS NULL AND on_page_since < \(longAgo)"
    if try ledger.read({ try $0.row("SELECT 1 FROM visit WHERE \(isForgotten)") }) != nil {
      try ledger.write { try $0.execute("UPDATE visit SET ended_at = on_page_since WHERE \(isForgotten)") }
    }
  }

  private static let silentVisitSeconds = 4 * 3600
}

/// The rows of visits.
enum VisitBook {
  static func isLive(_ id: Int, of guest: Int, in reader: Reader) throws -> Bool {
    try reader.row("SELECT 1 FROM visit WHERE id = \(id) AND guest_id = \(guest) AND ended_at IS NULL") != nil
  }

  static func live(where condition: SQL, profile: ShopProfile, in reader: Reader) throws -> [LiveVisit] {
    let rows = try reader.rows(
      """
      SELECT v.*, (SELECT id FROM chat_thread t WHERE t.guest_id = v.guest_id AND t.state <> 'resolved') AS thread,
        (SELECT COALESCE(sum(quantity), 0) FROM cart_line l WHERE l.cart_id = v.cart_id AND l.is_saved = 0) AS units,
        (SELECT sum(quantity * seen_price) FROM cart_line l WHERE l.cart_id = v.cart_id AND l.is_saved = 0
          AND l.currency = \(profile.currency.code)) AS amount
      FROM visit v WHERE \(condition) ORDER BY v.on_page_since, v.id LIMIT 500
      """)
    return try rows.map { row in
      let guest = row.int("guest_id")
      return LiveVisit(
        id: row.int("id"), guest: guest, guestName: try GuestName.of(guest, in: reader),
        isReturning: row.bool("is_returning"),
        place: try JSONText.decode(ChatPlace.self, from: row.string("place")),
        startedAt: Instant(seconds: row.int("started_at")), onPageSince: Instant(seconds: row.int("on_page_since")),
        cartUnits: row.int("units"),
        cartTotal: row.optionalInt("amount").map { Money(minorUnits: $0, currency: profile.currency) },
        isApproached: row.bool("is_approached"), thread: row.optionalInt("thread"))
    }
  }
}

/// What staff call a guest.
enum GuestName {
  static func of(_ guest: Int, in reader: Reader) throws -> SafeText {
    let name = try reader.string(
      """
      SELECT json_extract(json, '$.fullName') FROM orders WHERE guest_id = \(guest) AND paid_at IS NOT NULL
      ORDER BY id DESC LIMIT 1
      """)
    let clean = SafeText(cleaning: name ?? "").trimmed
    return clean.isEmpty ? "Guest \(guest)" : clean
  }
}

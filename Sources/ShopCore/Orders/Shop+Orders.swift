package import Commerce
import Database

extension Shop {
  /// The order with this number and e-mail address; a wrong number and a wrong address have the same answer.
  ///
  /// The number may be typed in any case, with or without dashes, with O for 0. Tries that found nothing are counted in
  /// the ledger, so that neither a new session nor another process starts anew.
  package func order(number: String, email: String, guest: Int) throws -> OrderLookup {
    let now = world.now()
    let number = OrderNumber.normalised(number)
    let key = emailKey(email)
    return try ledger.write { writer in
      if let seconds = try OrderLookupLimit.secondsToWait(guest: guest, emailKey: key, now: now, in: writer) {
        return .tooManyTries(retryAfterSeconds: seconds)
      }
      if let order = try OrderBook.order(number: number, emailKey: key, in: writer) { return .found(order) }
      try OrderLookupLimit.record(guest: guest, emailKey: key, now: now, in: writer)
      return .notFound
    }
  }

  /// The guest's own orders, the newest first.
  package func orders(of guest: Int) throws -> [Order] {
    try ledger.read { try OrderBook.orders(ofGuest: guest, in: $0) }
  }
}

/// How often one may ask for an order in vain: 5 times in 15 minutes for a guest, 20 times in an hour for an address.
enum OrderLookupLimit {
  private static let perGuest = (tries: 5, seconds: 15 * 60)
  private static let perEmail = (tries: 20, seconds: 60 * 60)

  /// Seconds until the next try is allowed; nil when it is now.
  static func secondsToWait(guest: Int, emailKey: String, now: Instant, in reader: Reader) throws -> Int? {
    let waits = [
      try wait("guest_id = \(guest)", perGuest, now: now, in: reader),
      try wait("email_hash = \(SHA256.digest(of: emailKey))", perEmail, now: now, in: reader),
    ]
    return waits.compactMap(\.self).max()
  }

  static func record(guest: Int, emailKey: String, now: Instant, in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO order_lookup_try (guest_id, email_hash, tried_at)
      VALUES (\(guest), \(SHA256.digest(of: emailKey)), \(now.seconds))
      """)
  }

  /// Tidies tries away that no longer count.
  static func removeOld(now: Instant, in writer: Writer) throws {
    try writer.execute("DELETE FROM order_lookup_try WHERE tried_at <= \(now.seconds - perEmail.seconds)")
  }

  /// The next try is allowed when the last but `tries` has left the window.
  private static func wait(
    _ whose: SQL, _ limit: (tries: Int, seconds: Int), now: Instant, in reader: Reader
  ) throws -> Int? {
    let decisive = try reader.int(
      """
      SELECT tried_at FROM order_lookup_try WHERE \(whose) AND tried_at > \(now.seconds - limit.seconds)
      ORDER BY tried_at DESC, id DESC LIMIT 1 OFFSET \(limit.tries - 1)
      """)
    return decisive.map { max(1, $0 + limit.seconds - now.seconds) }
  }
}

package import Commerce
import Database

extension Shop {
  /// The order with this number and e-mail address; a wrong number and a wrong address have the same answer.
  ///
  /// The number may be typed in any case, with or without dashes, with O for 0. Tries that found nothing are counted in
  /// the ledger by where they come from, so that neither a new session nor a new guest starts anew.
  package func order(number: String, email: String, guest: Int) throws -> OrderLookup {
    let now = world.now()
    let number = OrderNumber.normalised(number)
    let key = emailKey(email)
    let limit = GuessLimit(kind: .order, source: world.source, guest: guest, emailKey: key, now: now)
    return try ledger.write { writer in
      if let seconds = try limit.secondsToWait(in: writer) { return .tooManyTries(retryAfterSeconds: seconds) }
      if let order = try OrderBook.order(number: number, emailKey: key, in: writer) { return .found(order) }
      try limit.record(in: writer)
      return .notFound
    }
  }

  /// The guest's own orders, the newest first.
  package func orders(of guest: Int) throws -> [Order] {
    try ledger.read { try OrderBook.orders(ofGuest: guest, in: $0) }
  }
}

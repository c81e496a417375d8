import Commerce
import Database

extension Shop {
  /// Brings every payment that was interrupted to an end and tidies away what is over; returns how many were settled.
  ///
  /// To be called at each start and now and then: it visits attempts that nobody has touched for a minute. What the
  /// gateway has not decided, or the shopper may still confirm, is left for the next time.
  @discardableResult
  package func reconcile() throws -> Int {
    let now = world.now()
    let attempts = try ledger.read {
      try AttemptBook.unsettled(since: now.advanced(bySeconds: -Shop.patienceSeconds), in: $0)
    }
    var settled = 0
    for attempt in attempts {
      try reconcile(attempt, now: now)
      if try ledger.read({ try AttemptBook.attempt(attempt.id, in: $0) }).isSettled { settled += 1 }
    }
    let returned = try ledger.write { writer in
      try OrderLookupLimit.removeOld(now: now, in: writer)
      return try StockBook.removeExpired(now: now, in: writer)
    }
    if !returned.isEmpty { ringStock(of: returned, isMore: true) }
    return settled
  }

  private func reconcile(_ attempt: PaymentAttempt, now: Instant) throws {
    if attempt.isRefundDue {
      _ = try refund(attempt)
      return
    }
    if attempt.amount == 0 {
      _ = try settle(attempt.id, .succeeded)
      return
    }
    let isOverdue = attempt.createdAt.advanced(bySeconds: StockBook.reservationSeconds) <= now
    _ = try settled(attempt.id, unconfirmed: attempt.state == .requiresAction ? .cancelled : .declined) {
      // An intent of which only the answer was lost is found by its key, so that none is left behind.
      let intent = try attempt.intent ?? makeIntent(for: attempt)
      let state = try gateway.intent(intent).state
      switch state {
      case .unconfirmed: return try gateway.cancel(intent: intent).state
      case .requiresAction where isOverdue: return try gateway.cancel(intent: intent).state
      default: return state
      }
    }
  }
}

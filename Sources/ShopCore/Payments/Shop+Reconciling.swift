import Commerce
import Database

extension Shop {
  /// Brings every payment that was interrupted to an end and tidies away what is over; returns how many were settled.
  ///
  /// To be called at each start and now and then: it visits attempts that nobody has touched for a minute. What the
  /// gateway has not decided, or the shopper may still confirm, is left for the next time.
  @discardableResult
  package func reconcile() throws -> Int { try reconcile(isClaiming: false) }

  /// - Parameter isClaiming: Leave alone what another program has taken to see to within the last minute.
  private func reconcile(isClaiming: Bool) throws -> Int {
    let now = world.now()
    let then = now.advanced(bySeconds: -Shop.patienceSeconds)
    let (attempts, orphans) = try ledger.read {
      (try AttemptBook.unsettled(since: then, now: now, in: $0), try AttemptBook.orphaned(since: then, in: $0))
    }
    var settled = 0
    for attempt in attempts {
      // Every open program comes by: one of them asks the gateway, the others see to the next.
      if isClaiming,
        try !ledger.write({ try AttemptBook.claim(attempt.id, since: then, now: now, in: $0) })
      {
        continue
      }
      try reconcile(attempt, now: now)
      if try ledger.read({ try AttemptBook.attempt(attempt.id, in: $0) }).isSettled { settled += 1 }
    }
    for orphan in orphans { try cancelIntent(of: orphan) }
    let returned = try ledger.write { writer in
      try GuessLimit.removeOld(now: now, in: writer)
      return try StockBook.removeExpired(now: now, in: writer)
    }
    if !returned.isEmpty { ringStock(of: returned, isMore: true) }
    return settled
  }

  /// The same where there is anything to do; otherwise it costs one read.
  ///
  /// For every program's start and now and then.
  package func reconcileIfDue() throws {
    let now = world.now()
    let then = now.advanced(bySeconds: -Shop.patienceSeconds)
    let isDue = try ledger.read { reader in
      try reader.int(
        """
        SELECT EXISTS (SELECT 1 FROM payment_attempt WHERE \(AttemptBook.isOld(then, now))
            AND (\(AttemptBook.open) OR refund_due = 1))
          OR EXISTS (SELECT 1 FROM payment_attempt WHERE cancel_due = 1 AND updated_at <= \(then.seconds))
          OR EXISTS (SELECT 1 FROM reservation WHERE expires_at <= \(then.seconds))
          OR EXISTS (SELECT 1 FROM guess WHERE guessed_at <= \(now.seconds - 2 * 3600))
        """) == 1
    }
    if isDue { _ = try reconcile(isClaiming: true) }
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

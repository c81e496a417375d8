import Commerce
import Database
import PlainText

extension Shop {
  /// Brings an attempt and its order to what the gateway says, in one transaction, and tells the shopper's outcome.
  ///
  /// Whoever comes second finds it done and tells the same.
  func settle(_ id: String, _ state: IntentState) throws -> Placement {
    let now = world.now()
    let placed = try ledger.write { writer -> Order? in
      switch state {
      case .succeeded:
        return try Settlement(id, now: now, profile: profile, in: writer).complete()
      case .declined(let reason):
        try Settlement(id, now: now, profile: profile, in: writer).close(.declined, reason: reason)
      case .cancelled:
        try Settlement(id, now: now, profile: profile, in: writer).close(.cancelled)
      case .requiresAction(let link):
        _ = try AttemptBook.move(id, to: .requiresAction, link: link, now: now, in: writer)
      case .pending, .unconfirmed:
        // Not decided, and not known to be confirmed: it is asked about until it is.
        _ = try AttemptBook.move(id, to: .pending, now: now, in: writer)
      }
      return nil
    }
    if let placed { return .placed(placed) }
    try ringStockOfCancelled(attempt: id)
    return try outcome(of: id)
  }

  /// What was held for an order that has come to nothing can be had again.
  private func ringStockOfCancelled(attempt id: String) throws {
    let skus = try ledger.read { reader -> [String] in
      let stored = try OrderBook.order(try AttemptBook.attempt(id, in: reader).order, in: reader)
      return stored?.order.state == .cancelled ? stored?.demands.map(\.sku) ?? [] : []
    }
    if !skus.isEmpty { ringStock(of: skus, isMore: true) }
  }

  /// Closes an attempt for which the gateway has nothing that could be charged; one that went on meanwhile goes on.
  ///
  /// Its answer may have been lost after an intent was made: should there be one, nobody is to confirm it.
  func giveUp(_ id: String, to state: PaymentState) throws -> Placement {
    let now = world.now()
    let orphan = try ledger.write { writer -> PaymentAttempt? in
      let attempt = try AttemptBook.attempt(id, in: writer)
      guard attempt.intent == nil, PaymentAttempt.openStates.contains(attempt.state) else { return nil }
      try Settlement(id, now: now, profile: profile, in: writer)
        .close(state, reason: state == .declined ? .processingError : nil)
      try AttemptBook.setCancelDue(true, of: id, in: writer)
      return attempt
    }
    try ringStockOfCancelled(attempt: id)
    if let orphan { try cancelIntent(of: orphan) }
    return try outcome(of: id)
  }

  /// Has the intent of a closed attempt cancelled; where the gateway does not answer, the reconciler tries again.
  func cancelIntent(of attempt: PaymentAttempt) throws {
    do {
      let intent = try makeIntent(for: attempt)
      _ = try gateway.cancel(intent: intent)
    } catch is GatewayFailure {
      return
    }
    try ledger.write { try AttemptBook.setCancelDue(false, of: attempt.id, in: $0) }
  }

  /// What an attempt has come to, by the ledger; a refund that is due is tried first.
  func outcome(of id: String) throws -> Placement {
    let attempt = try ledger.read { try AttemptBook.attempt(id, in: $0) }
    if attempt.isRefundDue, try ledger.read({ try OrderBook.isLost(attempt.order, in: $0) }) {
      return try refund(attempt) ? try outcome(of: id) : .pending(attempt: id)
    }
    switch attempt.state {
    case .creating, .pending: return .pending(attempt: id)
    case .requiresAction: return .requiresAction(attempt: id, link: attempt.link ?? .empty)
    case .declined: return .declined(attempt.declineReason ?? .declined)
    case .cancelled: return .declined(.authenticationFailed)
    case .refunded where try ledger.read { try OrderBook.isLost(attempt.order, in: $0) }:
      return try lostStock(of: attempt)
    // What staff did with it later is told by the order.
    case .succeeded, .refunded:
      guard let stored = try ledger.read({ try OrderBook.order(attempt.order, in: $0) }) else {
        throw OrderFault.unknownAttempt
      }
      return .placed(stored.order)
    }
  }

  /// Gives back what was charged for an order that could not be kept, was cancelled or came back; false when the gateway
  /// did not answer.
  func refund(_ attempt: PaymentAttempt) throws -> Bool {
    guard let stored = try ledger.read({ try OrderBook.order(attempt.order, in: $0) }) else {
      throw OrderFault.unknownAttempt
    }
    // What cost nothing was never charged.
    if attempt.amount > 0 {
      guard let intent = attempt.intent else { throw OrderFault.unknownAttempt }
      do {
        try gateway.refund(intent: intent, amount: stored.order.totals.total, key: attempt.id + ":refund")
      } catch is GatewayFailure {
        return false
      }
    }
    let now = world.now()
    try ledger.write { writer in
      guard try AttemptBook.move(attempt.id, to: .refunded, now: now, in: writer) else { return }
      try OrderBook.record(OrderEvent(.refunded, by: .empty, note: .empty, at: now), of: stored.id, in: writer)
      let mail = OutboxMessage.refund(
        of: stored.order, isLost: try OrderBook.isLost(stored.id, in: writer), profile: profile)
      try Outbox.put(mail, order: stored.id, now: now, in: writer)
    }
    return true
  }

  /// What the shopper of a refunded order is told: which lines there was no stock for any more.
  private func lostStock(of attempt: PaymentAttempt) throws -> Placement {
    let (stored, lost) = try ledger.read { reader in
      (try OrderBook.order(attempt.order, in: reader), try OrderBook.lostLines(of: attempt.order, in: reader))
    }
    guard let order = stored?.order, let cart = attempt.cart else { throw CartFault.notFound }
    let changes = order.lines.compactMap { line in
      lost[line.sku].map {
        PlacementChange.stockShort(title: line.title, wanted: line.quantity, available: $0)
      }
    }
    let draft = try draft(of: cart, country: order.address.country)
    return .changed(changes, view: try checkout(cartID: cart, draft: draft))
  }
}

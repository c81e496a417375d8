package import Commerce
import Database
package import PlainText

extension Shop {
  /// Asks again how a payment stands: after a pending answer, or when the shopper has been at the bank.
  ///
  /// - Throws: ``OrderFault/unknownAttempt``.
  package func continuePayment(attempt id: String) throws -> Placement {
    let attempt = try ledger.read { try AttemptBook.attempt(id, in: $0) }
    if PaymentAttempt.openStates.contains(attempt.state) { return try asked(attempt) }
    return try outcome(of: id)
  }

  /// Calls a payment off, unless it has succeeded meanwhile.
  ///
  /// - Throws: ``OrderFault/unknownAttempt``.
  package func abandonPayment(attempt id: String) throws -> Placement {
    let attempt = try ledger.read { try AttemptBook.attempt(id, in: $0) }
    guard PaymentAttempt.openStates.contains(attempt.state) else { return try outcome(of: id) }
    guard let intent = attempt.intent else { return try giveUp(id, to: .cancelled) }
    return try settled(id, unconfirmed: .cancelled) { try gateway.cancel(intent: intent).state }
  }

  /// Where the shopper confirms a payment with the bank; nil when it does not wait for that.
  package func link(ofAttempt id: String) throws -> SafeText? {
    try ledger.read { try AttemptBook.attempt(id, in: $0).link }
  }

  /// Pays an attempt from wherever it stands; calling it twice, or from two processes, charges once.
  func pay(_ attempt: PaymentAttempt, with card: CardDetails) throws -> Placement {
    let id = attempt.id
    guard attempt.state == .creating else { return try continuePayment(attempt: id) }
    if attempt.amount == 0 { return try settle(id, .succeeded) }

    let intent: String
    let token: CardToken
    do {
      token = try gateway.token(for: card)
      intent = try attempt.intent ?? makeIntent(for: attempt)
    } catch is GatewayFailure {
      // At most an unconfirmed intent is left, and nobody can confirm it: its id is not written down.
      return try giveUp(id, to: .declined)
    }
    guard try ledger.write({ try AttemptBook.setIntent(intent, of: id, now: world.now(), in: $0) }) else {
      return try continuePayment(attempt: id)
    }
    return try settled(id, unconfirmed: .declined) {
      // Whatever this answers or throws, only what the gateway says afterwards counts.
      do { _ = try gateway.confirm(intent: intent, with: token) } catch is GatewayFailure {}
      let state = try gateway.intent(intent).state
      return state == .unconfirmed ? try gateway.cancel(intent: intent).state : state
    }
  }

  /// The intent of an attempt; the same one however often it is asked for.
  func makeIntent(for attempt: PaymentAttempt) throws -> String {
    guard let (number, code) = try ledger.read({ try OrderBook.label(of: attempt.order, in: $0) }) else {
      throw OrderFault.unknownAttempt
    }
    var amount = Money(minorUnits: attempt.amount, currency: profile.currency)
    // The shop may trade in another currency since; the order knows its own.
    if code != profile.currency.code, let stored = try ledger.read({ try OrderBook.order(attempt.order, in: $0) }) {
      amount = stored.order.totals.total
    }
    return try gateway.createIntent(amount: amount, order: number, key: attempt.id).id
  }

  /// Asks the gateway about an open attempt without a card in hand.
  private func asked(_ attempt: PaymentAttempt) throws -> Placement {
    let isAtWork = attempt.updatedAt.advanced(bySeconds: Shop.patienceSeconds) > world.now()
    guard let intent = attempt.intent else {
      return isAtWork ? .pending(attempt: attempt.id) : try giveUp(attempt.id, to: .declined)
    }
    return try settled(attempt.id, unconfirmed: .declined) {
      let state = try gateway.intent(intent).state
      // Another window may be about to confirm it; only later is it certain that nobody will.
      if state == .unconfirmed, isAtWork { return .pending }
      return state == .unconfirmed ? try gateway.cancel(intent: intent).state : state
    }
  }

  /// How long an attempt is left to the window that began it.
  static let patienceSeconds = 60

  /// Writes down what the gateway says; where it says nothing, the attempt stays as it was, or undecided from now on.
  ///
  /// - Parameter unconfirmed: What an attempt becomes whose intent was cancelled before it was confirmed.
  func settled(
    _ id: String, unconfirmed: PaymentState, asking ask: () throws -> IntentState
  ) throws -> Placement {
    let state: IntentState
    do {
      state = try ask()
    } catch is GatewayFailure {
      let isNew = try ledger.read { try AttemptBook.attempt(id, in: $0).state == .creating }
      return isNew ? try settle(id, .pending) : try outcome(of: id)
    }
    if state == .cancelled, unconfirmed == .declined {
      return try settle(id, .declined(.processingError))
    }
    return try settle(id, state)
  }
}

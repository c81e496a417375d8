package import Commerce
package import PlainText

/// A payment provider as the shop sees it: intents that are made, confirmed and asked about.
///
/// A call may be slow, may fail, and its answer may be lost after it has worked; so nothing calls it inside a
/// transaction, and only ``intent(_:)`` is believed. Every method throws ``GatewayFailure``.
package protocol PaymentGateway: Sendable {
  /// Hands the card over and gets what may be kept for the next call; nothing of the card goes further than this.
  func token(for card: CardDetails) throws -> CardToken
  /// Makes an intent that charges nothing yet; the same `key` gives the same intent again.
  ///
  /// - Parameter order: The order's number, for the provider's records.
  func createIntent(amount: Money, order: String, key: String) throws -> PaymentIntent
  /// Charges the card, once however often it is called; the outcome of an intent that is decided stays.
  func confirm(intent: String, with token: CardToken) throws -> PaymentIntent
  /// Where the intent stands.
  func intent(_ id: String) throws -> PaymentIntent
  /// Cancels an intent that has not succeeded; the answer says whether it came in time.
  func cancel(intent: String) throws -> PaymentIntent
  /// Gives `amount` back, once for each `key` and never more than was charged.
  func refund(intent: String, amount: Money, key: String) throws
}

/// What a gateway gave for a card: good for one charge, worthless to anybody else.
package struct CardToken: Hashable, Sendable {
  package let id: String

  package init(id: String) { self.id = id }
}

/// A payment as its provider keeps it.
package struct PaymentIntent: Hashable, Sendable {
  package let id: String
  package let state: IntentState

  package init(id: String, state: IntentState) {
    self.id = id
    self.state = state
  }
}

/// Where an intent stands; the last three are final.
package enum IntentState: Hashable, Sendable {
  /// Made, and nothing charged.
  case unconfirmed
  /// The shopper's bank wants a confirmation, which is given at `link`.
  case requiresAction(link: SafeText)
  /// Not decided yet.
  case pending
  case succeeded
  case declined(DeclineReason)
  case cancelled
}

/// Why a gateway gave no answer; after a time-out the call may have worked all the same.
package enum GatewayFailure: Error, Hashable, Sendable {
  case timeout
  case unavailable
  /// The same key for something else, or no such intent.
  case conflict
  case rateLimited
}

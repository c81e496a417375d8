import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Synchronization

/// Where the provider's books are while orders are measured.
enum TrialProvider: String, ExpressibleByArgument {
  /// In the test gateway's own file, whose syncs count too.
  case file
  /// Elsewhere, as a provider's are: what is left is the shop's own work.
  case elsewhere
  /// It is never asked: the order is written down and no more.
  case nowhere
}

/// A provider that approves everything at once and keeps nothing on this machine's disk.
final class TrialGateway: PaymentGateway {
  /// Thrown in place of an answer where only the order's own transaction is measured.
  struct NotAsked: Error {}

  private let isAsked: Bool
  private let states = Mutex<[String: IntentState]>([:])

  init(isAsked: Bool) { self.isAsked = isAsked }

  func token(for card: CardDetails) throws -> CardToken {
    guard isAsked else { throw NotAsked() }
    return CardToken(id: "tok")
  }

  func createIntent(amount: Money, order: String, key: String) throws -> PaymentIntent {
    let id = "pi_" + key
    return PaymentIntent(id: id, state: states.withLock { states in states[id, default: .unconfirmed] })
  }

  func confirm(intent: String, with token: CardToken) throws -> PaymentIntent {
    states.withLock { $0[intent] = .succeeded }
    return PaymentIntent(id: intent, state: .succeeded)
  }

  func intent(_ id: String) throws -> PaymentIntent {
    PaymentIntent(id: id, state: states.withLock { $0[id] ?? .unconfirmed })
  }

  func cancel(intent: String) throws -> PaymentIntent {
    states.withLock { if $0[intent] != .succeeded { $0[intent] = .cancelled } }
    return try self.intent(intent)
  }

  func refund(intent: String, amount: Money, key: String) throws {}
}

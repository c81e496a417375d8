import ArgumentParser
import Commerce
import Glibc
import PlainText
import ShopCore

/// A place between two steps of a payment at which a process can be killed.
enum CrashPoint: String, CaseIterable, ExpressibleByArgument {
  case beforeCreate = "before-create"
  case afterCreate = "after-create"
  case beforeConfirm = "before-confirm"
  case afterConfirm = "after-confirm"
  case beforeFetch = "before-fetch"
  case afterFetch = "after-fetch"
  /// The bank has the shopper's yes, the shop has not heard of it.
  case afterBank = "after-bank"
  /// The order is placed and its confirmation waits to be sent.
  case afterSettling = "after-settling"

  fileprivate var call: (GatewayCall, GatewayMoment)? {
    switch self {
    case .beforeCreate: (.create, .before)
    case .afterCreate: (.create, .after)
    case .beforeConfirm: (.confirm, .before)
    case .afterConfirm: (.confirm, .after)
    case .beforeFetch: (.fetch, .before)
    case .afterFetch: (.fetch, .after)
    case .afterBank, .afterSettling: nil
    }
  }

  /// The charge is made by then, so that there must be an order in the end.
  func isPaid(by card: TestCard) -> Bool {
    switch self {
    case .beforeCreate, .afterCreate, .beforeConfirm: false
    case .afterConfirm, .beforeFetch, .afterFetch: card == .success || card == .lateAnswer
    case .afterBank: card == .authentication
    case .afterSettling: card == .success
    }
  }

  /// Only a shopper who is sent to the bank comes there, and only one who pays has an order settled at once.
  func isReached(by card: TestCard) -> Bool {
    switch self {
    case .afterBank: card == .authentication
    case .afterSettling: card == .success
    // Of that one the answer is lost on the way.
    case .afterConfirm: card != .lateAnswer
    default: true
    }
  }
}

extension TrialWorker {
  /// Buys as a shopper does, from the door on; says who it is, then what came of it.
  func buyOnce(skus: [String], card kind: TestCard, dyingAt point: CrashPoint?) throws {
    let gateway = try TestGateway(path: data.gatewayPath) { call, moment in
      if let fatal = point?.call, fatal == (call, moment) { Self.die() }
    }
    let shop = try openShop(gateway)
    defer {
      shop.close()
      gateway.close()
    }
    var buyer = try TrialBuyer(shop)
    Console.say("guest \(buyer.token)")
    try buyer.fill(skus.map { ($0, 1) })
    guard let card = TrialBuyer.card(kind), let request = try buyer.review(card: card, key: "once") else { return }
    try shop.saveDraft(request.draft, of: buyer.cart)
    Console.say("places")
    let outcome = try buyer.buy(request) { "once-\($0)" }
    switch outcome {
    case .atBank(let attempt):
      if let link = try shop.link(ofAttempt: attempt) { try gateway.authenticate(link: link, approve: true) }
      if point == .afterBank { Self.die() }
      answer(try comeBack(shop, attempt))
    default:
      if point == .afterSettling { Self.die() }
      answer(TrialAnswer(outcome, of: buyer))
    }
  }

  private static func die() { kill(getpid(), SIGKILL) }
}

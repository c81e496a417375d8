import Commerce
import PlainText
import Testing

/// When a proactive rule is due.
struct ProactiveRuleTests {
  /// A shopper who turned to a page at 0 and has pressed no key since; seconds from there.
  private static func situation(
    _ page: ChatPage, at now: Int = 0, lastKey: Int = 0, _ change: (inout ProactiveSituation) -> Void = { _ in }
  ) -> ProactiveSituation {
    let start = Instant(seconds: 1_000_000)
    var situation = ProactiveSituation(
      page: page, onPageSince: start, lastKeyAt: start.advanced(bySeconds: lastKey),
      now: start.advanced(bySeconds: now))
    change(&situation)
    return situation
  }

  private static func rule(_ id: String, _ conditions: ProactiveCondition...) -> ProactiveRule {
    ProactiveRule(id: id, conditions: conditions, action: .message("May we help?"))
  }

  static let conditions: [(ProactiveCondition, ProactiveSituation, holds: Bool)] = [
    (.page(.cart), situation(.cart), true), (.page(.cart), situation(.carts), false),
    (.soldOut, situation(.product) { $0.isSoldOut = true }, true), (.soldOut, situation(.product), false),
    // What was seen on the product's page does not count elsewhere.
    (.soldOut, situation(.cart) { $0.isSoldOut = true }, false),
    (.secondsOnPage(60), situation(.home, at: 59), false), (.secondsOnPage(60), situation(.home, at: 60), true),
    (.idleSeconds(30), situation(.home, at: 60, lastKey: 31), false),
    (.idleSeconds(30), situation(.home, at: 60, lastKey: 30), true),
    (.cartAtLeast(5000), situation(.cart) { $0.cartSubtotal = 4999 }, false),
    (.cartAtLeast(5000), situation(.cart) { $0.cartSubtotal = 5000 }, true),
    (.failedPayments(2), situation(.payment) { $0.failedPayments = 1 }, false),
    (.failedPayments(2), situation(.payment) { $0.failedPayments = 3 }, true),
    (.searchesWithoutResult(3), situation(.search) { $0.searchesWithoutResult = 2 }, false),
    (.searchesWithoutResult(3), situation(.search) { $0.searchesWithoutResult = 3 }, true),
    (.returningGuest, situation(.home), false), (.returningGuest, situation(.home) { $0.isReturning = true }, true),
    (.orderState(.shipped), situation(.home), false),
    (.orderState(.shipped), situation(.home) { $0.lastFulfilment = .packed }, false),
    (.orderState(.shipped), situation(.home) { $0.lastFulfilment = .shipped }, true),
    (.open(true), situation(.home), false), (.open(false), situation(.home), true),
    (.open(true), situation(.home) { $0.isOpen = true }, true),
  ]

  @Test(arguments: conditions)
  func `a condition holds from its bound on`(
    condition: ProactiveCondition, situation: ProactiveSituation, holds: Bool
  ) {
    #expect(ProactiveRuleTests.rule("one", condition).holds(in: situation) == holds)
  }

  private static let rules = [
    rule("stuck", .page(.payment), .idleSeconds(90)), rule("waiting", .soldOut, .secondsOnPage(60)),
    rule("full", .page(.policies), .cartAtLeast(5000)), rule("reader", .page(.policies), .secondsOnPage(40)),
    rule("nothing"),
  ]

  static let moments: [(String, ProactiveSituation, due: String?, next: Int?)] = [
    ("no rule of the page", situation(.home, at: 500), nil, nil),
    ("time has to pass", situation(.product, at: 20) { $0.isSoldOut = true }, nil, 40),
    ("time has passed", situation(.product, at: 61) { $0.isSoldOut = true }, "waiting", 0),
    ("time does not fill a shelf", situation(.product, at: 20), nil, nil),
    (
      "not twice in a visit",
      situation(.product, at: 61) {
        $0.isSoldOut = true
        $0.done = ["waiting"]
      }, nil, nil
    ), ("a cart may fill, which is no matter of time", situation(.policies, at: 30), nil, 10),
    ("the first in the file", situation(.policies, at: 50) { $0.cartSubtotal = 9000 }, "full", 0),
    (
      "the next when the first was done",
      situation(.policies, at: 50) {
        $0.cartSubtotal = 9000
        $0.done = ["full"]
      }, "reader", 0
    ), ("a field without typing", situation(.payment, at: 30) { $0.isInField = true }, nil, 60),
    ("idle in a field", situation(.payment, at: 90) { $0.isInField = true }, "stuck", 0),
    (
      "typing holds back what is due",
      situation(.policies, at: 50, lastKey: 45) { $0.isInField = true }, nil, 15
    ), ("typing is over", situation(.policies, at: 65, lastKey: 45) { $0.isInField = true }, "reader", 0),
    ("keys outside of fields hold nothing back", situation(.policies, at: 50, lastKey: 50), "reader", 0),
  ]

  @Test(arguments: moments)
  func `a rule is due once, in the order of the file, and never amid typing`(
    what: String, situation: ProactiveSituation, due: String?, next: Int?
  ) {
    #expect(ProactiveRuleTests.rules.due(in: situation)?.id == due, "\(what)")
    #expect(ProactiveRuleTests.rules.secondsUntilNext(in: situation) == next, "\(what)")
  }

  @Test func `the front wakes at the moment at which a rule comes true, and not before`() {
    var situation = ProactiveRuleTests.situation(.payment, at: 5, lastKey: 3) { $0.isInField = true }
    let wait = ProactiveRuleTests.rules.secondsUntilNext(in: situation) ?? 0
    situation.now = situation.now.advanced(bySeconds: wait - 1)
    #expect(ProactiveRuleTests.rules.due(in: situation) == nil)
    situation.now = situation.now.advanced(bySeconds: 1)
    #expect(ProactiveRuleTests.rules.due(in: situation)?.id == "stuck")
  }
}

/// What a shopper's front knows when it asks which proactive rule is due.
package struct ProactiveSituation: Hashable, Sendable {
  package var page: ChatPage
  /// The product on the page has nothing left of any variant.
  package var isSoldOut = false
  package var onPageSince: Instant
  package var lastKeyAt: Instant
  /// Of the merchandise, in minor units.
  package var cartSubtotal = 0
  /// In this visit, as are the searches.
  package var failedPayments = 0
  package var searchesWithoutResult = 0
  /// The guest has been in the shop before this visit.
  package var isReturning = false
  /// Of the guest's last order; nil for a guest without one.
  package var lastFulfilment: FulfilmentState?
  /// Within opening hours.
  package var isOpen = false
  /// The cursor stands in a field for text.
  package var isInField = false
  /// Ids of the rules that were carried out in this visit.
  package var done: Set<String> = []
  package var now: Instant

  package init(page: ChatPage, onPageSince: Instant, lastKeyAt: Instant, now: Instant) {
    self.page = page
    self.onPageSince = onPageSince
    self.lastKeyAt = lastKeyAt
    self.now = now
  }

  /// How long after a key a field counts as being typed in.
  ///
  /// A checkout's cursor is in a field all the time: without an end, nobody who is stuck there would ever be helped.
  package static let typingSeconds = 20

  /// A field is being typed in: nothing may interrupt.
  package var isTyping: Bool { secondsUntilTypingEnds > 0 }

  fileprivate var secondsUntilTypingEnds: Int {
    isInField ? max(0, lastKeyAt.seconds + Self.typingSeconds - now.seconds) : 0
  }
}

extension ProactiveRule {
  /// All conditions hold now; a rule without conditions never does.
  package func holds(in situation: ProactiveSituation) -> Bool { secondsUntilHolding(in: situation) == 0 }

  /// Seconds until all conditions hold if nothing but time passes; nil when time alone does not bring it about.
  fileprivate func secondsUntilHolding(in situation: ProactiveSituation) -> Int? {
    guard !conditions.isEmpty else { return nil }
    var longest = 0
    for condition in conditions {
      guard let seconds = condition.secondsUntilHolding(in: situation) else { return nil }
      longest = max(longest, seconds)
    }
    return longest
  }
}

extension ProactiveRule {
  /// It can come true on that page, and only once nobody has pressed a key for a while.
  package func asksForIdleness(on page: ChatPage) -> Bool {
    var asks = false
    for condition in conditions {
      switch condition {
      case .page(let wanted): if wanted != page { return false }
      case .idleSeconds: asks = true
      default: break
      }
    }
    return asks
  }
}

extension [ProactiveRule] {
  /// The first rule, in the order of the file, that holds and was not carried out in this visit.
  ///
  /// None while a field is being typed in.
  package func due(in situation: ProactiveSituation) -> ProactiveRule? {
    guard !situation.isTyping else { return nil }
    return first { !situation.done.contains($0.id) && $0.holds(in: situation) }
  }

  /// Seconds until the next rule is due if nothing but time passes, 0 when one is due now; nil when none will be.
  ///
  /// Only times on a page, idle times and the end of typing count: whatever else changes comes with an action, after
  /// which the front asks anew.
  package func secondsUntilNext(in situation: ProactiveSituation) -> Int? {
    filter { !situation.done.contains($0.id) }
      .compactMap { $0.secondsUntilHolding(in: situation) }
      .min()
      .map { Swift.max($0, situation.secondsUntilTypingEnds) }
  }
}

extension ProactiveCondition {
  /// 0 when it holds; nil when time alone does not bring it about.
  fileprivate func secondsUntilHolding(in situation: ProactiveSituation) -> Int? {
    switch self {
    case .secondsOnPage(let seconds): max(0, situation.onPageSince.seconds + seconds - situation.now.seconds)
    case .idleSeconds(let seconds): max(0, situation.lastKeyAt.seconds + seconds - situation.now.seconds)
    default: isGiven(in: situation) ? 0 : nil
    }
  }

  private func isGiven(in situation: ProactiveSituation) -> Bool {
    switch self {
    case .page(let page): situation.page == page
    case .soldOut: situation.page == .product && situation.isSoldOut
    case .cartAtLeast(let amount): situation.cartSubtotal >= amount
    case .failedPayments(let count): situation.failedPayments >= count
    case .searchesWithoutResult(let count): situation.searchesWithoutResult >= count
    case .returningGuest: situation.isReturning
    case .orderState(let state): situation.lastFulfilment == state
    case .open(let isOpen): situation.isOpen == isOpen
    case .secondsOnPage, .idleSeconds: false
    }
  }
}

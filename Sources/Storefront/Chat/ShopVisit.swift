import Commerce
import PlainText
import TerminalKit

/// What the shop knows of this visit: where it is told that the shopper is, and what proactive rules go by.
package struct ShopVisit: Equatable, Sendable {
  /// The ledger was told of it.
  var hasBegun = false
  /// The ledger's id; nil until it has answered.
  package var id: Int?
  /// What was told last.
  var place: ChatPlace?
  var cart: Int?
  var onPageSince: Instant?
  var lastKeyAt: Instant?
  /// A key was pressed since the time was told last.
  var hasKeys = false
  /// A rule has come true and waits for the end of typing.
  var awaitsPause = false
  package var failedPayments = 0
  var emptySearches: Set<String> = []
  var lastFulfilment: FulfilmentState?
  var done: Set<String> = []

  package init() {}

  /// Notes words that found nothing; those that they were typed from, or cut from, are the same search.
  mutating func note(emptySearch words: String) {
    let words = SafeText(cleaning: words).folded.trimmed.string
    guard !words.isEmpty else { return }
    emptySearches = emptySearches.filter { !$0.hasPrefix(words) && !words.hasPrefix($0) }
    emptySearches.insert(words)
  }
}

extension ShopState {
  /// Where the shopper is, for staff.
  var shopPlace: ChatPlace {
    var place = ChatPlace(chatPage, title: page.crumb(shared))
    switch page {
    case .product(let product):
      place.slug = product.slug
      place.sku = product.variant?.sku
    case .checkout(let checkout): place.title = "Checkout, \(checkout.step.title)"
    case .placed(let placed): place.orderNumber = placed.order.number
    case .order(let screen):
      place.title = "Order \(place.title)"
      place.orderNumber = screen.order.number
    case .review(let screen): place.orderNumber = screen.order.number
    case .home, .listing, .cart, .carts, .orders, .info: break
    }
    return place
  }

  private var chatPage: ChatPage {
    switch page {
    case .home: .home
    case .listing(let listing): listing.isSearch ? .search : .browse
    case .product: .product
    case .cart: .cart
    case .carts: .carts
    case .checkout(let checkout): checkout.step.chatPage
    case .placed: .placed
    case .orders: .orders
    case .order, .review: .order
    case .info: .policies
    }
  }

  /// Tells staff where the shopper has turned to, once for each place.
  mutating func noteVisit() -> [Effect] {
    guard let id = visit.id else { return [] }
    var place = shopPlace
    // Each step through the variants would be a write.
    place.sku = nil
    guard visit.place != place || visit.cart != shared.cartID else { return [] }
    visit.place = place
    visit.cart = shared.cartID
    return [.look(place, cart: shared.cartID, visit: id)]
  }

  /// What answers say about the things that proactive rules ask for.
  mutating func observe(_ answer: Action) -> [Effect] {
    switch answer {
    case .visitBegan(let id, let now):
      visit.id = id
      visit.place = nil
      return arrive(at: now)
    case .looked(let place, let now):
      guard place == visit.place else { return [] }
      return arrive(at: now)
    case .timeTold(let now): return considerRules(now)
    case .ruleApplied(let view, let now): return view.map { receiveChat(.chatLoaded($0, now: now)) } ?? []
    case .placementFinished(.declined): visit.failedPayments += 1
    case .placementFinished(.placed(let order)): visit.lastFulfilment = order.fulfilment
    case .listingSummarized(let summary, _):
      guard summary.count == 0, case .listing(let listing) = page, listing.isSearch else { return [] }
      visit.note(emptySearch: listing.query.words)
    case .ordersLoaded(let orders):
      visit.lastFulfilment = orders.first?.fulfilment
    default: return []
    }
    return visit.id == nil ? [] : [.tellTime]
  }

  private mutating func arrive(at now: Instant) -> [Effect] {
    visit.onPageSince = now
    visit.hasKeys = true
    return considerRules(now)
  }

  private mutating func considerRules(_ now: Instant) -> [Effect] {
    let rules = shared.profile.chatRules.proactive
    guard let id = visit.id, let since = visit.onPageSince, !rules.isEmpty else { return [] }
    if visit.hasKeys || visit.lastKeyAt == nil { visit.lastKeyAt = now }
    visit.hasKeys = false
    chat.now = now
    var situation = ProactiveSituation(
      page: shopPlace.page, onPageSince: since, lastKeyAt: visit.lastKeyAt ?? now, now: now)
    situation.isSoldOut = isOnSoldOutProduct
    situation.cartSubtotal = shared.cart?.totals.subtotal.minorUnits ?? 0
    situation.failedPayments = visit.failedPayments
    situation.searchesWithoutResult = visit.emptySearches.count
    situation.isReturning = shared.isReturning
    situation.lastFulfilment = visit.lastFulfilment
    situation.isOpen = shared.profile.hours.isOpen(at: now, in: shared.profile.timeZone)
    situation.isInField = chat.isFocused || !contexts.contains(.global)
    situation.done = visit.done
    visit.awaitsPause =
      situation.isTyping && rules.contains { !visit.done.contains($0.id) && $0.holds(in: situation) }
    if let rule = rules.due(in: situation) {
      visit.done.insert(rule.id)
      return [.applyRule(rule.id, guest: shared.guest, visit: id), .tellTime]
    }
    return [.timer(.rule, milliseconds: rules.secondsUntilNext(in: situation).map { max(1, $0) * 1000 })]
  }

  /// After a key: once they pause, the time is asked, so that idleness counts from here; only where a rule asks for it,
  /// because a shop in which nothing happens does not wake.
  mutating func noteKey() -> [Effect] {
    visit.hasKeys = true
    guard visit.id != nil else { return [] }
    let page = chatPage
    let isAsked = shared.profile.chatRules.proactive.contains {
      $0.asksForIdleness(on: page) && !visit.done.contains($0.id)
    }
    return isAsked || visit.awaitsPause ? [.timer(.key, milliseconds: 1000)] : []
  }

  var rulesAskForOrders: Bool {
    shared.profile.chatRules.proactive.contains { rule in
      rule.conditions.contains { if case .orderState = $0 { true } else { false } }
    }
  }

  private var isOnSoldOutProduct: Bool {
    guard case .product(let screen) = page, let loaded = screen.page else { return false }
    return loaded.product.variants.allSatisfy { loaded.available[$0.sku, default: 0] == 0 }
  }
}

extension CheckoutScreen.Step {
  fileprivate var chatPage: ChatPage {
    switch self {
    case .address: .address
    case .delivery: .delivery
    case .payment: .payment
    case .review: .review
    }
  }
}

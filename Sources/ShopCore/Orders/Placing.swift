import Commerce
import Database
import PlainText

/// How the placing of an order began.
enum Beginning: Hashable, Sendable {
  /// Everything is written down; this attempt has to be paid.
  case attempt(PaymentAttempt)
  /// Another payment of this cart is not decided.
  case earlier(String)
  /// The cart has SKUs that were not looked up: it was changed meanwhile.
  case itemsMissing
}

/// The first transaction of an order: checks what was shown against what is, and writes order, reservation and attempt.
struct Placing {
  /// Undoes the transaction: what the shopper has to agree to first.
  struct Refused: Error {
    let changes: [PlacementChange]
  }

  private let request: PlaceOrder
  private let draftText: String
  /// What the catalogue has of the SKUs that were looked up.
  private let items: [String: CatalogItem]
  private let lookedUp: Set<String>
  private let profile: ShopProfile
  private let now: Instant
  private let source: ClientSource
  private let randomBytes: @Sendable (Int) -> [UInt8]
  /// What the cart was when the order was composed, and the order: good as long as the cart is still that.
  private var ready: (snapshot: CartSnapshot, order: ComposedOrder)?

  /// Reads what the catalogue says of the cart's SKUs, and composes the order of what there is now.
  ///
  /// A transaction is too short for both: others wait for it. Inside it only what has changed since is done anew.
  ///
  /// - Parameter snapshot: The cart as it was read just now; nil: to be read.
  init(_ request: PlaceOrder, of snapshot: CartSnapshot?, shop: Shop) throws {
    let now = shop.world.now()
    let snapshot = try snapshot ?? shop.ledger.read { try Placing.snapshot(for: request, now: now, in: $0) }
    draftText = try JSONText.encode(request.draft)
    self.request = request
    self.now = now
    items = try shop.catalog.items(skus: snapshot.stored.skus)
    lookedUp = Set(snapshot.stored.skus)
    profile = shop.profile
    source = shop.world.source
    randomBytes = shop.world.randomBytes
    // Whatever stands against it is said in the transaction, which knows better.
    ready = (try? compose(pricing(snapshot))).map { (snapshot, $0) }
  }

  static func snapshot(
    for request: PlaceOrder, stock: [String: Int]? = nil, now: Instant, in reader: Reader
  ) throws -> CartSnapshot {
    try CartSnapshot(cart: request.cartID, email: request.draft.email, stock: stock, now: now, in: reader)
  }

  /// What is in the cart, saved for later or not.
  var skus: [String] { lookedUp.sorted() }

  func begin(in writer: Writer) throws -> Beginning {
    if let known = try AttemptBook.attempt(key: request.key, guest: request.guestID, in: writer) {
      return .attempt(known)
    }
    try CartBook.check(request.cartID, belongsTo: request.guestID, in: writer)
    if let open = try AttemptBook.openAttempt(ofCart: request.cartID, in: writer) { return .earlier(open.id) }
    if try StockBook.isFull(guest: request.guestID, now: now, in: writer) {
      throw OrderFault.tooManyOpenOrders(limit: StockBook.reservationsPerGuest)
    }
    if source.isRemote, try StockBook.isFull(source: source, now: now, in: writer) {
      throw OrderFault.tooManyOpenOrders(limit: StockBook.reservationsPerSource)
    }

    if let order = try readyOrder(in: writer) {
      return .attempt(try write(order.composed, of: order.snapshot, in: writer))
    }
    let snapshot = try Placing.snapshot(for: request, now: now, in: writer)
    guard snapshot.stored.skus.allSatisfy(lookedUp.contains) else { return .itemsMissing }
    for _ in 0..<16 {
      let composed = try compose(pricing(snapshot))
      if try !OrderBook.isTaken(number: composed.order.number, in: writer) {
        return .attempt(try write(composed, of: snapshot, in: writer))
      }
    }
    // Forty random bits: one in many thousand shops meets a second turn.
    throw DatabaseFailure(kind: .other, message: "no free order number")
  }

  /// The order as it was composed before, if it is still of this cart.
  ///
  /// It had enough stock then. Whether it has now is decided by holding it, so that the sales of others meanwhile do not
  /// make it another order.
  private func readyOrder(in writer: Writer) throws -> (composed: ComposedOrder, snapshot: CartSnapshot)? {
    guard let ready else { return nil }
    let snapshot = try Placing.snapshot(for: request, stock: ready.snapshot.available, now: now, in: writer)
    guard snapshot == ready.snapshot, try !OrderBook.isTaken(number: ready.order.order.number, in: writer) else {
      return nil
    }
    return (ready.order, snapshot)
  }

  private func pricing(_ snapshot: CartSnapshot) -> CartPricing {
    let address = request.draft.address
    return CartPricing(
      snapshot, items: items, profile: profile, country: address.country, region: address.region, now: now)
  }

  /// The order under a new number, if the shopper has agreed to what it is now.
  private func compose(_ pricing: CartPricing) throws -> ComposedOrder {
    let quote = try agreedQuote(pricing)
    guard let method = quote.method else { throw Refused(changes: [.methodGone]) }
    let order = Order(
      number: OrderNumber.make(from: randomBytes(OrderNumber.byteCount)), placedAt: now, state: .pendingPayment,
      paymentState: .creating,
      fulfilment: .unfulfilled, draft: request.draft,
      lines: pricing.buyable.map { view in
        OrderLine(
          sku: view.line.sku, slug: view.slug, title: view.title, variant: view.variant,
          quantity: view.line.quantity, unitPrice: view.unitPrice)
      },
      totals: quote.totals, methodName: method.name, delivery: pricing.window(by: method),
      card: quote.totals.total.isZero ? nil : CardSummary(of: request.card))
    return ComposedOrder(
      order: order, json: try JSONText.encode(order), codes: quote.counting.map(\.code))
  }

  private func write(_ composed: ComposedOrder, of snapshot: CartSnapshot, in writer: Writer) throws -> PaymentAttempt {
    let order = composed.order
    let id = try OrderBook.insert(
      order, json: composed.json, guest: request.guestID, cart: request.cartID, in: writer)
    let holder = Holder(order: id, guest: request.guestID, cart: request.cartID, source: source)
    for demand in StoredOrder(id: id, order: order).demands {
      guard try StockBook.reserve(demand, for: holder, now: now, in: writer) else {
        throw try refusal(forLackOf: demand, in: writer)
      }
    }
    try CouponBook.record(composed.codes, order: id, emailKey: emailKey(request.draft.email), in: writer)
    // Mostly it was kept while it was typed.
    if snapshot.draftText != draftText || snapshot.stored.checkoutAt == nil {
      try CheckoutBook.save(draftText, ofCart: request.cartID, now: now, in: writer)
    }
    let attempt = PaymentAttempt(
      id: randomBytes(16).hexadecimal, order: id, guest: request.guestID, cart: request.cartID, state: .creating,
      intent: nil, link: nil, declineReason: nil, isRefundDue: false, amount: order.totals.total.minorUnits,
      createdAt: now, updatedAt: now)
    try AttemptBook.insert(attempt, key: request.key, currency: order.totals.total.currency, in: writer)
    return attempt
  }

  /// The quote by the chosen method, if it costs no more than what was shown and nothing else asks for consent.
  private func agreedQuote(_ pricing: CartPricing) throws -> CartPricing.Quote {
    var changes = lineChanges(pricing)
    guard !pricing.buyable.isEmpty || !changes.isEmpty else { throw OrderFault.emptyCart }
    let chosen = request.draft.methodID.map { pricing.quote(byMethod: $0) } ?? pricing.quotes().first
    guard let quote = chosen else { throw Refused(changes: changes + [.methodGone]) }
    let total = quote.totals.total
    if total.currency != request.shownTotal.currency || total > request.shownTotal {
      changes += quote.refusals.map { .couponRefused(code: $0.code, reason: $0.reason) }
      changes.append(.totalRose(from: request.shownTotal, to: total))
    }
    guard changes.isEmpty else { throw Refused(changes: changes) }
    return quote
  }

  /// What is no longer as it was shown, line by line; a line that was not shown at all counts as having cost nothing.
  private func lineChanges(_ pricing: CartPricing) -> [PlacementChange] {
    var changes: [PlacementChange] = []
    for view in pricing.lines where !view.line.isSavedForLater {
      if view.isVanished {
        changes.append(.vanished(title: view.title))
      } else if view.isShort {
        changes.append(
          .stockShort(title: view.title, wanted: view.line.quantity, available: view.available))
      } else {
        let shown = request.shownPrices[view.line.sku] ?? .zero(profile.currency)
        if shown.currency != view.unitPrice.currency || view.unitPrice > shown {
          changes.append(.priceRose(title: view.title, from: shown, to: view.unitPrice))
        }
      }
    }
    let present = Set(pricing.lines.filter { !$0.line.isSavedForLater }.map(\.line.sku))
    for sku in request.shownPrices.keys.sorted() where !present.contains(sku) {
      changes.append(.vanished(title: items[sku]?.title ?? SafeText(cleaning: sku)))
    }
    return changes
  }

  /// What the shopper is told where stock could not be held: all that is short by now, not only what was met first.
  private func refusal(forLackOf demand: StockDemand, in reader: Reader) throws -> Refused {
    let pricing = pricing(try Placing.snapshot(for: request, now: now, in: reader))
    let changes = lineChanges(pricing)
    guard changes.isEmpty else { return Refused(changes: changes) }
    let view = pricing.lines.first { $0.line.sku == demand.sku }
    return Refused(changes: [
      .stockShort(
        title: view?.title ?? SafeText(cleaning: demand.sku), wanted: demand.quantity, available: view?.available ?? 0)
    ])
  }
}

/// An order as it will be written down.
private struct ComposedOrder {
  let order: Order
  let json: String
  /// Coupons that count.
  let codes: [String]
}

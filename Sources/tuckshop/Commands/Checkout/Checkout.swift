import Commerce
import PlainText
import ShopCore
import Storefront

/// A purchase on its way: the same questions to the core, in the same order, as the screen asks.
struct Checkout {
  let shopper: Shopper
  let guest: GuestVisit
  let cart: Int
  let input: PurchaseInput
  var acceptsPrices = false
  /// What the shopper says at the bank; nil: nothing yet.
  var approves: Bool?

  private var shop: Shop { shopper.shop }

  /// What it would cost; lines and coupons that were handed over are in the cart then, and nothing is bought.
  func quote() throws -> Answer {
    try refuse(input.faults)
    try fillCart()
    let draft = try draft()
    try applyCoupons(draft)
    let view = try shop.checkout(cartID: cart, draft: try chosen(draft))
    let faults = try faults(draft, view, card: false)
    return CheckoutAnswer.quote(view, faults: faults, shopper)
  }

  func buy() throws -> Answer {
    guard !shopper.isPlaceUncertain else {
      throw CommandFault(
        .failed,
        "What is set cannot be read, so it is not certain which shop is meant. Nothing was bought. Name it: --shop")
    }
    try refuse(input.faults + keyFaults)
    let key = input.key ?? World.machine().randomBytes(16).map { String($0, radix: 36) }.joined()
    if input.key != nil, let attempt = try shop.attempt(ofKey: key, guest: guest.guestID) {
      return try conclude(try resume(attempt, key: key), key: key)
    }
    try fillCart()
    var draft = try draft()
    let before = try shop.checkout(cartID: cart, draft: draft)
    guard before.cart.lines.contains(where: { !$0.line.isSavedForLater }) else {
      // The same purchase may have been placed by another process meanwhile, which empties the cart.
      if let attempt = try shop.attempt(ofKey: key, guest: guest.guestID) {
        return try conclude(try resume(attempt, key: key), key: key)
      }
      throw OrderFault.emptyCart
    }
    try refuse(try faults(draft, before, card: true))
    draft = draft.normalised
    try applyCoupons(draft)
    draft = try chosen(draft)
    try shop.saveDraft(draft, of: cart)
    try shop.remember(country: draft.address.country, guest: guest.guestID)
    let view = try shop.checkout(cartID: cart, draft: draft)
    try refuseCoupons(view)
    return try conclude(try shop.placeOrder(try request(view, draft: draft, key: key)), key: key)
  }

  /// The order of a key that was sent before.
  private func resume(_ attempt: String, key: String) throws -> Placement {
    guard let card = try? card()?.get() else { return try shop.continuePayment(attempt: attempt) }
    let draft = try shop.draft(of: cart, country: guest.country)
    return try shop.placeOrder(
      PlaceOrder(
        cartID: cart, guestID: guest.guestID, draft: draft, card: card, key: key,
        shownTotal: .zero(shopper.profile.currency), shownPrices: [:]))
  }

  // MARK: The cart

  /// Makes what is to be bought exactly the lines that were handed over; all else is saved for later.
  private func fillCart() throws {
    guard let lines = input.lines else { return }
    var wanted: [String: Int] = [:]
    var faults: [FieldFaultJSON] = []
    for (index, line) in lines.enumerated() {
      do {
        wanted[try shopper.sku(named: line.sku), default: 0] += line.quantity
      } catch let fault as CommandFault where fault.code == .notFound {
        faults.append(FieldFaultJSON(field: "lines[\(index)].sku", fault: "unknown", message: fault.message))
      }
    }
    try refuse(faults)
    let country = guest.country
    for line in try shop.cart(cart, country: country).cart.lines where wanted[line.sku] == nil {
      _ = try shop.saveForLater(true, sku: line.sku, in: cart, country: country)
    }
    for (sku, quantity) in wanted.sorted(by: { $0.key < $1.key }) {
      let held = try shop.cart(cart, country: country).cart.lines.first { $0.sku == sku && !$0.isSavedForLater }
      let outcome =
        held == nil
        ? try shop.add(sku: sku, quantity: quantity, to: cart, country: country)
        : try shop.setQuantity(quantity, of: sku, in: cart, country: country)
      if let limit = outcome.limitedTo {
        var fault = CommandFault(.insufficientStock, "Only \(limit) of \(sku) can be had; nothing was bought.")
        fault.available = limit
        throw fault
      }
    }
  }

  private func applyCoupons(_ draft: CheckoutDraft) throws {
    for code in input.coupons {
      do {
        _ = try shopper.apply(code, to: cart, country: draft.address.country, email: draft.email)
      } catch let fault as CommandFault where fault.reason == Shapes.word(for: .alreadyApplied) {
        continue
      }
    }
  }

  /// A coupon that no longer counts would make the order dearer than the shopper thinks.
  private func refuseCoupons(_ view: CheckoutView) throws {
    guard let refusal = view.cart.refusals.first else { return }
    let words = Words.refusal(refusal.reason, code: refusal.code, price: shopper.price)
    var fault = CommandFault(
      .couponRefused, "\(words) Nothing was bought. Take it off: tuckshop cart coupon remove \(refusal.code)")
    fault.reason = Shapes.word(for: refusal.reason)
    throw fault
  }

  // MARK: The draft

  /// What was typed before with what was handed over now.
  private func draft() throws -> CheckoutDraft {
    var draft = try shop.draft(of: cart, country: guest.country)
    draft.email = input.email ?? draft.email
    draft.fullName = input.fullName ?? draft.fullName
    draft.phone = input.phone ?? draft.phone
    draft.note = input.note ?? draft.note
    draft.address = draft.address.with(input.address)
    switch input.billing {
    case .none: break
    case .some(.none): draft.billing = nil
    case .some(.some(let billing)):
      draft.billing = PostalAddress(country: draft.address.country).with(billing)
    }
    return draft
  }

  /// The draft with the way of shipping: the one that was named, else the one chosen before, else the cheapest.
  private func chosen(_ draft: CheckoutDraft) throws -> CheckoutDraft {
    var draft = draft
    let deliveries = try shop.checkout(cartID: cart, draft: draft).deliveries
    if let wanted = input.method { draft.methodID = deliveries.method(named: wanted)?.id ?? draft.methodID }
    if !deliveries.contains(where: { $0.method.id == draft.methodID }) { draft.methodID = deliveries.first?.method.id }
    return draft
  }

  // MARK: Placing

  private func request(_ view: CheckoutView, draft: CheckoutDraft, key: String) throws -> PlaceOrder {
    let lines = view.cart.lines.filter { !$0.line.isSavedForLater }
    let shown = lines.map { ($0.line.sku, acceptsPrices ? $0.unitPrice : $0.line.seenPrice) }
    let today = shopper.profile.timeZone.local(shop.world.now()).date
    // An order that costs nothing needs no card; the core asks for one all the same and does not use it.
    let card = try card()?.get() ?? CardInput.named("success").details(on: today).get()
    return PlaceOrder(
      cartID: cart, guestID: guest.guestID, draft: draft, card: card, key: key,
      shownTotal: try expectedTotal ?? view.totals.total,
      shownPrices: Dictionary(shown, uniquingKeysWith: { first, _ in first }))
  }

  private var expectedTotal: Money? {
    get throws { try input.expectedTotal.map { try Money(decimal: $0, currency: shopper.profile.currency) } }
  }

  private func conclude(_ placement: Placement, key: String) throws -> Answer {
    switch placement {
    case .placed(let order): return CheckoutAnswer.placed(order, shopper)
    case .declined(let reason):
      var fault = CommandFault(.paymentDeclined, Words.declined(reason))
      fault.reason = reason.rawValue
      fault.key = key
      throw fault
    case .requiresAction(let attempt, let link):
      if let approves {
        _ = try shopper.gateway.authenticate(link: link, approve: approves)
        return try conclude(try shop.continuePayment(attempt: attempt), key: key)
      }
      var fault = CommandFault(
        .confirmationRequired,
        "The bank asks for a confirmation; nothing was charged yet. Run it again with --key \(key) and --approve or --refuse."
      )
      fault.key = key
      throw fault
    case .pending:
      var fault = CommandFault(
        .paymentPending,
        "The bank has not answered yet; it may have been charged. Ask again with --key \(key): it is never paid twice.")
      fault.key = key
      throw fault
    case .changed(let changes, _): throw CommandFault(changes, price: shopper.price)
    }
  }
}

extension PostalAddress {
  /// The address with the parts that were handed over; the country may be a name.
  fileprivate func with(_ input: PurchaseInput.Address) -> PostalAddress {
    func part(_ field: CheckoutField) -> String { input.parts[field] ?? self[field] }
    let country = input.country.map { Country.named($0)?.code ?? $0 } ?? country
    var address = PostalAddress(
      country: country, street: part(.street), secondLine: part(.secondLine), postalCode: part(.postalCode),
      city: part(.city), region: part(.region))
    if address.region.isEmpty, let region = AddressForm.of(country).region(forPostalCode: address.postalCode) {
      address.region = region
    }
    return address
  }
}

extension [DeliveryChoice] {
  /// By id or name, in any case.
  func method(named text: String) -> ShippingMethod? {
    let wanted = text.lowercased()
    return first { $0.method.id.lowercased() == wanted || $0.method.name.string.lowercased() == wanted }?.method
  }
}

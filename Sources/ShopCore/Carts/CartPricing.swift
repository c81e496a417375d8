import Commerce
import PlainText

/// Prices a cart for a place: what the cart screen, the checkout and the placing of an order have in common.
struct CartPricing {
  let snapshot: CartSnapshot
  let items: [String: CatalogItem]
  let profile: ShopProfile
  let country: String
  let region: String?
  let now: Instant
  /// The lines with their words, stock and prices of today, saved ones included.
  let lines: [CartLineView]
  /// Codes that do not count whatever the method, and why.
  private let refusals: [CouponRefusal]
  private let usable: [Promotion]

  init(
    _ snapshot: CartSnapshot, items: [String: CatalogItem], profile: ShopProfile, country: String, region: String?,
    now: Instant
  ) {
    self.snapshot = snapshot
    // An import may have come between the profile and the items; amounts of two currencies must not meet.
    let items = items.filter { $0.value.price.currency == profile.currency }
    self.items = items
    self.profile = profile
    self.country = country
    self.region = region
    self.now = now
    lines = CartPricing.lines(of: snapshot, items: items)
    let subtotal = CartPricing.buyable(lines).map { $0.unitPrice * $0.line.quantity }.total(profile.currency)
    let today = profile.timeZone.local(now).date
    let promotions = profile.promotions + snapshot.vouchers.filter { $0.isIn(profile.currency) }
    var usable: [Promotion] = []
    var refusals: [CouponRefusal] = []
    for code in snapshot.stored.cart.couponCodes {
      switch CartPricing.check(
        code, among: promotions, uses: snapshot.uses[code], on: today, subtotal: subtotal)
      {
      case .success(let promotion): usable.append(promotion)
      case .failure(let reason): refusals.append(CouponRefusal(code: code, reason: reason))
      }
    }
    self.usable = usable
    self.refusals = refusals
  }

  /// A cart's totals by one way of shipping.
  struct Quote {
    var method: ShippingMethod?
    var totals: Totals
    /// Promotions that count, to be written down as used.
    var counting: [Promotion]
    var refusals: [CouponRefusal]

    /// What the lines cost after discounts: what thresholds of shipping go by.
    var merchandise: Money {
      totals.lines.map { $0.subtotal - $0.discount }.total(totals.total.currency)
    }
  }

  /// The lines that are to be bought and can be.
  var buyable: [CartLineView] { CartPricing.buyable(lines) }

  var grams: Int { buyable.reduce(0) { $0 + (items[$1.line.sku]?.weightGrams ?? 0) * $1.line.quantity } }

  /// Working days before all of it can leave.
  var handlingDays: Int { buyable.compactMap { items[$0.line.sku]?.handlingDays }.max() ?? 0 }

  var zone: ShippingZone? { profile.shipping.zone(for: country) }

  func quote(by method: ShippingMethod?) -> Quote {
    var request = PricingRequest(
      lines: buyable.map { view in
        PricedItem(
          sku: view.line.sku, unitPrice: view.unitPrice, quantity: view.line.quantity,
          taxClass: items[view.line.sku]?.taxClass ?? "standard")
      },
      currency: profile.currency, promotions: [], country: country, region: region, method: method, tax: profile.tax)
    let choice = PromotionChoice.best(of: usable, for: request)
    request.promotions = choice.counting
    return Quote(
      method: method, totals: Pricing.totals(request), counting: choice.counting,
      refusals: refusals + choice.refusals)
  }

  /// The quote by the cheapest method; without a method where the shop does not ship.
  func cheapestQuote() -> Quote { quotes().first ?? quote(by: nil) }

  /// A quote for every method that takes the parcel, what costs least first.
  ///
  /// A discount can take the subtotal under a method's threshold, so each method is quoted by itself.
  func quotes() -> [Quote] {
    methods.map { quote(by: $0) }.enumerated()
      .sorted { ($0.element.totals.shippingCharged, $0.offset) < ($1.element.totals.shippingCharged, $1.offset) }
      .map(\.element)
  }

  /// The quote by one of the methods that take the parcel; nil where it is none of them.
  func quote(byMethod id: String) -> Quote? { methods.first { $0.id == id }.map { quote(by: $0) } }

  private var methods: [ShippingMethod] { zone?.methods(forGrams: grams, merchandise: merchandise) ?? [] }

  /// What the lines cost after discounts.
  private var merchandise: Money {
    guard usable.isEmpty else { return quote(by: nil).merchandise }
    return buyable.map { $0.unitPrice * $0.line.quantity }.total(profile.currency)
  }

  func window(by method: ShippingMethod) -> DeliveryWindow {
    profile.shipping.window(orderedAt: now, handlingDays: handlingDays, method: method, zone: profile.timeZone)
  }

  func view(_ quote: Quote) -> CartView {
    CartView(
      cart: snapshot.stored.cart, lines: lines, totals: quote.totals, refusals: quote.refusals, method: quote.method,
      country: country, delivery: buyable.isEmpty ? nil : quote.method.map(window))
  }

  /// Whether a code counts by itself, and why not.
  static func check(
    _ code: String, among promotions: [Promotion], uses: CouponUses?, on today: CivilDate, subtotal: Money
  ) -> Result<Promotion, PromotionRefusal> {
    guard let promotion = promotions.first(where: { $0.code == code }) else { return .failure(.unknownCode) }
    let reason = promotion.refusal(
      on: today, subtotal: subtotal, uses: uses?.all ?? 0, usesByGuest: uses?.byGuest ?? 0)
    return reason.map { .failure($0) } ?? .success(promotion)
  }

  private static func lines(of snapshot: CartSnapshot, items: [String: CatalogItem]) -> [CartLineView] {
    zip(snapshot.stored.cart.lines, snapshot.stored.words).map { line, words in
      let item = items[line.sku]
      let words = item.map(LineWords.init) ?? words
      return CartLineView(
        line: line, slug: words.slug, title: words.title, variant: words.variant,
        unitPrice: item?.price ?? line.seenPrice, available: item == nil ? 0 : snapshot.available[line.sku] ?? 0,
        isVanished: item == nil)
    }
  }

  private static func buyable(_ lines: [CartLineView]) -> [CartLineView] {
    lines.filter { !$0.line.isSavedForLater && !$0.isVanished }
  }
}

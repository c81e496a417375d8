import Commerce
import Glibc
import PlainText
import ShopCore

/// A shopper without a screen: fills a cart, reviews it, and buys.
struct TrialBuyer {
  /// What came of an attempt to buy.
  enum Outcome {
    case placed(Order)
    case declined(DeclineReason)
    case atBank(attempt: String)
    case pending(attempt: String)
    /// There was nothing left of what was wanted.
    case soldOut
  }

  let shop: Shop
  let guest: Int
  let cart: Int
  let token: String
  let country: String
  /// What the core refused on the way, by kind.
  private(set) var refusals: [String: Int] = [:]
  /// Nanoseconds of each placing that was refused, and of the last of all.
  private(set) var refusedTimes: [Int] = []
  private(set) var lastTime = 0

  init(_ shop: Shop, token: String? = nil) throws {
    let visit = try shop.enter(token: token)
    self.shop = shop
    (guest, cart, self.token) = (visit.guestID, visit.cartID, visit.token)
    country = visit.country
  }

  /// The address is the same for all: it is not what is tried.
  private var draft: CheckoutDraft {
    var draft = CheckoutDraft(country: "IE")
    draft.email = "guest\(guest)@example.test"
    draft.fullName = "Ada Byrne"
    draft.address = PostalAddress(
      country: "IE", street: "1 Quay Street", postalCode: "X35 AB12", city: "Dungarvan")
    return draft
  }

  /// Makes the cart hold just that, as far as it can be had.
  func fill(_ wanted: [(sku: String, quantity: Int)]) throws {
    let view = try shop.cart(cart, country: country)
    for line in view.cart.lines where !wanted.contains(where: { $0.sku == line.sku }) {
      _ = try shop.remove(line.sku, from: cart, country: country)
    }
    for (sku, quantity) in wanted {
      if let line = view.cart.lines.first(where: { $0.sku == sku }) {
        if line.quantity != quantity {
          _ = try shop.setQuantity(quantity, of: sku, in: cart, country: country)
        }
      } else {
        _ = try shop.add(sku: sku, quantity: quantity, to: cart, country: country)
      }
    }
  }

  /// What the review would show, ready to be placed; nil when there is nothing in the cart that could be bought.
  func review(card: CardDetails, key: String) throws -> PlaceOrder? {
    let view = try shop.checkout(cartID: cart, draft: draft)
    return request(view, card: card, key: key)
  }

  private func request(_ view: CheckoutView, card: CardDetails, key: String) -> PlaceOrder? {
    let lines = view.cart.lines.filter { !$0.line.isSavedForLater }
    guard !lines.isEmpty else { return nil }
    return PlaceOrder(
      cartID: cart, guestID: guest, draft: draft, card: card, key: key, shownTotal: view.totals.total,
      shownPrices: Dictionary(lines.map { ($0.line.sku, $0.unitPrice) }) { first, _ in first })
  }

  /// Places what the review showed and, when there is less, takes what is left, until it is bought or gone.
  mutating func buy(_ reviewed: PlaceOrder?, keys: (Int) -> String) throws -> Outcome {
    refusals = [:]
    refusedTimes = []
    var request = reviewed
    var turn = 0
    while let placing = request {
      let began = Pace.nanoseconds
      let placement = try shop.placeOrder(placing)
      lastTime = Pace.nanoseconds - began
      switch placement {
      case .placed(let order): return .placed(order)
      case .declined(let reason): return .declined(reason)
      case .requiresAction(let attempt, _): return .atBank(attempt: attempt)
      case .pending(let attempt): return .pending(attempt: attempt)
      case .changed(let changes, let view):
        refusedTimes.append(lastTime)
        for change in changes { refusals[Self.kind(of: change), default: 0] += 1 }
        turn += 1
        request = try takeWhatIsLeft(view, card: placing.card, key: keys(turn))
      }
    }
    return .soldOut
  }

  /// Nil when nothing is left: then the cart stays as it is, and a better day may come.
  private func takeWhatIsLeft(_ view: CheckoutView, card: CardDetails, key: String) throws -> PlaceOrder? {
    guard view.cart.lines.contains(where: { $0.available > 0 }) else { return nil }
    for line in view.cart.lines where line.available < line.line.quantity {
      _ = try shop.setQuantity(line.available, of: line.line.sku, in: cart, country: country)
    }
    return try review(card: card, key: key)
  }

  /// Puts one into the cart unless there is some in it.
  func want(_ sku: String) throws {
    let lines = try shop.cart(cart, country: country).cart.lines
    if !lines.contains(where: { $0.sku == sku }) {
      _ = try shop.add(sku: sku, quantity: 1, to: cart, country: country)
    }
  }

  private static func kind(of change: PlacementChange) -> String {
    switch change {
    case .stockShort(_, _, let available): available == 0 ? "sold-out" : "fewer-left"
    case .priceRose: "price-rose"
    case .vanished: "vanished"
    case .couponRefused: "coupon-refused"
    case .totalRose: "total-rose"
    case .methodGone: "method-gone"
    }
  }

  static func card(_ kind: TestCard) -> CardDetails? {
    kind.numbers.first.map {
      CardDetails(number: $0, expiry: CardExpiry(month: 12, year: 2099), code: [1, 2, 3])
    }
  }
}

package import Commerce
package import PlainText
package import TerminalKit

/// The cart: what is in it, what it costs in all and when it arrives, before any field is asked.
package struct CartScreen: Equatable, Sendable {
  package var list = ListState()
  /// What was removed last, for undo.
  package var removed: RemovedLine?
  /// The cart and the line selected in it when it was read again while it is looked at.
  private var watched: Watched?

  private struct Watched: Equatable {
    let view: CartView
    let sku: String?
  }

  package init() {}
}

/// A line taken out of the cart and where it stood.
package struct RemovedLine: Equatable, Sendable {
  package var line: CartLine
  package var index: Int
}

/// One row of the cart's page.
package enum CartItem: Equatable, Sendable {
  case line(CartLineView)
  case heading(SafeText)
  case note(SafeText, Role)
  case amount(SafeText, SafeText, Role)
  case action(Command, SafeText)

  var isSelectable: Bool {
    switch self {
    case .line, .action: true
    case .heading, .note, .amount: false
    }
  }
}

extension CartScreen {
  package func items(_ shared: Shared) -> [CartItem] { lineItems(shared) + totalItems(shared) }

  func lineItems(_ shared: Shared) -> [CartItem] {
    guard let view = shared.cart else { return [] }
    var items: [CartItem] = []
    for line in view.lines where !line.line.isSavedForLater { items += rows(line, shared) }
    let saved = view.lines.filter(\.line.isSavedForLater)
    if !saved.isEmpty {
      items.append(.heading("Saved for later"))
      for line in saved { items += rows(line, shared) }
    }
    if view.lines.contains(where: { $0.isRepriced || $0.isVanished }) {
      items.append(.action(.acceptPrices, "Accept these changes (y)"))
    }
    return items
  }

  private func rows(_ line: CartLineView, _ shared: Shared) -> [CartItem] {
    CartRows.rows(line, shared) + Words.problems(of: line, shared).map { .note($0, .warning) }
  }

  func totalItems(_ shared: Shared) -> [CartItem] {
    guard let view = shared.cart, view.cart.unitCount > 0 else { return [] }
    var items: [CartItem] = [.heading("What it costs")]
    items += TotalsRows.rows(view.totals, method: view.method, shared)
    items += view.refusals.map { .note(Words.refusal($0.reason, code: $0.code, shared), .warning) }
    if let missing = view.totals.toFreeShipping, missing.minorUnits > 0, !view.totals.shippingCharged.isZero {
      items.append(.note("\(shared.price(missing)) more and shipping is free", .info))
    }
    items += Words.arrival(view, shared).wrapped(width: noteWidth(shared)).map { .note($0, .info) }
    if !view.totals.taxIncluded, view.totals.taxes.isEmpty {
      let later: SafeText = "Sales tax, where it is due, is added once we know the address."
      items += later.wrapped(width: noteWidth(shared)).map { .note($0, .secondary) }
    }
    items.append(.action(.checkOut, "Check out, no account needed (o)"))
    items.append(.action(.coupon, view.cart.couponCodes.isEmpty ? "Enter a coupon (p)" : "Coupons (p)"))
    items.append(.action(.explain, "How does the total arise? (e)"))
    return items
  }

  private func noteWidth(_ shared: Shared) -> Int {
    let columns = Chrome.body(shared.size).columns
    return max(20, (shared.size.widthClass == .wide ? columns * 2 / 5 - 6 : columns) - 4)
  }

  /// The cart line that a command is about.
  func selectedLine(_ shared: Shared) -> CartLineView? {
    let items = items(shared)
    guard items.indices.contains(list.selection), case .line(let line) = items[list.selection] else { return nil }
    return line
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    let items = items(shared)
    if !items.indices.contains(list.selection) || !items[list.selection].isSelectable {
      list.selectFirst(count: items.count) { items[$0].isSelectable }
    }
    if let motion = command.motion {
      list.handle(motion, count: items.count, height: listHeight(shared)) { items[$0].isSelectable }
      return Turn.none
    }
    switch command {
    case .open:
      guard items.indices.contains(list.selection) else { return .move(.open(.listing(ListingPage()))) }
      switch items[list.selection] {
      case .line(let line) where !line.isVanished:
        return .move(.open(.product(ProductScreen(slug: line.slug, sku: line.line.sku))))
      case .action(let command, _): return handle(command, &shared)
      default: return Turn.none
      }
    case .more, .fewer, .remove, .undo, .saveForLater: return change(command, &shared)
    case .acceptPrices: return .effect(.acceptPrices(cart: shared.cartID, country: shared.country))
    case .checkOut: return checkOut(&shared)
    case .coupon: return .move(.show(.prompt(.coupon(shared))))
    case .explain: return .move(.show(.explanation(ExplanationLayer())))
    case .nameCart: return .move(.show(.prompt(.cartName(shared.cartID, shared.cart?.cart.name ?? .empty))))
    case .resumeCode:
      if let code = shared.resumeCodes[shared.cartID] { return .move(.show(.resumeCode(code, shared))) }
      return .effect(.makeResumeCode(cart: shared.cartID))
    default: return nil
    }
  }

  private mutating func change(_ command: Command, _ shared: inout Shared) -> Turn {
    let place = (cart: shared.cartID, country: shared.country)
    if command == .undo {
      guard let removed else {
        shared.toast = Toast(.info, "Nothing to put back")
        return .none
      }
      self.removed = nil
      return .effect(.restoreLine(removed.line, index: removed.index, cart: place.cart, country: place.country))
    }
    guard let chosen = selectedLine(shared) else { return .none }
    let line = chosen.line
    switch command {
    case .more where !line.isSavedForLater:
      return .effect(.setQuantity(line.quantity + 1, sku: line.sku, cart: place.cart, country: place.country))
    case .fewer where line.quantity > 1 && !line.isSavedForLater:
      return .effect(.setQuantity(line.quantity - 1, sku: line.sku, cart: place.cart, country: place.country))
    case .fewer, .remove:
      return .effect(.removeLine(sku: line.sku, cart: place.cart, country: place.country))
    case .saveForLater:
      return .effect(
        .saveForLater(!line.isSavedForLater, sku: line.sku, cart: place.cart, country: place.country))
    default: return .none
    }
  }

  private func checkOut(_ shared: inout Shared) -> Turn {
    guard let view = shared.cart, view.cart.unitCount > 0 else {
      shared.toast = Toast(.info, "The cart is empty: b browses the shop, / searches it")
      return .none
    }
    if let line = view.lines.first(where: { !$0.line.isSavedForLater && $0.isShort }) {
      shared.toast = Toast(
        .warning,
        "\(line.title.clipped(toWidth: 24)) is short: change its number, save it for later (s) or remove it (x)")
      return .none
    }
    if view.method == nil {
      shared.toast = Toast(.warning, "We do not ship this to that country yet; n chooses another one")
      return .none
    }
    return .move(.open(.checkout(CheckoutScreen(shared))))
  }

  /// Notes what is shown, to find the place again and to say what has changed.
  mutating func keepPlace(_ shared: Shared) {
    watched = shared.cart.map { Watched(view: $0, sku: selectedLine(shared)?.line.sku) }
  }

  private mutating func findPlace(_ view: CartView, _ shared: inout Shared) {
    guard let watched else { return }
    self.watched = nil
    let items = items(shared)
    let place = items.firstIndex { item in
      if case .line(let line) = item { line.line.sku == watched.sku } else { false }
    }
    if let place { list.select(place, count: items.count) }
    for line in view.lines {
      let before = watched.view.lines.first { $0.line.sku == line.line.sku }
      let known = before.map { Words.problems(of: $0, shared) } ?? []
      guard let news = Words.problems(of: line, shared).first(where: { !known.contains($0) }) else { continue }
      shared.toast = Toast(.warning, "\(line.title.clipped(toWidth: 28)): \(news)")
      return
    }
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .cartLoaded(let view): findPlace(view, &shared)
    case .lineRemoved(let line?, let index, _):
      removed = RemovedLine(line: line, index: index)
      shared.toast = Toast(.info, "Removed. u puts it back.")
    case .quantityChanged(_, let limit?, _):
      shared.toast = Toast(.warning, "Only \(limit) can be had")
    case .couponApplied(let code, let view):
      shared.toast = Toast(.success, Words.applied(code: code, view, shared))
    case .resumeCodeMade(let code, let cart) where cart == shared.cartID:
      shared.resumeCodes[cart] = code
      return .move(.show(.resumeCode(code, shared)))
    default: break
    }
    let count = items(shared).count
    list.select(list.selection, count: count)
    return .none
  }
}

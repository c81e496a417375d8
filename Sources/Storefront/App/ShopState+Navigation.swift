import Commerce
package import PlainText
import TerminalKit

extension ShopState {
  /// Commands that mean the same on every page.
  mutating func runGlobal(_ command: Command) -> [Effect] {
    switch command {
    case .quit: return go(.quit)
    case .back: return go(.back)
    case .help: return go(.show(.help(HelpSheet(contexts: isInChat ? contexts : page.contexts))))
    case .palette: return go(.show(.palette(PaletteLayer(contexts: page.contexts, shared: shared))))
    case .search: return go(.open(.listing(ListingPage.search(in: page))))
    case .chat: return toggleChat()
    case .openHome: return go(.home)
    case .openCart: return go(.open(.cart(CartScreen())))
    case .openCarts: return go(.open(.carts(CartsScreen())))
    case .openBrowse: return go(.open(.listing(ListingPage())))
    case .openOrders: return go(.open(.orders(OrdersScreen())))
    case .openInfo: return go(.open(.info(InfoScreen())))
    case .openPolicies: return go(.open(.info(InfoScreen(at: "returns", shared))))
    case .chooseTheme: return go(.show(.theme(ThemeLayer(shared))))
    case .chooseCountry: return go(.show(.country(CountryLayer(shared))))
    case .redraw: return [.terminal(.repaint)]
    case .suspend: return [.terminal(.suspend)]
    case .saveReport: return [.saveReport(theme: shared.theme.id)]
    case .checkOut where shared.cart?.cart.unitCount ?? 0 > 0: return go(.open(.checkout(CheckoutScreen(shared))))
    default: break
    }
    return []
  }

  mutating func go(_ move: Move) -> [Effect] {
    switch move {
    case .open(let page):
      // The same place does not stand twice in the breadcrumbs, so that Back never leads in circles.
      if let index = pages.firstIndex(where: { $0.isSamePlace(as: page) }) {
        if case .listing = page {
          // A list is looked at on the way: what was opened from it stays, so that Back leads there.
          pages.remove(at: index)
        } else {
          park(pages[index...])
          pages.removeSubrange(index...)
        }
      }
      pages.append(unparked(page))
      // Whoever wanders for hours leaves a trail, not a weight.
      if pages.count > ShopState.longestTrail { pages.remove(at: 1) }
      return appear()
    case .replace(let page):
      pages[pages.count - 1] = page
      return appear()
    case .back:
      guard pages.count > 1 else { return [] }
      park(pages[(pages.count - 1)...])
      pages.removeLast()
      return appear()
    case .home:
      park(pages[...])
      pages = [.home(HomePage())]
      return appear()
    case .show(let layer):
      layers.append(layer)
      return layers[layers.count - 1].appear(&shared)
    case .chat: return chat.isFocused ? [] : toggleChat()
    case .setCountry(let code, let isBilling):
      if case .checkout(var checkout) = page {
        checkout.change(country: code, isBilling: isBilling, &shared)
        page = .checkout(checkout)
        return [checkout.save(shared)] + appear()
      }
      return appear()
    case .quit:
      isQuitting = true
      return []
    }
  }

  private static let longestTrail = 30

  /// Keeps a checkout that is left on the way somewhere else: it goes on at the same step, card included; and a review
  /// that was begun.
  private mutating func park(_ left: ArraySlice<Page>) {
    for case .checkout(let checkout) in left where !checkout.isOver {
      shared.parkedCheckout = ParkedCheckout(cart: shared.cartID, screen: checkout)
    }
    for case .review(let review) in left {
      shared.begunReviews.removeAll { $0.order.number == review.order.number }
      if !review.isOver { shared.begunReviews.append(review) }
    }
  }

  private mutating func unparked(_ page: Page) -> Page {
    if case .review(let review) = page,
      let begun = shared.begunReviews.first(where: { $0.order.number == review.order.number })
    {
      return .review(begun)
    }
    guard case .checkout = page, let parked = shared.parkedCheckout, parked.cart == shared.cartID else { return page }
    shared.parkedCheckout = nil
    var screen = parked.screen
    screen.changes = []
    return .checkout(screen)
  }

  mutating func appear() -> [Effect] {
    if pages.isEmpty { pages = [.home(HomePage())] }
    return pages[pages.count - 1].appear(&shared)
  }

  /// What is said on the terminal after leaving: how to come back to a full cart.
  package var farewell: SafeText? {
    guard let cart = shared.cart, cart.cart.unitCount > 0 else { return nil }
    let units = cart.cart.unitCount
    let until = shared.profile.timeZone.local(cart.cart.expiresAt).date
    return """
      Your cart keeps \(units) \(units == 1 ? "item" : "items") until \(until.shortLabel): run \(shared.command) again and press c.
      """
  }
}

extension Page {
  /// Two pages that the breadcrumbs would show as one place.
  fileprivate func isSamePlace(as other: Page) -> Bool {
    switch (self, other) {
    case (.home, .home), (.cart, .cart), (.carts, .carts), (.orders, .orders), (.info, .info),
      (.checkout, .checkout):
      return true
    case (.product(let one), .product(let two)): return one.slug == two.slug
    case (.listing(let one), .listing(let two)): return one.isSamePlace(as: two)
    case (.review(let one), .review(let two)): return one.order.number == two.order.number
    default: return false
    }
  }
}

extension Shared {
  /// What every page must know of an answer, whichever page asked.
  mutating func note(_ answer: Action) {
    switch answer {
    case .cartLoaded(let view), .addedToCart(_, _, _, let view), .quantityChanged(_, _, let view),
      .lineRemoved(_, _, let view), .couponApplied(_, let view), .cartResumed(let view, _):
      cart = view
      cartID = view.cart.id
    case .cartChosen(let id, let view):
      cartID = id
      cart = view
    case .categoriesLoaded(let nodes):
      categories = nodes
    case .clockRead(let today):
      self.today = today
    case .themeLoaded(let loaded):
      theme = loaded
    case .orderExported(let path):
      toast = Toast(.success, "Saved as \(path)")
    case .reportSaved(let path):
      toast = Toast(.success, "Bug report: \(path)")
    case .failed(let failure):
      toast = Toast(.error, Words.sentence(for: failure))
    default:
      break
    }
  }
}

import Commerce
import PlainText
import TerminalKit

// Stock and prices change while somebody looks at them.
extension ShopState {
  /// Has what the page shows read again; whoever looks at it keeps their place.
  ///
  /// - Parameter isNewCatalog: More than stock may have changed.
  mutating func refresh(isNewCatalog: Bool = false) -> [Effect] {
    pages[pages.count - 1].refresh(&shared, isNewCatalog)
  }

  /// Goes over to a catalogue that an import has put in the place of the old one.
  mutating func adopt(_ answer: Action) -> [Effect] {
    guard case .catalogRead(let edition, let profile) = answer, edition != shared.edition else { return [] }
    let isFirst = shared.edition == nil
    shared.edition = edition
    guard !isFirst else { return [] }
    shared.profile = profile
    var effects = [Effect.loadCategories] + refresh(isNewCatalog: true)
    let cart = Effect.loadCart(shared.cartID, country: shared.country)
    if !effects.contains(cart) { effects.append(cart) }
    return effects
  }
}

extension Page {
  /// What has to be asked of the core to see whether the page is still true.
  fileprivate mutating func refresh(_ shared: inout Shared, _ isNewCatalog: Bool) -> [Effect] {
    switch self {
    case .home(var page):
      page.keepPlace(shared)
      self = .home(page)
      return [.loadHome(guest: shared.guest)]
    case .listing(var page):
      let effects = page.refresh(&shared, isOther: isNewCatalog)
      self = .listing(page)
      return effects
    case .product(var page):
      let effects = page.refresh(&shared)
      self = .product(page)
      return effects
    case .cart(var page):
      page.keepPlace(shared)
      self = .cart(page)
      return [.loadCart(shared.cartID, country: shared.country)]
    case .checkout(var page):
      let effects = page.refresh(shared)
      self = .checkout(page)
      return effects
    case .carts, .placed, .orders, .order, .review, .info: return []
    }
  }
}

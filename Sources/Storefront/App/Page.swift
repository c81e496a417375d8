import Commerce
import PlainText
import TerminalKit

/// A screen of the shop with its own state.
///
/// It stands in a place of its own (`indirect`), because with each key it is copied far more often than changed.
package indirect enum Page: Equatable, Sendable {
  case home(HomePage)
  case listing(ListingPage)
  case product(ProductScreen)
  case cart(CartScreen)
  case carts(CartsScreen)
  case checkout(CheckoutScreen)
  case placed(PlacedScreen)
  case orders(OrdersScreen)
  case order(OrderScreen)
  case review(ReviewScreen)
  case info(InfoScreen)

  /// Its place in the breadcrumbs.
  func crumb(_ shared: Shared) -> SafeText {
    switch self {
    case .home: "Home"
    case .listing(let page): page.crumb
    case .product(let page): page.page?.product.title ?? "Product"
    case .cart:
      if let name = shared.cart?.cart.name, name != "Cart" { "Cart: \(name)" } else { "Cart" }
    case .carts: "Saved carts"
    case .checkout: "Checkout"
    case .placed: "Order placed"
    case .orders: "Orders"
    case .order(let page): SafeText(cleaning: page.order.number)
    case .review: "Review"
    case .info: "Help and policies"
    }
  }

  /// The contexts its keys are looked up in, the special first.
  var contexts: [KeyContext] {
    switch self {
    case .home: [.home, .list, .page, .global, .always]
    case .listing(let page): page.contexts
    case .product: [.product, .list, .page, .global, .always]
    case .cart: [.cart, .list, .page, .global, .always]
    case .carts: [.carts, .list, .page, .global, .always]
    case .checkout(let page): page.contexts
    case .placed: [.placed, .reading, .page, .global, .always]
    case .orders(let page): page.contexts
    case .review: [.form, .always]
    case .order: [.order, .reading, .page, .global, .always]
    case .info: [.info, .list, .page, .global, .always]
    }
  }

  /// What has to be asked of the core when it comes to the front, again or for the first time.
  mutating func appear(_ shared: inout Shared) -> [Effect] {
    switch self {
    case .home:
      return [.loadHome(guest: shared.guest)]
    case .listing(var page):
      let effects = page.appear(&shared)
      self = .listing(page)
      return effects
    case .product(var page):
      let effects = page.appear(&shared)
      self = .product(page)
      return effects
    case .cart:
      return [.loadCart(shared.cartID, country: shared.country)]
    case .carts:
      return [.loadCarts(guest: shared.guest)]
    case .checkout(var page):
      let effects = page.appear(&shared)
      self = .checkout(page)
      return effects
    case .orders:
      return [.loadOrders(guest: shared.guest)]
    case .review(let page):
      return page.appear()
    case .placed, .order, .info:
      return []
    }
  }

  /// A key that the page takes before the key map sees it: what is typed into a field.
  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    switch self {
    case .listing(var page):
      let turn = page.take(key, &shared)
      self = .listing(page)
      return turn
    case .checkout(var page):
      let turn = page.take(key, &shared)
      self = .checkout(page)
      return turn
    case .orders(var page):
      let turn = page.take(key)
      self = .orders(page)
      return turn
    case .review(var page):
      let turn = page.take(key)
      self = .review(page)
      return turn
    default:
      return nil
    }
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch self {
    case .home(var page): return keep(page.handle(command, shared), .home(page))
    case .listing(var page): return keep(page.handle(command, &shared), .listing(page))
    case .product(var page): return keep(page.handle(command, &shared), .product(page))
    case .cart(var page): return keep(page.handle(command, &shared), .cart(page))
    case .carts(var page): return keep(page.handle(command, &shared), .carts(page))
    case .checkout(var page): return keep(page.handle(command, &shared), .checkout(page))
    case .placed(var page): return keep(page.handle(command, shared), .placed(page))
    case .orders(var page): return keep(page.handle(command, shared), .orders(page))
    case .order(var page): return keep(page.handle(command, &shared), .order(page))
    case .review(var page): return keep(page.handle(command), .review(page))
    case .info(var page): return keep(page.handle(command, shared), .info(page))
    }
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch self {
    case .home(var page): return keep(page.receive(answer, shared), .home(page))
    case .listing(var page): return keep(page.receive(answer, shared), .listing(page))
    case .product(var page): return keep(page.receive(answer, &shared), .product(page))
    case .cart(var page): return keep(page.receive(answer, &shared), .cart(page))
    case .carts(var page): return keep(page.receive(answer, &shared), .carts(page))
    case .checkout(var page): return keep(page.receive(answer, &shared), .checkout(page))
    case .orders(var page): return keep(page.receive(answer, &shared), .orders(page))
    case .review(var page): return keep(page.receive(answer, &shared), .review(page))
    case .placed, .order, .info: return .none
    }
  }

  // `page` inside a switch is a copy: what was changed goes back.
  private mutating func keep<T>(_ result: T, _ changed: Page) -> T {
    self = changed
    return result
  }

  /// A click on one of its hotspots, as the command that follows once the selection is there.
  mutating func click(_ spot: Hotspot, _ shared: Shared) -> Command? {
    switch self {
    case .home(var page):
      page.list.select(spot.index, count: page.items(shared).count)
      self = .home(page)
      return .open
    case .listing(var page):
      let command = page.click(spot)
      self = .listing(page)
      return command
    case .product(var page):
      let command = page.click(spot)
      self = .product(page)
      return command
    case .cart(var page):
      let items = page.items(shared)
      page.list.select(spot.index, count: items.count)
      self = .cart(page)
      // A line is selected, so that + and - work on it; a button is pressed.
      if items.indices.contains(spot.index), case .action = items[spot.index] { return .open }
      return nil
    case .carts(var page):
      page.list.select(spot.index, count: page.carts.count)
      self = .carts(page)
      return .open
    case .checkout(var page):
      let command = page.click(spot)
      self = .checkout(page)
      return command
    case .orders(var page):
      page.focus = spot.index
      self = .orders(page)
      return nil
    case .review(var page):
      let command = page.click(spot)
      self = .review(page)
      return command
    case .info(var page):
      page.list.select(spot.index, count: page.entries(shared).count)
      self = .info(page)
      return .open
    case .placed, .order:
      return nil
    }
  }
}

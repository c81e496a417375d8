package import Commerce
package import PlainText
package import TerminalKit

/// The front of the shop: what it is, why to trust it, where to go.
package struct HomePage: Equatable, Sendable {
  package var shelves: HomeShelves?
  package var list = ListState()

  package init() {}
}

/// One row of the front page.
package enum HomeItem: Equatable, Sendable {
  case heading(SafeText)
  case promise(SafeText)
  case text(SafeText)
  case blank
  case cart(CartView)
  case department(CategoryNode)
  case allProducts(Int)
  case product(ProductRow)
  case link(Command, SafeText)

  var isSelectable: Bool {
    switch self {
    case .heading, .promise, .text, .blank: false
    default: true
    }
  }
}

extension HomePage {
  /// Every row, top to bottom; on a wide screen what comes before ``shelfStart`` stands to the left.
  package func items(_ shared: Shared) -> [HomeItem] {
    leftItems(shared) + rightItems(shared)
  }

  func leftItems(_ shared: Shared) -> [HomeItem] {
    guard let shelves else { return [] }
    var items: [HomeItem] = [.heading(shared.profile.tagline)]
    let promises = shared.size.isShort ? Array(shared.profile.promises.prefix(2)) : shared.profile.promises
    items += promises.map(HomeItem.promise)
    if let cart = shared.cart, cart.cart.unitCount > 0 {
      items += [.heading("Continue where you left off"), .cart(cart)]
    }
    items.append(.heading("Departments"))
    items += shelves.departments.map(HomeItem.department)
    items.append(.allProducts(shelves.departments.reduce(0) { $0 + $1.count }))
    return items
  }

  func rightItems(_ shared: Shared) -> [HomeItem] {
    guard let shelves else { return [] }
    var items: [HomeItem] = []
    func shelf(_ title: SafeText, _ rows: [ProductRow]) {
      guard !rows.isEmpty else { return }
      items.append(.heading(title))
      items += rows.map(HomeItem.product)
    }
    shelf("Featured", Array(shelves.featured.prefix(6)))
    shelf("New", Array(shelves.new.prefix(5)))
    shelf("On offer", Array(shelves.onOffer.prefix(5)))
    shelf("You looked at", Array(shelves.recent.prefix(5)))
    items += [
      .heading("Good to know"),
      .link(.openInfo, "Shipping, returns, privacy, warranty, questions"),
      .link(.openOrders, "Find an order again"),
      .link(.openCarts, "Saved carts and resume codes"),
    ]
    return items
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Turn? {
    let items = items(shared)
    let body = Chrome.body(shared.size)
    if !items.indices.contains(list.selection) || !items[list.selection].isSelectable {
      list.selectFirst(count: items.count) { items[$0].isSelectable }
    }
    if let motion = command.motion {
      list.handle(motion, count: items.count, height: body.rows) { items[$0].isSelectable }
      return Turn.none
    }
    switch command {
    case .left, .right, .nextPane, .previousPane:
      guard shared.size.widthClass == .wide else { return command == .left || command == .right ? Turn.none : nil }
      switchPane(shared, items)
      return Turn.none
    case .open:
      guard items.indices.contains(list.selection) else { return Turn.none }
      return open(items[list.selection])
    default:
      return nil
    }
  }

  private mutating func switchPane(_ shared: Shared, _ items: [HomeItem]) {
    let border = leftItems(shared).count
    let target = list.selection < border ? border..<items.count : 0..<border
    if let index = target.first(where: { items[$0].isSelectable }) { list.select(index, count: items.count) }
  }

  private func open(_ item: HomeItem) -> Turn {
    switch item {
    case .cart: .move(.open(.cart(CartScreen())))
    case .department(let node): .move(.open(.listing(ListingPage(category: node.path))))
    case .allProducts: .move(.open(.listing(ListingPage())))
    case .product(let row): .move(.open(.product(ProductScreen(slug: row.slug))))
    case .link(.openInfo, _): .move(.open(.info(InfoScreen())))
    case .link(.openOrders, _): .move(.open(.orders(OrdersScreen())))
    case .link(.openCarts, _): .move(.open(.carts(CartsScreen())))
    case .link, .heading, .promise, .text, .blank: .none
    }
  }

  mutating func receive(_ answer: Action) -> Turn {
    guard case .homeLoaded(let loaded) = answer else { return .none }
    let isFirst = shelves == nil
    shelves = loaded
    // The departments stand first among what can be opened, but a returning shopper's cart stands before them.
    if isFirst { list = ListState() }
    return .none
  }
}

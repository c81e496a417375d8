package import Commerce
package import PlainText
package import TerminalKit

/// The front of the shop: what it is, why to trust it, where to go.
package struct HomePage: Equatable, Sendable {
  package var shelves: HomeShelves?
  package var list = ListState()
  /// What was selected when the shelves were asked for once more.
  private var kept: HomeItem?

  package init() {}
}

/// One row of the front page.
package enum HomeItem: Equatable, Sendable {
  case heading(SafeText)
  /// A line of a promise; the first of it bears the mark.
  case promise(SafeText, isFirst: Bool)
  case cart(CartView)
  case department(CategoryNode)
  case allProducts(Int)
  case product(ProductRow)
  /// A list of its own: what is new, what is on offer.
  case list(ListingPage, SafeText)
  case link(Command, SafeText)

  var isSelectable: Bool {
    switch self {
    case .heading, .promise: false
    default: true
    }
  }

  /// The same thing, whatever may have changed about it.
  func isSamePlace(as other: HomeItem) -> Bool {
    switch (self, other) {
    case (.cart, .cart), (.allProducts, .allProducts): true
    case (.department(let one), .department(let two)): one.path == two.path
    case (.product(let one), .product(let two)): one.slug == two.slug
    default: self == other
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
    var items = shared.profile.tagline.wrapped(width: leftWidth(shared)).map(HomeItem.heading)
    let promises = shared.size.isShort ? Array(shared.profile.promises.prefix(2)) : shared.profile.promises
    for promise in promises {
      for (index, line) in promise.wrapped(width: leftWidth(shared) - 2).enumerated() {
        items.append(.promise(line, isFirst: index == 0))
      }
    }
    if let cart = shared.cart, cart.cart.unitCount > 0 {
      items += [.heading("Continue where you left off"), .cart(cart)]
    }
    items.append(.heading("Departments"))
    items += shelves.departments.map(HomeItem.department)
    items.append(.allProducts(shelves.departments.reduce(0) { $0 + $1.count }))
    return items
  }

  /// Columns of the left pane on a wide screen, of the whole page elsewhere.
  private func leftWidth(_ shared: Shared) -> Int {
    let columns = Page.body(shared.size).columns
    return shared.size.widthClass == .wide ? columns * HomePage.share.0 / HomePage.share.1 : columns
  }

  /// The left pane's part of a wide screen.
  static let share = (2, 5)

  func rightItems(_ shared: Shared) -> [HomeItem] {
    guard let shelves else { return [] }
    var items: [HomeItem] = []
    func shelf(_ title: SafeText, _ rows: [ProductRow], most: Int, all: (ListingPage, SafeText)? = nil) {
      guard !rows.isEmpty else { return }
      items.append(.heading(title))
      items += rows.prefix(most).map(HomeItem.product)
      if let all, rows.count > most { items.append(.list(all.0, all.1)) }
    }
    shelf("Featured", shelves.featured, most: 6)
    shelf("New", shelves.new, most: 4, all: (.new, "All that is new"))
    shelf("On offer", shelves.onOffer, most: 4, all: (.onOffer, "All that is on offer"))
    shelf("You looked at", shelves.recent, most: 4)
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
    let isForList = command.motion != nil || [.open, .left, .right, .nextPane, .previousPane].contains(command)
    if isForList, !items.indices.contains(list.selection) || !items[list.selection].isSelectable {
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
    case .list(let page, _): .move(.open(.listing(page)))
    case .link(.openInfo, _): .move(.open(.info(InfoScreen())))
    case .link(.openOrders, _): .move(.open(.orders(OrdersScreen())))
    case .link(.openCarts, _): .move(.open(.carts(CartsScreen())))
    case .link, .heading, .promise: .none
    }
  }

  /// Notes what is selected, to find it again when the shelves have been read once more.
  mutating func keepPlace(_ shared: Shared) {
    let items = items(shared)
    kept = items.indices.contains(list.selection) ? items[list.selection] : nil
  }

  mutating func receive(_ answer: Action, _ shared: Shared) -> Turn {
    guard case .homeLoaded(let loaded) = answer else { return .none }
    let isFirst = shelves == nil
    shelves = loaded
    // The departments stand first among what can be opened, but a returning shopper's cart stands before them.
    if isFirst { list = ListState() }
    let items = items(shared)
    if let kept, let index = nearest(to: list.selection, in: items, where: { $0.isSamePlace(as: kept) }) {
      list.select(index, count: items.count)
    }
    kept = nil
    return .none
  }

  // A product can stand on two shelves.
  private func nearest(to place: Int, in items: [HomeItem], where isMeant: (HomeItem) -> Bool) -> Int? {
    items.indices.filter { isMeant(items[$0]) }.min { abs($0 - place) < abs($1 - place) }
  }
}

package import Commerce
import PlainText
import TerminalKit

/// A product page: choose a variant, read what there is to know, put it in the cart.
package struct ProductScreen: Equatable, Sendable {
  package let slug: String
  package var page: ProductPage?
  package var isMissing = false
  /// For each option the index of the chosen value.
  package var choice: [Int] = []
  package var quantity = 1
  /// Which of ``items(_:)`` has the focus.
  package var focus = 0
  package var open: Set<ProductSection> = [.description, .related]
  /// The first line on screen of the part that scrolls.
  package var top = 0
  package var generation = 0

  /// The variant to open with; the cheapest in stock when nil.
  private let wantedSKU: String?
  /// It is read again while it is looked at: what has changed is said.
  private var isWatched = false

  package init(slug: String, sku: String? = nil) {
    self.slug = slug
    wantedSKU = sku
  }

  mutating func appear(_ shared: inout Shared) -> [Effect] {
    generation = shared.nextGeneration()
    return [.loadProduct(slug: slug, country: shared.country, guest: shared.guest, generation: generation)]
  }

  /// Has it read again: stock and price may have changed.
  mutating func refresh(_ shared: inout Shared) -> [Effect] {
    guard page != nil || isMissing else { return [] }
    generation = shared.nextGeneration()
    isWatched = true
    return [.reloadProduct(slug: slug, country: shared.country, generation: generation)]
  }

  /// The variant of the choice; nil where that combination is not made.
  package var variant: Variant? {
    guard let product = page?.product else { return nil }
    return product.variants.first { indices(of: $0, in: product) == choice }
  }

  func indices(of variant: Variant, in product: Product) -> [Int] {
    product.options.enumerated().map { index, option in
      guard variant.optionValues.indices.contains(index) else { return -1 }
      return option.values.firstIndex { $0.name == variant.optionValues[index] } ?? -1
    }
  }

  /// Units of a variant that can be bought now.
  func available(_ variant: Variant?) -> Int {
    variant.flatMap { page?.available[$0.sku] } ?? 0
  }

  /// The variant that would be chosen with another value of one option.
  func variant(with value: Int, of option: Int) -> Variant? {
    guard let product = page?.product, choice.indices.contains(option) else { return nil }
    var other = choice
    other[option] = value
    return product.variants.first { indices(of: $0, in: product) == other }
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .productLoaded(let loaded, slug, generation):
      let before = (variant: variant, available: available(variant))
      show(loaded)
      if isWatched, let change = change(since: before.variant, available: before.available, shared) {
        shared.toast = change
      }
      isWatched = false
    case .addedToCart(let sku, let added, let limit, _) where page?.product.variants.contains { $0.sku == sku } ?? false:
      shared.toast = Words.added(
        page?.product.title ?? "It", added, limit: limit, way: "c opens the cart, o there checks out.")
      return appearAgain(&shared)
    default: break
    }
    return .none
  }

  private mutating func appearAgain(_ shared: inout Shared) -> Turn { Turn(effects: appear(&shared)) }

  private mutating func show(_ loaded: ProductPage?) {
    let before = (product: page?.product, sku: variant?.sku, item: focused)
    page = loaded
    isMissing = loaded == nil
    guard let loaded else { return }
    let product = loaded.product
    if before.product?.options != product.options || choice.isEmpty {
      // The one that was looked at or asked for, else the cheapest that can be had: what the list's "from" promised.
      let inStock = product.variants.filter { (loaded.available[$0.sku] ?? 0) > 0 }
      let shown =
        product.variants.first { $0.sku == before.sku ?? wantedSKU } ?? inStock.min { $0.price < $1.price }
        ?? product.variants.first
      choice = shown.map { indices(of: $0, in: product) } ?? []
    }
    quantity = max(1, min(quantity, available(variant)))
    // What has the focus keeps it; a button that is gone gives it to the choice above it.
    if let item = before.item { focus = items.firstIndex(of: item) ?? 0 }
  }

  private var focused: ProductItem? {
    let items = items
    return items.indices.contains(focus) ? items[focus] : nil
  }

  /// What the shopper has to know of what changed under their eyes.
  private func change(since before: Variant?, available units: Int, _ shared: Shared) -> Toast? {
    guard let before else { return nil }
    guard let page else { return Toast(.warning, "This product has just left the shop.") }
    guard let variant else {
      return Toast(.warning, "What you chose is no longer made. Left and Right choose another.")
    }
    if variant.price != before.price {
      return Toast(
        variant.price < before.price ? .success : .warning,
        "The price has just changed: \(shared.price(variant.price)), it was \(shared.price(before.price)).")
    }
    let left = page.available[variant.sku, default: 0]
    if left == 0, units > 0 {
      let choices: SafeText = page.alternatives.isEmpty ? "" : " The list below shows what is in stock instead."
      return Toast(.warning, "Just sold out.\(choices)")
    }
    if units == 0, left > 0 { return Toast(.success, "Back in stock.") }
    return left < units && left <= ProductRow.fewUnits ? Toast(.warning, "Only \(left) left now.") : nil
  }
}

/// The parts of a product page that fold.
package enum ProductSection: String, CaseIterable, Sendable {
  case description, details, sizeGuide, delivery, pictures, reviews, related

  var title: SafeText {
    switch self {
    case .description: "Description"
    case .details: "Details"
    case .sizeGuide: "Size guide"
    case .delivery: "Delivery and returns"
    case .pictures: "Pictures"
    case .reviews: "Reviews"
    case .related: "Goes with it"
    }
  }
}

/// What can have the focus on a product page, top to bottom.
package enum ProductItem: Equatable, Sendable {
  case option(Int)
  case quantity
  case add
  case alternative(Int)
  case section(ProductSection)
  case related(Int)
}

extension ProductScreen {
  var sections: [ProductSection] {
    guard let page else { return [] }
    return ProductSection.allCases.filter { section in
      switch section {
      case .description: !page.product.description.isEmpty
      case .details, .delivery: true
      case .sizeGuide: page.product.sizeGuide != nil
      case .pictures: !page.product.pictures.isEmpty
      case .reviews: page.reviews.count > 0
      case .related: !page.related.isEmpty
      }
    }
  }

  package var items: [ProductItem] {
    guard let page else { return [] }
    var items = page.product.options.indices.map(ProductItem.option)
    if available(variant) > 0 {
      items += [.quantity, .add]
    } else {
      items += page.alternatives.indices.map(ProductItem.alternative)
    }
    for section in sections {
      items.append(.section(section))
      if section == .related, open.contains(.related) { items += page.related.indices.map(ProductItem.related) }
    }
    return items
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    guard let page else { return command.motion == nil ? nil : Turn.none }
    let items = items
    focus = max(0, min(focus, items.count - 1))
    switch command {
    case .up, .down: move(command == .down ? 1 : -1, shared)
    case .pageUp, .pageDown: scroll(command == .pageDown ? 1 : -1, shared)
    case .first:
      focus = 0
      top = 0
    case .last:
      focus = items.count - 1
      show(focus, shared)
    case .nextPane, .previousPane:
      focus = (focus + (command == .nextPane ? 1 : items.count - 1)) % items.count
      show(focus, shared)
    case .left, .right: change(items[focus], by: command == .right ? 1 : -1)
    case .more: quantity = min(quantity + 1, max(1, available(variant)), CartLine.maximumQuantity)
    case .fewer: quantity = max(1, quantity - 1)
    case .addToCart: return add(&shared)
    case .open: return open(items[focus], page, &shared)
    case .jump1, .jump2, .jump3, .jump4, .jump5, .jump6, .jump7: jump(command, shared)
    default: return nil
    }
    return Turn.none
  }

  /// Begins the name of the spots of an option's values; its number follows.
  static let optionSpot = "option "

  /// A click chooses a value, opens what can be opened, and buys on the button alone.
  mutating func click(_ spot: Hotspot) -> Command? {
    if spot.id.hasPrefix(ProductScreen.optionSpot), let index = Int(spot.id.dropFirst(ProductScreen.optionSpot.count)) {
      focus = items.firstIndex(of: .option(index)) ?? focus
      choose(spot.index, of: index)
      return nil
    }
    guard items.indices.contains(spot.index) else { return nil }
    focus = spot.index
    switch items[focus] {
    case .option, .quantity: return nil
    case .add, .alternative, .section, .related: return .open
    }
  }

  private mutating func choose(_ value: Int, of index: Int) {
    guard choice.indices.contains(index) else { return }
    choice[index] = value
    quantity = max(1, min(quantity, available(variant)))
  }

  private mutating func change(_ item: ProductItem, by step: Int) {
    switch item {
    case .option(let index):
      guard let option = page?.product.options[index], choice.indices.contains(index) else { return }
      choose((choice[index] + step + option.values.count) % option.values.count, of: index)
    case .quantity:
      quantity = max(1, min(quantity + step, available(variant), CartLine.maximumQuantity))
    default: break
    }
  }

  private func add(_ shared: inout Shared) -> Turn {
    guard let variant else {
      shared.toast = Toast(.warning, "That combination is not made. Left and Right choose another.")
      return .none
    }
    guard available(variant) > 0 else {
      shared.toast = Toast(.warning, "Sold out. The list below shows what is in stock instead.")
      return .none
    }
    return .effect(.addToCart(sku: variant.sku, quantity: quantity, cart: shared.cartID, country: shared.country))
  }

  private mutating func open(_ item: ProductItem, _ page: ProductPage, _ shared: inout Shared) -> Turn {
    switch item {
    case .option, .quantity, .add: return add(&shared)
    case .section(let section):
      open.formSymmetricDifference([section])
      show(focus, shared)
      return .none
    case .alternative(let index):
      return .move(.open(.product(ProductScreen(slug: page.alternatives[index].slug))))
    case .related(let index):
      return .move(.open(.product(ProductScreen(slug: page.related[index].slug))))
    }
  }

  // A number opens its section and goes there; pressed on an open one that has the focus, it folds it.
  private mutating func jump(_ command: Command, _ shared: Shared) {
    guard let last = command.rawValue.last, let number = Int(String(last)), sections.indices.contains(number - 1)
    else { return }
    let section = sections[number - 1]
    let here = items.firstIndex(of: .section(section))
    if here == focus, open.contains(section) {
      open.remove(section)
    } else {
      open.insert(section)
    }
    focus = items.firstIndex(of: .section(section)) ?? focus
    show(focus, shared, asTop: true)
  }
}

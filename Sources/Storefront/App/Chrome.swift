import Commerce
import PlainText
package import TerminalKit

/// What stands around every page: the shop's bar, the way here, the footer.
enum Chrome {
  /// The page's own part of the screen.
  static func body(_ size: Size) -> Rect {
    let rows = Rect(size).splitTop(2).rest.splitBottom(1).rest
    return size.isShort ? rows : rows.splitTop(1).rest.splitBottom(1).rest
  }

  static func draw(_ state: ShopState, _ painter: inout Painter) {
    let bounds = painter.frame.bounds
    drawBar(&painter, Rect(column: 0, row: 0, columns: bounds.columns, rows: 1))
    drawCrumbs(state, &painter, Rect(column: 0, row: 1, columns: bounds.columns, rows: 1))
    // Beside a chat that has the keys, the page says how to come back to it.
    let contexts = state.isInChat ? [.pageBeside] : state.contexts
    painter.footer(
      KeyTable.map.footer(for: contexts), toast: state.isInChat ? nil : state.shared.toast,
      in: bounds.splitBottom(1).bottom)
  }

  static func drawBar(_ painter: inout Painter, _ rect: Rect) {
    let shared = painter.shared
    painter.frame.fill(rect, style: painter.theme[.bar])
    let cart = cartLabel(shared, short: rect.columns < 60)
    let cartRect = Rect(column: rect.maxColumn - cart.width - 1, row: rect.row, columns: cart.width, rows: 1)
    painter.put(cart, cartRect.column, rect.row, .bar, on: .bar, width: cart.width)
    painter.frame.hotspots.append(Hotspot(rect: cartRect, id: Command.openCart.rawValue))
    let badge: SafeText = " TEST MODE "
    let badgeColumn = cartRect.column - badge.width - 1
    painter.frame.put(badge, at: Point(badgeColumn, rect.row), style: painter.theme[.testMode])
    let nameWidth = painter.put(shared.profile.name, 1, rect.row, .bar, on: .bar, width: badgeColumn - 2)
    if rect.columns >= 100 {
      painter.put(
        "  \(shared.profile.tagline)", 1 + nameWidth, rect.row, .bar, on: .bar, width: badgeColumn - nameWidth - 3)
    }
  }

  private static func cartLabel(_ shared: Shared, short: Bool) -> SafeText {
    guard let view = shared.cart, view.cart.unitCount > 0 else { return short ? "Cart 0" : "Cart empty" }
    return "Cart \(view.cart.unitCount) \(shared.price(view.totals.subtotal))"
  }

  private static func drawCrumbs(_ state: ShopState, _ painter: inout Painter, _ rect: Rect) {
    let crumbs = state.pages.map { $0.crumb(state.shared) }
    let separator: SafeText = " \(painter.symbols.crumb) "
    // The end of the way matters most: names before it are left out from the front.
    var shown = crumbs
    func joined() -> SafeText {
      shown.dropFirst().reduce(shown.first ?? .empty) { $0 + separator + $1 }
    }
    let isTyping = !state.contexts.contains(.global)
    let keys: SafeText = rect.columns < 60 ? "" : isTyping ? "F1 help" : "? help"
    let hint = [chatHint(state, columns: rect.columns), keys].filter { !$0.isEmpty }.joined(separator: "  ")
    let room = rect.columns - 2 - (hint.isEmpty ? 0 : hint.width + 2)
    while joined().width > room, shown.count > 1 {
      shown.removeFirst()
      if shown.first != painter.symbols.ellipsis, shown.count > 1 { shown[0] = painter.symbols.ellipsis }
    }
    painter.put(joined(), 1, rect.row, .secondary, width: room)
    painter.putRight(hint, in: rect.inset(columns: 1), .secondary)
  }
}

extension Storefront {
  /// Draws the state; the same state gives the same frame.
  package func render(_ state: ShopState) -> Frame {
    var painter = Painter(state.shared)
    guard !state.windowSize.isTooSmall else {
      painter.tooSmall("the shop")
      return painter.frame
    }
    let isOver = state.chat.isOpen && state.shared.size == state.windowSize
    if !isOver {
      state.page.draw(&painter, in: Page.body(state.shared.size))
      Chrome.draw(state, &painter)
      let below = state.chat.isOpen ? state.layers.prefix(state.chat.layersBelow) : []
      if !below.isEmpty { painter.frame.hotspots = [] }
      for layer in below { layer.draw(&painter) }
    }
    if state.chat.isOpen { drawChat(state, &painter) }
    let above = state.chat.isOpen ? state.layers.dropFirst(state.chat.layersBelow) : state.layers[...]
    if !above.isEmpty { painter.frame.hotspots = [] }
    for layer in above { layer.draw(&painter) }
    if painter.frame.cursor == nil { painter.frame.cursor = Point(0, painter.frame.size.rows - 1) }
    return painter.frame
  }
}

extension ShopState {
  /// Draws over the frame of an older state; nil where more has changed than the selection of the page's list.
  func drawStep(from before: ShopState, over frame: Frame) -> Frame? {
    guard case .listing(let page) = page, case .listing(let old) = before.page, layers.isEmpty, before.layers.isEmpty,
      !chat.isOpen, chat == before.chat, windowSize == before.windowSize, !windowSize.isTooSmall,
      pages.dropLast().elementsEqual(before.pages.dropLast()), shared == before.shared
    else { return nil }
    var painter = Painter(shared, over: frame)
    return page.drawStep(from: old, &painter, in: Page.body(shared.size)) ? painter.frame : nil
  }
}

extension Storefront {
  /// Sets the page into the window and draws the chat beside it, or the chat alone.
  private func drawChat(_ state: ShopState, _ painter: inout Painter) {
    var shared = state.shared
    shared.size = state.windowSize
    var whole = Painter(shared)
    let isBeside = state.shared.size != state.windowSize
    if isBeside {
      whole.frame.place(painter.frame)
    } else if ChatPane.rect(in: state.windowSize).row > 0 {
      Chrome.drawBar(&whole, whole.frame.bounds.splitTop(1).top)
    }
    if state.chat.isFocused { whole.frame.cursor = nil }
    whole.frame.hotspots.append(Hotspot(rect: ChatPane.rect(in: state.windowSize), id: ChatPane.spot))
    state.chat.draw(&whole, place: state.shopPlace)
    painter = whole
  }
}

extension Page {
  /// The part of the screen that a page draws on.
  static func body(_ size: Size) -> Rect { Chrome.body(size).inset(columns: size.widthClass == .narrow ? 0 : 1) }

  func draw(_ painter: inout Painter, in body: Rect) {
    switch self {
    case .home(let page): page.draw(&painter, in: body)
    case .listing(let page): page.draw(&painter, in: body)
    case .product(let page): page.draw(&painter, in: body)
    case .cart(let page): page.draw(&painter, in: body)
    case .carts(let page): page.draw(&painter, in: body)
    case .checkout(let page): page.draw(&painter, in: body)
    case .placed(let page): page.draw(&painter, in: body)
    case .orders(let page): page.draw(&painter, in: body)
    case .order(let page): page.draw(&painter, in: body)
    case .review(let page): page.draw(&painter, in: body)
    case .info(let page): page.draw(&painter, in: body)
    }
  }
}

import Commerce
import Conversation
import PlainText
import TerminalKit

extension ThreadScreen {
  /// What the shop knows of the customer, as lines: where they are now comes first.
  func customerLines(_ shared: Shared, width: Int) -> [StyledLine] {
    guard let view else { return [] }
    var writer = CardWriter(width: max(10, width), shared: shared)
    writer.write(view.customer, view.thread)
    return writer.lines
  }
}

private struct CardWriter {
  let width: Int
  let shared: Shared
  private(set) var lines: [StyledLine] = []

  init(width: Int, shared: Shared) {
    self.width = width
    self.shared = shared
  }

  mutating func write(_ customer: CustomerCard, _ thread: ChatThread) {
    who(customer, thread)
    now(customer)
    if let cart = customer.cart { fill(cart) }
    orders(customer.orders)
    if !thread.tags.isEmpty {
      section("Tags")
      put(thread.tags.joined(separator: ", "))
    }
    if !customer.note.isEmpty {
      section("Note")
      put(customer.note)
    }
    past(customer.pastThreads)
  }

  private mutating func section(_ title: SafeText, _ amount: SafeText = .empty) {
    if !shared.size.isShort { lines.append(StyledLine()) }
    lines.append(StyledLine([StyledSpan("\(title)  ", .heading), StyledSpan(amount, .accent)]))
  }

  private mutating func put(_ text: SafeText, _ role: Role = .text) {
    lines += StyledLine.wrapped([StyledSpan(text, role)], width: width)
  }

  /// Words at the left, clipped to leave room for an amount at the right.
  private mutating func pair(_ left: SafeText, _ right: SafeText, _ role: Role = .text) {
    let room = max(1, width - right.width - 1)
    let shown = left.clipped(toWidth: room).padded(toWidth: room)
    lines.append(StyledLine([StyledSpan("\(shown) ", role), StyledSpan(right, .accent)]))
  }

  private mutating func who(_ customer: CustomerCard, _ thread: ChatThread) {
    put(customer.name, .heading)
    if let email = thread.email ?? customer.email { put(SafeText(cleaning: email)) }
    let country = Country.named(customer.country)?.name ?? SafeText(cleaning: customer.country)
    put("\(country), with us since \(Words.day(customer.firstSeenAt, shared))", .secondary)
    put(customer.hasConsented ? "May be written to with news" : "Mail for answers and orders only", .secondary)
  }

  private mutating func now(_ customer: CustomerCard) {
    section("Now")
    guard let visit = customer.visit else {
      put("Not in the shop", .secondary)
      return
    }
    put(Words.place(visit.place))
    put(
      "for \(ConversationWords.span(shared.now.seconds - visit.onPageSince.seconds)), in the shop for \(ConversationWords.span(shared.now.seconds - visit.startedAt.seconds))",
      .secondary)
  }

  private mutating func fill(_ cart: CartView) {
    guard cart.cart.unitCount > 0 else {
      section("Cart")
      put("Empty", .secondary)
      return
    }
    section("Cart", shared.price(cart.totals.subtotal))
    for line in cart.lines where !line.line.isSavedForLater {
      let variant: SafeText = line.variant.isEmpty ? "" : ", \(line.variant)"
      pair(
        "\(line.line.quantity) \(shared.symbols.times) \(line.title)\(variant)", shared.price(line.unitPrice),
        line.isShort ? .warning : .text)
    }
    for discount in cart.totals.discounts { put("Coupon \(SafeText(cleaning: discount.code))", .secondary) }
  }

  private mutating func orders(_ orders: [Order]) {
    section("Orders")
    if orders.isEmpty { put("None", .secondary) }
    for order in orders.prefix(6) {
      pair("\(SafeText(cleaning: order.number)) \(Words.state(order))", shared.price(order.totals.total))
      put("  \(Words.day(order.placedAt, shared)), arrives \(order.delivery.label)", .secondary)
    }
    if orders.count > 6 { put("and \(orders.count - 6) more", .secondary) }
  }

  private mutating func past(_ threads: [ChatThread]) {
    guard !threads.isEmpty else { return }
    section("Threads before")
    for thread in threads.prefix(6) {
      var words: SafeText = "\(Words.day(thread.openedAt, shared)) \(Words.state(thread, shared))"
      if let rating = thread.rating { words = "\(words), rated \(rating) of 5" }
      if !thread.tags.isEmpty { words = "\(words): \(thread.tags.joined(separator: ", "))" }
      put(words, .secondary)
    }
  }
}

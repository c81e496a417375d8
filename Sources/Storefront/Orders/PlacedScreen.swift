package import Commerce
import PlainText
package import TerminalKit

/// The order is placed: its number, what happens next, how to find it again.
package struct PlacedScreen: Equatable, Sendable {
  package let order: Order
  package var list = ListState()

  package init(order: Order) { self.order = order }

  mutating func handle(_ command: Command, _ shared: Shared) -> Turn? {
    if let motion = command.motion {
      list.scrollText(motion, count: items(shared).count, height: Chrome.body(shared.size).rows)
      return Turn.none
    }
    switch command {
    case .saveText: return .effect(.exportOrder(order))
    // Whoever pressed Enter twice to place the order shall see its number.
    case .open: return Turn.none
    default: return nil
    }
  }

  func items(_ shared: Shared) -> [CartItem] {
    let width = Chrome.body(shared.size).columns - 4
    func paragraph(_ text: SafeText, _ role: Role = .text) -> [CartItem] {
      text.wrapped(width: width).map { .note($0, role) }
    }
    var items: [CartItem] = [.heading("Thank you. Your order is placed.")]
    items += paragraph("Order number: \(SafeText(cleaning: order.number))", .heading)
    items += paragraph("Arrives \(order.delivery.label) by \(order.methodName).", .success)
    items.append(.heading("What happens next"))
    items += paragraph(
      "1. A confirmation is written for \(SafeText(cleaning: order.email)); in test mode no mail leaves.")
    items += paragraph("2. We pack it and hand it to the carrier.")
    items += paragraph("3. To look at it again: o, then this number and your e-mail address.")
    items += paragraph("s saves all of this as a text file. Esc goes back to the shop.", .secondary)
    return items + OrderRows.items(order, shared)
  }

  func draw(_ painter: inout Painter, in body: Rect) {
    OrderRows.draw(items(painter.shared), list, &painter, in: body)
  }
}

/// A single order, looked up again.
package struct OrderScreen: Equatable, Sendable {
  package let order: Order
  package var list = ListState()

  package init(order: Order) { self.order = order }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    if let motion = command.motion {
      list.scrollText(motion, count: items(shared).count, height: Chrome.body(shared.size).rows)
      return Turn.none
    }
    switch command {
    case .saveText: return .effect(.exportOrder(order))
    case .writeReview:
      guard let screen = ReviewScreen(of: order) else {
        shared.toast = Toast(.info, "A review can be written once the parcel is on its way.")
        return Turn.none
      }
      return .move(.open(.review(screen)))
    default: return nil
    }
  }

  private func items(_ shared: Shared) -> [CartItem] {
    let placed = shared.profile.timeZone.local(order.placedAt)
    let width = Chrome.body(shared.size).columns - 4
    var items: [CartItem] = [
      .heading("Order \(SafeText(cleaning: order.number))"),
      .note("Placed on \(placed.date.shortLabel), \(Words.state(of: order))", .text),
    ]
    if order.isAwaited {
      items.append(.note("Arrives \(order.delivery.label) by \(order.methodName)", .success))
    }
    for event in order.history {
      items += Words.happened(event, shared.profile).wrapped(width: width).map { .note($0, .secondary) }
    }
    if !order.reviewable.isEmpty {
      items += ("How is it? w writes a review for those who come after you" as SafeText).wrapped(width: width)
        .map { .note($0, .accent) }
    }
    return items + OrderRows.items(order, shared)
  }

  func draw(_ painter: inout Painter, in body: Rect) {
    OrderRows.draw(items(painter.shared), list, &painter, in: body)
  }
}

extension Order {
  /// It is to arrive still.
  var isAwaited: Bool { ![.delivered, .returned, .cancelled].contains(fulfilment) }
}

/// The rows of an order that both of its screens show.
enum OrderRows {
  static func items(_ order: Order, _ shared: Shared) -> [CartItem] {
    var items: [CartItem] = [.heading("What you bought")]
    for line in order.lines {
      let name: SafeText = line.variant.isEmpty ? line.title : "\(line.title), \(line.variant)"
      items.append(.amount("\(line.quantity) × \(name)", shared.price(line.unitPrice * line.quantity), .text))
    }
    items += TotalsRows.rows(order.totals, methodName: order.methodName, shared)
    if !order.note.isEmpty { items.append(.note("Note: \(SafeText(cleaning: order.note))", .text)) }
    if let card = order.card {
      items.append(.note("Paid with \(card.brand.label) ending in \(SafeText(cleaning: card.lastFour))", .secondary))
    }
    items.append(.heading("Where it goes"))
    items += AddressForm.of(order.address.country).lines(for: order.address, fullName: order.fullName)
      .map { .note($0, .text) }
    items += [
      .heading("If something is wrong"), .note("Write to \(shared.profile.email) and name the order", .text),
      .note("i shows returns, warranty and the other policies", .text),
    ]
    return items
  }

  static func draw(_ items: [CartItem], _ list: ListState, _ painter: inout Painter, in body: Rect) {
    let first = max(0, min(list.top, items.count - body.rows))
    for (offset, item) in items.dropFirst(first).prefix(body.rows).enumerated() {
      let line = Rect(column: body.column + 2, row: body.row + offset, columns: body.columns - 2, rows: 1)
      CartRows.draw(item, &painter, line, .text)
    }
    painter.moreMark(hasMore: first + body.rows < items.count, in: body)
    painter.frame.cursor = Point(body.column, body.row)
  }
}

import Commerce
import PlainText
import TerminalKit

extension CartScreen {
  /// Below the list stands what matters most, unless it stands beside it.
  private func parts(_ body: Rect, _ size: Size) -> (list: Rect, summary: Rect?) {
    guard size.widthClass != .wide else { return (body, nil) }
    let split = body.splitBottom(1)
    return (split.rest, split.bottom)
  }

  func listHeight(_ shared: Shared) -> Int { parts(Chrome.body(shared.size), shared.size).list.rows }

  func draw(_ painter: inout Painter, in body: Rect) {
    let shared = painter.shared
    guard let view = shared.cart else { return }
    guard !view.lines.isEmpty else {
      painter.notice(
        [
          "Your cart is empty.", "Enter or b browses the shop, / searches it.",
          removed == nil ? "C shows your other carts and opens one by its code." : "u puts back what you removed.",
        ], in: body)
      return
    }
    let lines = lineItems(shared)
    let all = lines + totalItems(shared)
    var shown = list
    if !all.indices.contains(shown.selection) || !all[shown.selection].isSelectable {
      shown.selectFirst(count: all.count) { all[$0].isSelectable }
    }
    let parts = parts(body, shared.size)
    painter.panes(
      shown, left: lines.count, right: all.count - lines.count, in: parts.list, share: (3, 5),
      isSelectable: { all[$0].isSelectable }
    ) { painter, index, line, surface in
      CartRows.draw(all[index], &painter, line, surface)
    }
    if let summary = parts.summary, view.cart.unitCount > 0 {
      painter.put(
        "Total \(shared.price(view.totals.total)) \(Words.arrivalShort(view))", summary.column, summary.row, .heading,
        width: summary.columns)
    }
  }
}

/// Drawing of the rows that cart and review share.
enum CartRows {
  static func draw(
    _ item: CartItem, _ painter: inout Painter, _ line: Rect, _ surface: Role, base: Role = .text,
    isTitleOnly: Bool = false
  ) {
    switch item {
    case .heading(let title):
      painter.section(title, in: line.withMarker)
    case .note(let text, let role):
      painter.put(text, line.column, line.row, role, on: base, width: line.columns)
    case .action(_, let text):
      painter.put(
        text, line.column, line.row, surface == .selection ? .selection : .accent, on: surface, width: line.columns)
    case .amount(let label, let amount, let role):
      painter.putRight("\(amount) ", in: line, role, on: base)
      painter.put(label, line.column, line.row, role, on: base, width: line.columns - amount.width - 2)
    case .line(let view):
      drawLine(view, &painter, line, surface, isTitleOnly: isTitleOnly)
    }
  }

  /// Title and variant.
  static func name(of view: CartLineView) -> SafeText {
    view.variant.isEmpty ? view.title : "\(view.title), \(view.variant)"
  }

  /// A line as rows: on a narrow screen the variant has one of its own, so that nothing bought stays unseen.
  static func rows(_ view: CartLineView, _ shared: Shared) -> [CartItem] {
    guard shared.size.widthClass == .narrow, !view.variant.isEmpty else { return [.line(view)] }
    return [.line(view), .note("  \(view.variant)", .secondary)]
  }

  private static func drawLine(
    _ view: CartLineView, _ painter: inout Painter, _ line: Rect, _ surface: Role, isTitleOnly: Bool
  ) {
    let shared = painter.shared
    let quantity = view.line.quantity
    let sum = shared.price(view.unitPrice * quantity)
    let right: SafeText =
      line.columns >= 56
      ? "\(quantity) × \(shared.price(view.unitPrice))  \(sum.padded(toWidth: 10, alignment: .right))"
      : "\(quantity)× \(sum)"
    painter.putRight("\(right) ", in: line, surface, on: surface)
    let isShort = isTitleOnly || painter.shared.size.widthClass == .narrow
    painter.put(
      isShort ? view.title : name(of: view), line.column, line.row, surface, on: surface,
      width: line.columns - right.width - 2)
  }
}

/// The rows of totals: the same on the cart, in the review and on an order.
enum TotalsRows {
  static func rows(_ totals: Totals, method: ShippingMethod?, _ shared: Shared) -> [CartItem] {
    rows(totals, methodName: method?.name, shared)
  }

  static func rows(_ totals: Totals, methodName: SafeText?, _ shared: Shared) -> [CartItem] {
    var rows: [CartItem] = [.amount("Subtotal", shared.price(totals.subtotal), .text)]
    for discount in totals.discounts {
      rows.append(.amount("\(discount.title) (\(discount.code))", shared.price(-discount.amount), .success))
    }
    if totals.shipping != nil {
      rows.append(.amount("Shipping: \(methodName ?? "")", shippingShown(totals, shared), .text))
    }
    let taxes = totals.taxes.filter { $0.partsPerMillion > 0 }
    let total = CartItem.amount("Total", shared.price(totals.total), .heading)
    if totals.taxIncluded {
      // What the total contains is no addend.
      rows.append(total)
      rows += taxes.map {
        .note("of which \(Words.percent($0.partsPerMillion)) \($0.label): \(shared.price($0.amount))", .secondary)
      }
    } else {
      rows += taxes.map { .amount("\($0.label) \(Words.percent($0.partsPerMillion))", shared.price($0.amount), .text) }
      rows.append(total)
    }
    return rows
  }

  // Free shipping by coupon stands among the discounts; then the price stands here, so that the column adds up.
  static func shippingShown(_ totals: Totals, _ shared: Shared) -> SafeText {
    let charge = Words.price(totals.shippingCharged, shared)
    let merchandise = totals.lines.map(\.discount).total(totals.total.currency)
    let all = totals.discounts.map(\.amount).total(totals.total.currency)
    guard let shipping = totals.shipping, all > merchandise else { return charge }
    return shared.price(shipping)
  }
}

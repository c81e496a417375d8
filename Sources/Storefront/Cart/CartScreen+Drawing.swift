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
    _ item: CartItem, _ painter: inout Painter, _ line: Rect, _ surface: Role, base: Role = .text
  ) {
    switch item {
    case .heading(let title):
      painter.section(title, in: line.withMarker)
    case .note(let text, let role):
      painter.put(text, line.column, line.row, role, on: base, width: line.columns)
    case .action(_, let text):
      painter.put(text, line.column, line.row, surface == .selection ? .selection : .accent, on: surface, width: line.columns)
    case .amount(let label, let amount, let role):
      painter.putRight("\(amount) ", in: line, role, on: base)
      painter.put(label, line.column, line.row, role, on: base, width: line.columns - amount.width - 2)
    case .line(let view):
      drawLine(view, &painter, line, surface)
    }
  }

  private static func drawLine(_ view: CartLineView, _ painter: inout Painter, _ line: Rect, _ surface: Role) {
    let shared = painter.shared
    let quantity = view.line.quantity
    let sum = shared.price(view.unitPrice * quantity)
    let right: SafeText =
      line.columns >= 56
      ? "\(quantity) × \(shared.price(view.unitPrice))  \(sum.leading(10))" : "\(quantity)× \(sum)"
    painter.putRight("\(right) ", in: line, surface, on: surface)
    let name: SafeText = view.variant.isEmpty ? view.title : "\(view.title), \(view.variant)"
    painter.put(name, line.column, line.row, surface, on: surface, width: line.columns - right.width - 2)
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
      let charge: SafeText = totals.shippingCharged.isZero ? "free" : shared.price(totals.shippingCharged)
      rows.append(.amount("Shipping: \(methodName ?? "")", shippingShown(totals, charge, shared), .text))
    }
    let taxes = totals.taxes.filter { !$0.amount.isZero || $0.partsPerMillion > 0 }
    for tax in taxes {
      let label: SafeText = "\(tax.label) \(Words.percent(tax.partsPerMillion))"
      rows.append(
        .amount(totals.taxIncluded ? "incl. \(label)" : label, shared.price(tax.amount), .secondary))
    }
    rows.append(.amount("Total", shared.price(totals.total), .heading))
    return rows
  }

  // Free shipping by coupon stands among the discounts; then the price stands here, so that the column adds up.
  private static func shippingShown(_ totals: Totals, _ charge: SafeText, _ shared: Shared) -> SafeText {
    let merchandise = totals.lines.map(\.discount).total(totals.total.currency)
    let all = totals.discounts.map(\.amount).total(totals.total.currency)
    guard let shipping = totals.shipping, all > merchandise else { return charge }
    return shared.price(shipping)
  }
}

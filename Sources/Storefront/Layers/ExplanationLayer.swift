import Commerce
import PlainText
import TerminalKit

/// How each cent of the total arises: line by line, discount, shipping, tax, rounding.
package struct ExplanationLayer: Equatable, Sendable {
  /// Nil: those of the cart.
  var totals: Totals?
  var list = ListState()

  func rows(_ shared: Shared) -> [CartItem] {
    guard let totals = totals ?? shared.cart?.totals else { return [] }
    let names = Dictionary(
      (shared.cart?.lines ?? []).map { ($0.line.sku, CartRows.name(of: $0)) }, uniquingKeysWith: { first, _ in first })
    var rows: [CartItem] = []
    for line in totals.lines {
      let name = names[line.sku] ?? SafeText(cleaning: line.sku)
      rows.append(
        .amount(
          "\(name): \(line.quantity) × \(shared.price(line.unitPrice))", shared.price(line.subtotal), .text))
      if !line.discount.isZero {
        rows.append(.amount("   its share of the discounts below", shared.price(-line.discount), .success))
      }
      if line.taxPartsPerMillion > 0 {
        let rate = Words.percent(line.taxPartsPerMillion)
        let label: SafeText = totals.taxIncluded ? "   \(rate) tax contained in it" : "   \(rate) tax, added below"
        rows.append(.note("\(label): \(shared.price(line.tax))", .secondary))
      }
    }
    rows.append(.amount("Subtotal", shared.price(totals.subtotal), .heading))
    for discount in totals.discounts {
      rows.append(.amount("\(discount.title) (\(discount.code))", shared.price(-discount.amount), .success))
    }
    if totals.shipping != nil { rows.append(.amount("Shipping", TotalsRows.shippingShown(totals, shared), .text)) }
    let taxes = totals.taxes.map { tax in
      let rate: SafeText = "\(Words.percent(tax.partsPerMillion)) \(tax.label)"
      return totals.taxIncluded
        ? CartItem.note("\(rate) contained in \(shared.price(tax.base)): \(shared.price(tax.amount))", .secondary)
        : .amount("\(rate) on \(shared.price(tax.base))", shared.price(tax.amount), .text)
    }
    let total = CartItem.amount("Total", shared.price(totals.total), .heading)
    rows += totals.taxIncluded ? [total] + taxes : taxes + [total]
    let width = min(70, shared.size.columns - 2) - 2
    rows += rule(shared.profile.tax).wrapped(width: width).map { .note($0, .secondary) }
    return rows
  }

  private func rule(_ tax: TaxRules) -> SafeText {
    let included: SafeText = tax.pricesIncludeTax ? "Prices include tax" : "Tax comes on top of prices"
    let place: SafeText = tax.rounding == .total ? "once for each rate" : "on each line"
    let half: SafeText = tax.roundingMode == .halfUp ? "a half goes up" : "a half goes to the even side"
    return "\(included); it is rounded \(place), \(half)."
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    if let motion = command.motion {
      list.scrollText(motion, count: rows(shared).count, height: height(shared))
      return .stay(.none)
    }
    return command == .cancel || command == .open ? .close(.none) : .stay(.none)
  }

  private func height(_ shared: Shared) -> Int { min(rows(shared).count, max(1, shared.size.rows - 4)) }

  func draw(_ painter: inout Painter) {
    let rows = rows(painter.shared)
    let rect = painter.layerBox("How the total arises", columns: 70, rows: height(painter.shared))
    let first = max(0, min(list.top, rows.count - rect.rows))
    for (offset, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      let line = Rect(column: rect.column + 1, row: rect.row + offset, columns: rect.columns - 2, rows: 1)
      CartRows.draw(row, &painter, line, .layer, base: .layer)
    }
    painter.frame.cursor = Point(rect.column + 1, rect.row)
  }
}

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
      (shared.cart?.lines ?? []).map { ($0.line.sku, $0.title) }, uniquingKeysWith: { first, _ in first })
    var rows: [CartItem] = []
    for line in totals.lines {
      let name = names[line.sku] ?? SafeText(cleaning: line.sku)
      rows.append(
        .amount(
          "\(name): \(line.quantity) × \(shared.price(line.unitPrice))", shared.price(line.subtotal), .text))
      if !line.discount.isZero {
        rows.append(.amount("   its share of the discounts", shared.price(-line.discount), .success))
      }
      if line.taxPartsPerMillion > 0 {
        let label: SafeText = totals.taxIncluded ? "in it" : "on top"
        rows.append(
          .amount("   tax \(label), \(Words.percent(line.taxPartsPerMillion))", shared.price(line.tax), .secondary))
      }
    }
    rows.append(.amount("Subtotal", shared.price(totals.subtotal), .heading))
    for discount in totals.discounts {
      rows.append(.amount("\(discount.title) (\(discount.code))", shared.price(-discount.amount), .success))
    }
    if let shipping = totals.shipping {
      rows.append(.amount("Shipping", shared.price(totals.shippingCharged), .text))
      if shipping != totals.shippingCharged {
        rows.append(.note("Shipping would be \(shared.price(shipping)); it is free here", .secondary))
      }
    }
    for tax in totals.taxes {
      rows.append(
        .amount(
          "\(tax.label) \(Words.percent(tax.partsPerMillion)) of \(shared.price(tax.base))", shared.price(tax.amount),
          totals.taxIncluded ? .secondary : .text))
    }
    rows.append(.amount("Total", shared.price(totals.total), .heading))
    rows.append(.note(rule(shared.profile.tax), .secondary))
    return rows
  }

  private func rule(_ tax: TaxRules) -> SafeText {
    let included: SafeText = tax.pricesIncludeTax ? "Prices include tax" : "Tax comes on top of prices"
    let place: SafeText = tax.rounding == .total ? "once for each rate" : "on each line"
    let half: SafeText = tax.roundingMode == .halfUp ? "half up" : "half to even"
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

package import Commerce
package import PlainText

/// An order as a text file: for keeping, printing and mailing.
package enum OrderText {
  package static func lines(_ order: Order, _ profile: ShopProfile) -> [SafeText] {
    func price(_ amount: Money) -> SafeText { amount.formatted(locale: profile.locale) }
    func amount(_ label: SafeText, _ value: Money) -> SafeText {
      "\(label.clipped(toWidth: 54).padded(toWidth: 54)) \(price(value).leading(14))"
    }
    let placed = profile.timeZone.local(order.placedAt).date
    var lines: [SafeText] = [
      profile.name, "", "Order \(SafeText(cleaning: order.number))", "Placed on \(placed.iso)",
      "State: \(Words.state(of: order))", "Arrives \(order.delivery.label) by \(order.methodName)", "",
    ]
    for line in order.lines {
      let name: SafeText = line.variant.isEmpty ? line.title : "\(line.title), \(line.variant)"
      lines.append(amount("\(line.quantity) × \(name)", line.unitPrice * line.quantity))
    }
    lines += ["", amount("Subtotal", order.totals.subtotal)]
    lines += order.totals.discounts.map { amount("\($0.title) (\($0.code))", -$0.amount) }
    lines.append(amount("Shipping", order.totals.shippingCharged))
    lines += order.totals.taxes.map { tax in
      amount("\(order.totals.taxIncluded ? "incl. " : "")\(tax.label) \(Words.percent(tax.partsPerMillion))", tax.amount)
    }
    lines += [amount("Total", order.totals.total), ""]
    lines += AddressForm.of(order.address.country).lines(for: order.address, fullName: order.fullName)
    if let card = order.card {
      lines += ["", "Paid with \(card.brand.label) ending in \(SafeText(cleaning: card.lastFour))"]
    }
    return lines + ["", "To look at it again: run tuckshop, press o, type the number and your e-mail address."]
  }
}

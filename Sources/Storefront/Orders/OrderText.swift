package import Commerce
package import PlainText

/// An order as a text file: for keeping, printing and mailing.
package enum OrderText {
  package static func lines(_ order: Order, _ profile: ShopProfile, command: SafeText) -> [SafeText] {
    func price(_ amount: Money) -> SafeText { amount.formatted(locale: profile.locale) }
    func amount(_ label: SafeText, _ value: Money) -> SafeText { row(label, price(value)) }
    let placed = profile.timeZone.local(order.placedAt).date
    var lines: [SafeText] = [
      profile.name, "", "Order \(SafeText(cleaning: order.number))", "Placed on \(placed.iso)",
      "State: \(Words.state(of: order))",
    ]
    if order.isAwaited { lines.append("Arrives \(order.delivery.label) by \(order.methodName)") }
    lines += order.history.map { Words.happened($0, profile) } + [""]
    for line in order.lines {
      let name: SafeText = line.variant.isEmpty ? line.title : "\(line.title), \(line.variant)"
      lines.append(amount("\(line.quantity) × \(name)", line.unitPrice * line.quantity))
    }
    lines += [""] + totals(order.totals, profile)
    lines += ["", "Shipped to"]
    lines += AddressForm.of(order.address.country).lines(for: order.address, fullName: order.fullName)
    lines += ["", "E-mail: \(SafeText(cleaning: order.email))"]
    if !order.note.isEmpty { lines.append("Note: \(SafeText(cleaning: order.note))") }
    if let card = order.card {
      lines.append("Paid with \(card.brand.label) ending in \(SafeText(cleaning: card.lastFour)) (test mode)")
    }
    return lines + [
      "", "Questions, returns: write to \(profile.email) and name the order.",
      "To look at it again: run \(command), press o, type the number and your e-mail address.",
    ]
  }

  /// From the subtotal to the total, with the tax: 69 columns.
  package static func totals(_ totals: Totals, _ profile: ShopProfile) -> [SafeText] {
    func price(_ amount: Money) -> SafeText { amount.formatted(locale: profile.locale) }
    let taxes = totals.taxes.filter { $0.partsPerMillion > 0 }
    var lines = [row("Subtotal", price(totals.subtotal))]
    lines += totals.discounts.map { row("\($0.title) (\($0.code))", price(-$0.amount)) }
    lines.append(row("Shipping", price(totals.shippingCharged)))
    if !totals.taxIncluded {
      lines += taxes.map { row("\($0.label) \(Words.percent($0.partsPerMillion))", price($0.amount)) }
    }
    lines.append(row("Total", price(totals.total)))
    guard totals.taxIncluded else { return lines }
    return lines + taxes.map { "of which \(Words.percent($0.partsPerMillion)) \($0.label): \(price($0.amount))" }
  }

  /// A label and an amount under those of other rows.
  package static func row(_ label: SafeText, _ amount: SafeText) -> SafeText {
    "\(label.clipped(toWidth: 54).padded(toWidth: 54)) \(amount.padded(toWidth: 14, alignment: .right))"
  }
}

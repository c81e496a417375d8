import Commerce
import Database

/// One order's rows against what was confirmed, and its total against its lines.
struct OrderAudit {
  private let row: Row
  private let lines: [Row]
  private let number: String

  init(_ row: Row, _ lines: [Row]) {
    self.row = row
    self.lines = lines
    number = row.string("number")
  }

  func findings() -> [Finding] {
    guard let order = try? JSONText.decode(Order.self, from: row.string("json")) else {
      return [Finding(.orderUnreadable, id: number)]
    }
    return header(order) + rows(order) + totals(order.totals)
  }

  private func header(_ order: Order) -> [Finding] {
    let total = order.totals.total
    let confirmed = [
      order.number, emailKey(order.email), "\(total.minorUnits) \(total.currency.code)",
    ]
    let kept = [number, row.string("email_key"), "\(row.int("total")) \(row.string("currency"))"]
    return zip(confirmed, kept).filter { $0 != $1 }.map { Finding(.orderDiffers, id: number, expected: $0, found: $1) }
  }

  private func rows(_ order: Order) -> [Finding] {
    let confirmed = zip(order.lines, order.totals.lines).map { line, priced in
      words(
        line.sku, line.quantity, line.unitPrice.minorUnits, priced.discount.minorUnits, priced.tax.minorUnits)
    }
    let kept = lines.map {
      words($0.string("sku"), $0.int("quantity"), $0.int("unit_price"), $0.int("discount"), $0.int("tax"))
    }
    guard confirmed != kept else { return [] }
    return [
      Finding(
        .orderLinesDiffer, id: number, expected: confirmed.joined(separator: "; "), found: kept.joined(separator: "; "))
    ]
  }

  private func words(_ sku: String, _ quantity: Int, _ price: Int, _ discount: Int, _ tax: Int) -> String {
    "\(quantity) × \(sku) at \(price) less \(discount), tax \(tax)"
  }

  /// `subtotal − discounts + shipping + (tax, unless included) = total`, and each part by its own parts.
  private func totals(_ totals: Totals) -> [Finding] {
    let units = { (money: Money) in money.minorUnits }
    let subtotal = totals.lines.reduce(0) { $0 + units($1.unitPrice) * $1.quantity }
    let lineTax = totals.lines.reduce(0) { $0 + units($1.tax) }
    let tax = totals.taxes.reduce(0) { $0 + units($1.amount) }
    let discounts = totals.discounts.reduce(0) { $0 + units($1.amount) }
    let total =
      units(totals.subtotal) - discounts + units(totals.shipping ?? totals.shippingCharged)
      + (totals.taxIncluded ? 0 : tax)
    var sums = [("subtotal", subtotal, units(totals.subtotal)), ("total", total, units(totals.total))]
    // Shipping has tax of its own, which no line carries.
    if lineTax > tax { sums.append(("tax", lineTax, tax)) }
    return sums.filter { $0.1 != $0.2 }.map {
      Finding(.totalDiffers, id: number, expected: "\($0.0) \($0.1)", found: "\($0.0) \($0.2)")
    }
  }
}

/// What a cart costs: a pure function of lines, promotions, place, method and tax rules.
///
/// The order of work is fixed:
/// 1. the merchandise: `unitPrice × quantity` of each line;
/// 2. promotions on the merchandise (``MerchandiseDiscounts``), spread over the lines by largest remainder;
/// 3. shipping: the method's price, nothing from its threshold on, taken off again by a free-shipping promotion;
/// 4. tax for each rate, on the lines after discounts and on the shipping that is paid (``TaxCalculation``);
/// 5. the total.
///
/// Odd minor units go by SKU, not by the order of the lines, so that neither the order in which things were put into
/// the cart nor that of the codes changes a price. Amounts before step 4 are as the shop writes its prices, with tax or
/// without; the two are never mixed.
package enum Pricing {
  /// The totals of a request; all its amounts must be in its currency.
  package static func totals(_ request: PricingRequest) -> Totals {
    let order = canonicalOrder(of: request.lines)
    let items = order.map { request.lines[$0] }
    let currency = request.currency
    let subtotals = items.map { $0.unitPrice * $0.quantity }
    let subtotal = subtotals.total(currency)
    let discounts = MerchandiseDiscounts(
      request.promotions, on: subtotals.map(\.minorUnits), rounding: request.tax.roundingMode, currency: currency)
    let shipping = ShippingCharge(request, merchandise: subtotal - discounts.total)
    let tax = TaxCalculation(
      request, items: items, nets: zip(subtotals, discounts.byLine).map { $0.minorUnits - $1 },
      shipping: shipping.charged.minorUnits)

    let computed = items.indices.map { index in
      LineTotal(
        sku: items[index].sku, quantity: items[index].quantity, unitPrice: items[index].unitPrice,
        subtotal: subtotals[index], discount: Money(minorUnits: discounts.byLine[index], currency: currency),
        tax: Money(minorUnits: tax.byLine[index], currency: currency),
        taxPartsPerMillion: tax.partsPerMillionByLine[index])
    }
    var lines = computed
    for (place, index) in order.enumerated() { lines[index] = computed[place] }

    let beforeTax = subtotal - discounts.total + shipping.charged
    return Totals(
      lines: lines, subtotal: subtotal, discounts: discounts.applied + shipping.waived, shipping: shipping.price,
      shippingCharged: shipping.charged, taxes: tax.rows, taxIncluded: request.tax.pricesIncludeTax,
      total: request.tax.pricesIncludeTax ? beforeTax : beforeTax + tax.rows.map(\.amount).total(currency),
      toFreeShipping: shipping.toFree)
  }

  /// The lines' indices by SKU; what shares a SKU by its other facts.
  private static func canonicalOrder(of lines: [PricedItem]) -> [Int] {
    lines.indices.sorted { first, second in
      let (left, right) = (lines[first], lines[second])
      if left.sku != right.sku { return left.sku < right.sku }
      if left.unitPrice != right.unitPrice { return left.unitPrice < right.unitPrice }
      if left.quantity != right.quantity { return left.quantity < right.quantity }
      return left.taxClass < right.taxClass
    }
  }
}

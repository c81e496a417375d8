/// What promotions take off the merchandise, as amounts and as each line's share.
///
/// Percentages come first, then fixed amounts, each kind by code, whatever the order they were given in; a code counts
/// once. A percentage is of the merchandise before any discount, so percentages do not depend on one another. Nothing
/// takes off more than what is left. Each discount is spread over what is left of the lines, by largest remainder.
struct MerchandiseDiscounts {
  /// Without those that take nothing off.
  private(set) var applied: [AppliedDiscount] = []
  /// Minor units, for each line.
  private(set) var byLine: [Int]
  private(set) var total: Money

  init(_ promotions: [Promotion], on subtotals: [Int], rounding: RoundingMode, currency: Currency) {
    let merchandise = subtotals.reduce(0, +)
    var left = subtotals
    var leftInAll = merchandise
    for promotion in MerchandiseDiscounts.inOrder(promotions) {
      let wanted =
        switch promotion.benefit {
        case .percent(let partsPerMillion): rounding.scale(merchandise, by: partsPerMillion, over: 1_000_000)
        case .fixed(let amount): amount.minorUnits
        case .freeShipping: 0
        }
      let amount = min(max(0, wanted), leftInAll)
      guard amount > 0 else { continue }
      for (index, share) in LargestRemainder.spread(amount, over: left).enumerated() { left[index] -= share }
      leftInAll -= amount
      applied.append(
        AppliedDiscount(
          code: promotion.code, title: promotion.title, amount: Money(minorUnits: amount, currency: currency)))
    }
    byLine = zip(subtotals, left).map { $0 - $1 }
    total = Money(minorUnits: merchandise - leftInAll, currency: currency)
  }

  private static func inOrder(_ promotions: [Promotion]) -> [Promotion] {
    var seen: Set<String> = []
    return promotions.filter { $0.benefit != .freeShipping }
      .sorted { rank($0) < rank($1) }
      .filter { seen.insert($0.code).inserted }
  }

  private static func rank(_ promotion: Promotion) -> (kind: Int, code: String, size: Int) {
    switch promotion.benefit {
    case .percent(let partsPerMillion): (0, promotion.code, -partsPerMillion)
    case .fixed(let amount): (1, promotion.code, -amount.minorUnits)
    case .freeShipping: (2, promotion.code, 0)
    }
  }
}

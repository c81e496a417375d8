import PlainText

/// Tax of each rate and of each line; either way of rounding, the parts add up to the rows.
///
/// `.total`: once for each rate on the sum of its bases, spread to lines and shipping by largest remainder. `.line`: on
/// each line and on shipping, the row being their sum. There is no row for a rate of zero or a base of zero.
struct TaxCalculation {
  private(set) var rows: [TaxRow] = []
  /// Minor units.
  let byLine: [Int]
  let partsPerMillionByLine: [Int]

  /// `nets` are the lines after discounts, `shipping` what is paid for it, in minor units.
  init(_ request: PricingRequest, items: [PricedItem], nets: [Int], shipping: Int) {
    let rules = request.tax
    func rate(_ taxClass: String) -> TaxRate? {
      rules.rate(for: taxClass, country: request.country, region: request.region)
    }
    let rates = items.map { rate($0.taxClass) } + [rate(rules.shippingClass)]
    let bases = nets + [shipping]
    var taxes = Array(repeating: 0, count: bases.count)
    for group in TaxCalculation.groups(rates) where group.partsPerMillion > 0 {
      let groupBases = group.members.map { bases[$0] }
      let base = groupBases.reduce(0, +)
      guard base > 0 else { continue }
      let shares =
        switch rules.rounding {
        case .total:
          LargestRemainder.spread(rules.tax(on: base, partsPerMillion: group.partsPerMillion), over: groupBases)
        case .line: groupBases.map { rules.tax(on: $0, partsPerMillion: group.partsPerMillion) }
        }
      for (member, share) in zip(group.members, shares) { taxes[member] = share }
      rows.append(
        TaxRow(
          label: group.label, partsPerMillion: group.partsPerMillion,
          base: Money(minorUnits: base, currency: request.currency),
          amount: Money(minorUnits: shares.reduce(0, +), currency: request.currency)))
    }
    byLine = Array(taxes.dropLast())
    partsPerMillionByLine = rates.dropLast().map { $0?.partsPerMillion ?? 0 }
  }

  private struct Group {
    var label: SafeText
    var partsPerMillion: Int
    /// Indices of the lines; shipping follows the last line.
    var members: [Int]
  }

  /// One group for each rate that occurs, in order of rate, then of label.
  private static func groups(_ rates: [TaxRate?]) -> [Group] {
    var groups: [Group] = []
    for (index, rate) in rates.enumerated() {
      guard let rate else { continue }
      if let known = groups.firstIndex(where: {
        $0.partsPerMillion == rate.partsPerMillion && $0.label == rate.label
      }) {
        groups[known].members.append(index)
      } else {
        groups.append(Group(label: rate.label, partsPerMillion: rate.partsPerMillion, members: [index]))
      }
    }
    return groups.sorted { ($0.partsPerMillion, $0.label) < ($1.partsPerMillion, $1.label) }
  }
}

import Commerce
import PlainText
import Testing

/// A hundred thousand carts that nobody thought of.
struct PricingPropertyTests {
  @Test(arguments: [11, 22, 33, 44] as [UInt64])
  func `whatever is in a cart, its parts add up and no order of entry matters`(series: UInt64) {
    for number in 0..<25_000 as Range<UInt64> {
      let seed = series << 32 | number
      var random = SplitMix64(state: seed)
      let request = RandomCart.make(&random)
      let totals = Pricing.totals(request)
      if let fault = TotalsAudit.fault(in: totals, of: request) {
        Issue.record("seed \(seed): \(fault)")
        return
      }
      var shuffled = request
      shuffled.lines.shuffle(using: &random)
      shuffled.promotions = (request.promotions + request.promotions.prefix(1)).shuffled(using: &random)
      guard TotalsAudit.isSame(Pricing.totals(shuffled), totals) else {
        Issue.record("seed \(seed): another order of lines and codes costs something else")
        return
      }
    }
  }

  @Test func `the audit itself notices a cent`() {
    var random = SplitMix64(state: 7)
    var request = RandomCart.make(&random)
    var totals = Pricing.totals(request)
    // A cart with taxed lines; without shipping, whose tax is known only as what the lines leave.
    repeat {
      request = RandomCart.make(&random)
      request.method = nil
      totals = Pricing.totals(request)
    } while totals.taxes.count < 2
    let cent = Money(minorUnits: 1, currency: request.currency)
    let spoilt: [(inout Totals) -> Void] = [
      { $0.total += cent }, { $0.subtotal += cent }, { $0.shippingCharged += cent }, { $0.lines[0].tax += cent },
      { $0.lines[0].discount += cent }, { $0.lines[0].subtotal += cent },
      { $0.discounts.append(AppliedDiscount(code: "X", title: "X", amount: cent)) },
    ]
    #expect(TotalsAudit.fault(in: totals, of: request) == nil)
    for spoil in spoilt {
      var wrong = totals
      spoil(&wrong)
      #expect(TotalsAudit.fault(in: wrong, of: request) != nil)
    }
  }
}

/// Sebastiano Vigna's SplitMix64: small, and the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private enum RandomCart {
  static let currencies = [Currency.eur, .jpy, .kwd]
  static let classes = ["standard", "reduced", "food", "none"]
  static let rates = [0, 26_000, 81_000, 90_000, 150_000, 230_000, 270_000, 333_333, 1_200_000]

  static func make(_ random: inout SplitMix64) -> PricingRequest {
    let currency = pick(currencies, &random)
    let lines = (0..<number(0...6, &random)).map { index in
      PricedItem(
        sku: "SKU-\(index)",
        unitPrice: Money(
          minorUnits: number(0...pick([3, 100, 5000, 100_000_000], &random), &random), currency: currency),
        quantity: number(1...pick([1, 3, 999], &random), &random), taxClass: pick(classes, &random))
    }
    let promotions = (0..<number(0...3, &random)).map { index in
      Promotion(code: "CODE\(index)", title: "Code", benefit: benefit(currency, &random))
    }
    let price = Money(minorUnits: number(0...900, &random), currency: currency)
    let method = ShippingMethod(
      id: "m", name: "Method", price: price,
      freeFrom: number(0...1, &random) == 0 ? nil : Money(minorUnits: number(0...9000, &random), currency: currency),
      transitDays: 1...2, maximumGrams: nil)
    return PricingRequest(
      lines: lines, currency: currency, promotions: promotions, country: "IE", region: nil,
      method: number(0...3, &random) == 0 ? nil : method, tax: rules(&random))
  }

  private static func rules(_ random: inout SplitMix64) -> TaxRules {
    TaxRules(
      pricesIncludeTax: number(0...1, &random) == 0, rounding: pick([.total, .line], &random),
      roundingMode: pick([.halfUp, .halfEven], &random), shippingClass: pick(classes, &random),
      rates: classes.dropLast().map { taxClass in
        TaxRate(
          label: "VAT", countries: ["IE"], region: nil, taxClass: taxClass, partsPerMillion: pick(rates, &random))
      })
  }

  private static func benefit(_ currency: Currency, _ random: inout SplitMix64) -> PromotionBenefit {
    switch number(0...4, &random) {
    case 0: .freeShipping
    case 1: .fixed(Money(minorUnits: number(0...20_000, &random), currency: currency))
    case 2: .fixed(Money(minorUnits: number(0...3, &random), currency: currency))
    case 3: .percent(partsPerMillion: pick([0, 50_000, 100_000, 1_000_000], &random))
    default: .percent(partsPerMillion: number(0...1_000_000, &random))
    }
  }

  private static func number(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  private static func pick<Element>(_ elements: [Element], _ random: inout SplitMix64) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }
}

/// Checks totals against what their documentation promises, by other arithmetic than the one that made them.
private enum TotalsAudit {
  static func fault(in totals: Totals, of request: PricingRequest) -> String? {
    let lines = totals.lines
    guard lines.map(\.sku) == request.lines.map(\.sku) else { return "the lines are not those of the cart" }
    for (line, item) in zip(lines, request.lines) {
      guard line.subtotal == item.unitPrice * item.quantity else { return "\(line.sku): subtotal" }
      guard (0...line.subtotal.minorUnits).contains(line.discount.minorUnits) else { return "\(line.sku): discount" }
      guard !line.tax.isNegative else { return "\(line.sku): tax below zero" }
    }
    let subtotal = lines.reduce(0) { $0 + $1.subtotal.minorUnits }
    guard totals.subtotal.minorUnits == subtotal else { return "subtotal" }
    let discounts = totals.discounts.reduce(0) { $0 + $1.amount.minorUnits }
    let tax = totals.taxes.reduce(0) { $0 + $1.amount.minorUnits }
    let due = subtotal - discounts + (totals.shipping?.minorUnits ?? 0) + (totals.taxIncluded ? 0 : tax)
    guard totals.total.minorUnits == due, due >= 0 else { return "total \(totals.total.minorUnits), due \(due)" }
    let byLine = subtotal - lines.reduce(0) { $0 + $1.discount.minorUnits } + totals.shippingCharged.minorUnits
    guard byLine + (totals.taxIncluded ? 0 : tax) == due else { return "the lines do not add up to the total" }
    return discountFault(in: totals, of: request) ?? taxFault(in: totals, of: request)
  }

  private static func discountFault(in totals: Totals, of request: PricingRequest) -> String? {
    guard totals.discounts.allSatisfy({ $0.amount.minorUnits > 0 }) else { return "a discount of nothing" }
    guard Set(totals.discounts.map(\.code)).count == totals.discounts.count else { return "a code counts twice" }
    var wanted = 0
    for promotion in request.promotions {
      switch promotion.benefit {
      case .percent(let parts):
        let product = totals.subtotal.minorUnits * parts
        let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
        let isHalfUp = request.tax.roundingMode == .halfUp || whole % 2 == 1
        wanted += whole + (rest > 500_000 || (rest == 500_000 && isHalfUp) ? 1 : 0)
      case .fixed(let amount): wanted += amount.minorUnits
      case .freeShipping: continue
      }
    }
    let taken = totals.lines.reduce(0) { $0 + $1.discount.minorUnits }
    return taken == min(wanted, totals.subtotal.minorUnits) ? nil : "discounts take \(taken) of \(wanted)"
  }

  private static func taxFault(in totals: Totals, of request: PricingRequest) -> String? {
    let rules = request.tax
    func parts(_ taxClass: String) -> Int { rules.rates.first { $0.taxClass == taxClass }?.partsPerMillion ?? 0 }
    var bases: [Int: Int] = [:]
    for (line, item) in zip(totals.lines, request.lines) {
      guard line.taxPartsPerMillion == parts(item.taxClass) else { return "\(line.sku): rate" }
      bases[line.taxPartsPerMillion, default: 0] += line.subtotal.minorUnits - line.discount.minorUnits
    }
    bases[parts(rules.shippingClass), default: 0] += totals.shippingCharged.minorUnits
    let expected = bases.filter { $0.key > 0 && $0.value > 0 }.sorted { $0.key < $1.key }
    guard expected.map(\.key) == totals.taxes.map(\.partsPerMillion),
      expected.map(\.value) == totals.taxes.map(\.base.minorUnits)
    else { return "tax rows" }

    for row in totals.taxes {
      let divisor = totals.taxIncluded ? 1_000_000 + row.partsPerMillion : 1_000_000
      func isRounded(_ amount: Int, of base: Int) -> Bool {
        2 * abs(amount * divisor - base * row.partsPerMillion) <= divisor
      }
      let lines = totals.lines.filter { $0.taxPartsPerMillion == row.partsPerMillion }
      let ofShipping = row.amount.minorUnits - lines.reduce(0) { $0 + $1.tax.minorUnits }
      let isShippingIn = parts(rules.shippingClass) == row.partsPerMillion
      guard isShippingIn ? ofShipping >= 0 : ofShipping == 0 else { return "tax of the lines and of shipping" }
      let shares =
        lines.map { ($0.tax.minorUnits, $0.subtotal.minorUnits - $0.discount.minorUnits) }
        + (isShippingIn ? [(ofShipping, totals.shippingCharged.minorUnits)] : [])
      switch rules.rounding {
      case .line: guard shares.allSatisfy({ isRounded($0, of: $1) }) else { return "tax of a line" }
      case .total:
        guard isRounded(row.amount.minorUnits, of: row.base.minorUnits) else { return "tax of a rate" }
        // Within a unit of the row's share, and of what the rate itself makes of the line.
        let areFair = shares.allSatisfy { abs($0 * divisor - $1 * row.partsPerMillion) < 2 * divisor }
        guard areFair else { return "tax share" }
      }
    }
    return totals.lines.allSatisfy { $0.taxPartsPerMillion > 0 || $0.tax.isZero } ? nil : "tax on what has none"
  }

  static func isSame(_ left: Totals, _ right: Totals) -> Bool {
    var (left, right) = (left, right)
    left.lines.sort { $0.sku < $1.sku }
    right.lines.sort { $0.sku < $1.sku }
    return left == right
  }
}

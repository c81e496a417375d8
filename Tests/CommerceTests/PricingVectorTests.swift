import Commerce
import PlainText
import Testing

/// Sums that shop systems have got wrong by a cent, and what they must be.
struct PricingVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var currency = Currency.eur
    /// Minor units and quantity.
    var lines: [(price: Int, quantity: Int)]
    var percent: Int
    var isIncluded = false
    var rounding = TaxRounding.total
    var mode = RoundingMode.halfUp
    var promotions: [PromotionBenefit] = []
    var tax: Int
    var total: Int
    var lineTaxes: [Int]?

    init(
      _ name: String, _ lines: [(price: Int, quantity: Int)], permille: Int, tax: Int, total: Int,
      change: (inout Vector) -> Void = { _ in }
    ) {
      testDescription = name
      self.lines = lines
      percent = permille * 1000
      self.tax = tax
      self.total = total
      change(&self)
    }
  }

  static let fourLines = Array(repeating: (price: 250, quantity: 1), count: 4)
  static let tenLines = Array(repeating: (price: 9, quantity: 1), count: 10)
  static let fiveLines = [(199, 1), (199, 1), (199, 1), (333, 1), (333, 1)].map { (price: $0.0, quantity: $0.1) }
  static let gifts = [560, 892, 4491, 21_726, 240_000].map { (price: $0, quantity: 1) }
  static let free: [PromotionBenefit] = [.percent(partsPerMillion: 1_000_000)]

  static let vectors = [
    Vector("four lines of 2.50 at 23 %, by line", fourLines, permille: 230, tax: 232, total: 1232) {
      $0.rounding = .line
      $0.lineTaxes = [58, 58, 58, 58]
    },
    Vector("four lines of 2.50 at 23 %, on the total", fourLines, permille: 230, tax: 230, total: 1230) {
      $0.lineTaxes = [58, 58, 57, 57]
    },
    Vector("164.02 at 2.6 %", [(16_402, 1)], permille: 26, tax: 426, total: 16_828),
    Vector("five lines at 15 %, all free, net prices", gifts, permille: 150, tax: 0, total: 0) { $0.promotions = free },
    Vector("five lines at 15 %, all free, gross prices, by line", gifts, permille: 150, tax: 0, total: 0) {
      $0.promotions = free
      $0.isIncluded = true
      $0.rounding = .line
    },
    Vector("2 × 11.50 at 15 %, all free", [(1150, 2)], permille: 150, tax: 0, total: 0) { $0.promotions = free },
    Vector("50.00 with 10 % in it and 10.00 off", [(5000, 1)], permille: 100, tax: 364, total: 4000) {
      $0.isIncluded = true
      $0.promotions = [.fixed(Money(minorUnits: 1000, currency: .eur))]
    },
    Vector("50.00 and 10 % on it and 10.00 off", [(5000, 1)], permille: 100, tax: 400, total: 4400) {
      $0.promotions = [.fixed(Money(minorUnits: 1000, currency: .eur))]
    },
    Vector("ten lines of 0.09 at 24 %, by line", tenLines, permille: 240, tax: 20, total: 110) { $0.rounding = .line },
    Vector("ten lines of 0.09 at 24 %, on the total", tenLines, permille: 240, tax: 22, total: 112) {
      $0.lineTaxes = [3, 3, 2, 2, 2, 2, 2, 2, 2, 2]
    },
    Vector("five lines at 24 %, by line", fiveLines, permille: 240, tax: 304, total: 1567) { $0.rounding = .line },
    Vector("five lines at 24 %, on the total", fiveLines, permille: 240, tax: 303, total: 1566),
    Vector("3 × 1.99 and 2 × 3.33 at 24 %, by line", [(199, 3), (333, 2)], permille: 240, tax: 303, total: 1566) {
      $0.rounding = .line
      $0.lineTaxes = [143, 160]
    },
    Vector("2.99 with 4 % in it", [(299, 1)], permille: 40, tax: 12, total: 299) { $0.isIncluded = true },
    Vector("0.65 with 4 % in it, half up", [(65, 1)], permille: 40, tax: 3, total: 65) { $0.isIncluded = true },
    Vector("0.65 with 4 % in it, half even", [(65, 1)], permille: 40, tax: 2, total: 65) {
      $0.isIncluded = true
      $0.mode = .halfEven
    },
    Vector("3 × 1450 yen and 10 %", [(1450, 3)], permille: 100, tax: 435, total: 4785) { $0.currency = .jpy },
    Vector("3 × 1450 yen with 10 % in it", [(1450, 3)], permille: 100, tax: 395, total: 4350) {
      $0.currency = .jpy
      $0.isIncluded = true
    },
    Vector("1.255 dinars and 5 %", [(1255, 1)], permille: 50, tax: 63, total: 1318) { $0.currency = .kwd },
    Vector(
      "a hundred lines of 999 × 10^8", Array(repeating: (100_000_000, 999), count: 100), permille: 270,
      tax: 2_697_300_000_000, total: 12_687_300_000_000),
    Vector("nothing", [], permille: 230, tax: 0, total: 0),
  ]

  @Test(arguments: vectors)
  func `a well-known sum comes out to the cent`(vector: Vector) {
    let rate = TaxRate(
      label: "VAT", countries: ["IE"], region: nil, taxClass: "standard", partsPerMillion: vector.percent)
    let totals = Pricing.totals(
      PricingRequest(
        lines: vector.lines.enumerated().map { index, line in
          PricedItem(
            sku: "SKU-\(1000 + index)", unitPrice: Money(minorUnits: line.price, currency: vector.currency),
            quantity: line.quantity, taxClass: "standard")
        },
        currency: vector.currency,
        promotions: vector.promotions.map { Promotion(code: "CODE", title: "Code", benefit: $0) }, country: "IE",
        region: nil, method: nil,
        tax: TaxRules(
          pricesIncludeTax: vector.isIncluded, rounding: vector.rounding, roundingMode: vector.mode,
          shippingClass: "standard", rates: [rate])))
    #expect(totals.tax.minorUnits == vector.tax)
    #expect(totals.total.minorUnits == vector.total)
    #expect(totals.lines.map(\.tax.minorUnits).reduce(0, +) == vector.tax)
    if let lineTaxes = vector.lineTaxes { #expect(totals.lines.map(\.tax.minorUnits) == lineTaxes) }
  }
}

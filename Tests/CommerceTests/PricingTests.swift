import Commerce
import PlainText
import Testing

struct PricingTests {
  private static func euros(_ cents: Int) -> Money { Money(minorUnits: cents, currency: .eur) }

  private static let vat = TaxRules(
    pricesIncludeTax: true, rounding: .total, roundingMode: .halfUp, shippingClass: "standard",
    rates: [
      TaxRate(label: "VAT", countries: ["IE", "FR"], region: nil, taxClass: "standard", partsPerMillion: 230_000),
      TaxRate(label: "VAT", countries: ["IE"], region: nil, taxClass: "reduced", partsPerMillion: 90_000),
      TaxRate(label: "VAT", countries: ["IE"], region: nil, taxClass: "food", partsPerMillion: 0),
      TaxRate(label: "Sales tax", countries: ["US"], region: "CA", taxClass: "standard", partsPerMillion: 72_500),
      TaxRate(label: "Sales tax", countries: ["US"], region: "NY", taxClass: "standard", partsPerMillion: 40_000),
    ])

  private static let standard = ShippingMethod(
    id: "standard", name: "Standard", price: euros(450), freeFrom: euros(4000), transitDays: 1...2, maximumGrams: nil)

  private static func request(
    _ lines: [(sku: String, price: Int, quantity: Int, taxClass: String)], _ promotions: [Promotion] = [],
    method: ShippingMethod? = standard, country: String = "IE", region: String? = nil
  ) -> PricingRequest {
    PricingRequest(
      lines: lines.map {
        PricedItem(sku: $0.sku, unitPrice: euros($0.price), quantity: $0.quantity, taxClass: $0.taxClass)
      },
      currency: .eur, promotions: promotions, country: country, region: region, method: method, tax: vat)
  }

  private static let postFree = Promotion(code: "POSTFREE", title: "Free shipping", benefit: .freeShipping)
  private static let ten = Promotion(code: "TEN", title: "10 % off", benefit: .percent(partsPerMillion: 100_000))
  private static let fiver = Promotion(code: "FIVER", title: "5 off", benefit: .fixed(euros(500)))

  @Test func `each line, rate and discount of a mixed cart is told, and the parts add up`() {
    let totals = Pricing.totals(
      PricingTests.request(
        [("B", 1450, 2, "food"), ("A", 999, 1, "standard"), ("C", 350, 3, "reduced")],
        [PricingTests.fiver, PricingTests.ten], method: PricingTests.standard))
    #expect(totals.subtotal.minorUnits == 4949)
    #expect(totals.discounts.map(\.code) == ["TEN", "FIVER"])
    #expect(totals.discounts.map(\.amount.minorUnits) == [495, 500])
    #expect(totals.lines.map(\.sku) == ["B", "A", "C"])
    #expect(totals.lines.map(\.subtotal.minorUnits) == [2900, 999, 1050])
    #expect(totals.lines.map(\.discount.minorUnits) == [583, 201, 211])
    // 39.54 of merchandise is below the threshold of 40.00, though 49.49 was above it.
    #expect(totals.toFreeShipping?.minorUnits == 46)
    #expect(totals.shipping?.minorUnits == 450)
    #expect(totals.shippingCharged.minorUnits == 450)
    // 9 % in 8.39; 23 % in 7.98 of goods and 4.50 of shipping; food has none.
    #expect(totals.taxes.map(\.partsPerMillion) == [90_000, 230_000])
    #expect(totals.taxes.map(\.base.minorUnits) == [839, 1248])
    #expect(totals.taxes.map(\.amount.minorUnits) == [69, 233])
    #expect(totals.lines.map(\.tax.minorUnits) == [0, 149, 69])
    #expect(totals.lines.map(\.taxPartsPerMillion) == [0, 230_000, 90_000])
    #expect(totals.total.minorUnits == 4404)
    #expect(totals.taxIncluded)
  }

  static let shipping:
    [(price: Int, codes: [Promotion], shipping: Int?, charged: Int, missing: Int?, discounts: [Int], total: Int)] = [
      (3999, [], 450, 450, 1, [], 4449), (4000, [], 0, 0, 0, [], 4000), (3000, [postFree], 450, 0, 1000, [450], 3000),
      (4000, [postFree], 0, 0, 0, [], 4000), (4400, [ten], 450, 450, 40, [440], 4410),
      (4400, [ten, postFree], 450, 0, 40, [440, 450], 3960), (300, [fiver], 450, 450, 4000, [300], 450),
      (
        3000, [postFree, Promotion(code: "ALSOFREE", title: "Free", benefit: .freeShipping)], 450, 0, 1000, [450], 3000
      ),
    ]

  @Test(arguments: shipping)
  func `shipping is free from its threshold or by a code, never twice`(
    price: Int, codes: [Promotion], shipping: Int?, charged: Int, missing: Int?, discounts: [Int], total: Int
  ) {
    let totals = Pricing.totals(PricingTests.request([("A", price, 1, "standard")], codes))
    #expect(totals.shipping?.minorUnits == shipping)
    #expect(totals.shippingCharged.minorUnits == charged)
    #expect(totals.toFreeShipping?.minorUnits == missing)
    #expect(totals.discounts.map(\.amount.minorUnits) == discounts)
    #expect(totals.total.minorUnits == total)
  }

  @Test func `without a method or without lines there is no shipping`() {
    let unknown = Pricing.totals(
      PricingTests.request([("A", 100, 1, "standard")], [PricingTests.postFree], method: nil))
    #expect(unknown.shipping == nil)
    #expect(unknown.toFreeShipping == nil)
    #expect(unknown.discounts.isEmpty)
    #expect(unknown.total.minorUnits == 100)
    let empty = Pricing.totals(PricingTests.request([]))
    #expect(empty.shipping == nil)
    #expect(empty.toFreeShipping?.minorUnits == 4000)
    #expect(empty.total.isZero)
    #expect(empty.lines.isEmpty && empty.taxes.isEmpty)
  }

  static let places: [(taxClass: String, country: String, region: String?, rate: Int?)] = [
    ("standard", "IE", nil, 230_000), ("standard", "FR", "", 230_000), ("standard", "FR", "IDF", 230_000),
    ("reduced", "FR", nil, nil), ("food", "IE", nil, 0), ("standard", "DE", nil, nil), ("books", "IE", nil, nil),
    ("standard", "US", "CA", 72_500), ("standard", "US", "NY", 40_000), ("standard", "US", "TX", nil),
    ("standard", "US", nil, nil), ("standard", "US", "", nil), ("standard", "ie", nil, nil),
  ]

  @Test(arguments: places)
  func `the first rate of class and place counts`(taxClass: String, country: String, region: String?, rate: Int?) {
    #expect(PricingTests.vat.rate(for: taxClass, country: country, region: region)?.partsPerMillion == rate)
  }

  @Test func `a discount that is larger than the cart takes all of it and no more`() {
    let all = Promotion(code: "ALL", title: "All", benefit: .percent(partsPerMillion: 1_000_000))
    let more = Promotion(code: "MORE", title: "More", benefit: .fixed(PricingTests.euros(99_999)))
    let totals = Pricing.totals(
      PricingTests.request([("A", 333, 1, "standard"), ("B", 0, 4, "food")], [more, all, all], method: nil))
    #expect(totals.discounts.map(\.code) == ["ALL"])
    #expect(totals.lines.map(\.discount.minorUnits) == [333, 0])
    #expect(totals.taxes.isEmpty)
    #expect(totals.total.isZero)
  }
}

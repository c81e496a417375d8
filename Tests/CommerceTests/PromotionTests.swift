import Commerce
import PlainText
import Testing

struct PromotionTests {
  private static func euros(_ cents: Int) -> Money { Money(minorUnits: cents, currency: .eur) }

  @Test(arguments: [
    ("WELCOME10", "WELCOME10"), ("welcome10", "WELCOME10"), (" Welcome-10 ", "WELCOME10"),
    ("wel come_10.", "WELCOME10"),
    ("", ""), ("---", ""), ("straße", "STRASSE"), ("ÉTÉ10", "ÉTÉ10"),
    (String(repeating: "a", count: 500), String(repeating: "A", count: 40)),
  ])
  func `a code is taken in any case and spacing`(typed: String, code: String) {
    #expect(Promotion.normalised(typed) == code)
  }

  static let limited: Promotion = {
    var promotion = Promotion(code: "LIMITED", title: "Limited", benefit: .fixed(euros(500)))
    promotion.minimum = euros(2500)
    promotion.validFrom = CivilDate("2026-03-01")
    promotion.validUntil = CivilDate("2026-04-01")
    promotion.usageLimit = 500
    promotion.guestLimit = 1
    return promotion
  }()

  static let moments: [(day: String, subtotal: Int, uses: Int, usesByGuest: Int, refusal: PromotionRefusal?)] = {
    let first = CivilDate("2026-03-01") ?? CivilDate(dayNumber: 0)
    let end = CivilDate("2026-04-01") ?? CivilDate(dayNumber: 0)
    return [
      ("2026-03-15", 2500, 0, 0, nil), ("2026-03-01", 2500, 499, 0, nil), ("2026-03-31", 9999, 0, 0, nil),
      ("2026-02-28", 2500, 0, 0, .notYetValid(from: first)), ("2026-04-01", 2500, 0, 0, .expired(since: end)),
      ("2026-03-15", 2499, 0, 0, .belowMinimum(minimum: euros(2500), missing: euros(1))),
      ("2026-03-15", 2500, 500, 0, .usedUp), ("2026-03-15", 2500, 0, 1, .usedByGuest),
      ("2026-03-15", 0, 500, 1, .usedUp), ("2026-05-01", 0, 500, 1, .expired(since: end)),
    ]
  }()

  @Test(arguments: moments)
  func `a code counts within its days, limits and minimum`(
    day: String, subtotal: Int, uses: Int, usesByGuest: Int, refusal: PromotionRefusal?
  ) throws {
    let date = try #require(CivilDate(day))
    let answer = PromotionTests.limited.refusal(
      on: date, subtotal: PromotionTests.euros(subtotal), uses: uses, usesByGuest: usesByGuest)
    #expect(answer == refusal)
  }

  private static func code(_ code: String, _ benefit: PromotionBenefit) -> Promotion {
    Promotion(code: code, title: "Code", benefit: benefit)
  }

  static let ten = code("TEN", .percent(partsPerMillion: 100_000))
  static let fiver = code("FIVER", .fixed(euros(500)))
  static let half = code("HALF", .percent(partsPerMillion: 500_000))
  static let twin = code("TWIN", .percent(partsPerMillion: 100_000))
  static let post = code("POST", .freeShipping)
  static let mail = code("MAIL", .freeShipping)

  static let choices: [(price: Int, codes: [Promotion], counting: [String], refused: [String: String])] = [
    (3000, [], [], [:]), (3000, [ten], ["TEN"], [:]), (3000, [ten, fiver], ["FIVER"], ["TEN": "FIVER"]),
    (9000, [ten, fiver], ["TEN"], ["FIVER": "TEN"]), (5000, [ten, fiver], ["FIVER"], ["TEN": "FIVER"]),
    (5000, [twin, ten], ["TEN"], ["TWIN": "TEN"]), (3000, [post], ["POST"], [:]),
    (3000, [post, ten, half], ["HALF", "POST"], ["TEN": "HALF"]), (3000, [post, mail], ["MAIL"], ["POST": "MAIL"]),
    // 44.00 is above the threshold for free shipping, 39.60 is not: 4.40 off costs 4.50 more, 3.00 off does not.
    (4400, [ten, code("THREE", .fixed(euros(300)))], ["THREE"], ["TEN": "THREE"]),
  ]

  @Test(arguments: choices)
  func `one discount counts at a time, the one that is best for the shopper`(
    price: Int, codes: [Promotion], counting: [String], refused: [String: String]
  ) {
    let method = ShippingMethod(
      id: "m", name: "Method", price: PromotionTests.euros(450), freeFrom: PromotionTests.euros(4000),
      transitDays: 1...2, maximumGrams: nil)
    let request = PricingRequest(
      lines: [PricedItem(sku: "A", unitPrice: PromotionTests.euros(price), quantity: 1, taxClass: "standard")],
      currency: .eur, promotions: [], country: "IE", region: nil, method: method,
      tax: TaxRules(
        pricesIncludeTax: true, rounding: .total, roundingMode: .halfUp, shippingClass: "standard", rates: []))
    for order in [codes, codes.reversed()] {
      let choice = PromotionChoice.best(of: order, for: request)
      #expect(choice.counting.map(\.code) == counting)
      #expect(
        choice.refusals
          == refused.sorted { $0.key < $1.key }
          .map { CouponRefusal(code: $0.key, reason: .lessThan(code: $0.value)) })
    }
  }
}

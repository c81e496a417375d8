/// Which of a cart's usable promotions count: one discount on the merchandise at a time, and one free shipping with it.
package struct PromotionChoice: Hashable, Sendable {
  /// What to put into the pricing request.
  package let counting: [Promotion]
  /// The others, each with the code that is better, by code.
  package let refusals: [CouponRefusal]

  /// Chooses what makes the total of `request` least, ties by code; the request's own promotions are not looked at.
  ///
  /// Whole totals are compared, because a discount can cost the free shipping that the cart had reached.
  /// `usable` are promotions without a refusal of their own; their order does not matter.
  package static func best(of usable: [Promotion], for request: PricingRequest) -> PromotionChoice {
    let byCode = usable.sorted { $0.code < $1.code }
    let freeShipping = byCode.filter { $0.benefit == .freeShipping }
    let discounts = byCode.filter { $0.benefit != .freeShipping }

    let shipping = freeShipping.prefix(1)
    var best: (discount: Promotion, total: Money)?
    for discount in discounts {
      var trial = request
      trial.promotions = shipping + [discount]
      let total = Pricing.totals(trial).total
      if let known = best, known.total <= total { continue }
      best = (discount, total)
    }
    let winner = best.map { [$0.discount] } ?? []
    let refusals =
      refused(discounts, for: winner.first) + refused(freeShipping, for: shipping.first)
    return PromotionChoice(counting: winner + shipping, refusals: refusals.sorted { $0.code < $1.code })
  }

  private static func refused(_ candidates: [Promotion], for winner: Promotion?) -> [CouponRefusal] {
    guard let winner else { return [] }
    return candidates.filter { $0.code != winner.code }
      .map { CouponRefusal(code: $0.code, reason: .lessThan(code: winner.code)) }
  }
}

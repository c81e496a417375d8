package import PlainText

/// A coupon: what a code takes off and when it counts.
package struct Promotion: Hashable, Sendable, Codable {
  /// Capital letters and digits; a shopper may type it in any case.
  package var code: String
  package var title: SafeText
  package var benefit: PromotionBenefit
  /// The merchandise subtotal, before discounts, from which it counts.
  package var minimum: Money?
  /// The first day on which it counts, in the shop's zone.
  package var validFrom: CivilDate?
  /// The first day on which it no longer counts.
  package var validUntil: CivilDate?
  /// How often it can be used in all.
  package var usageLimit: Int?
  /// How often one e-mail address can use it.
  package var guestLimit: Int?

  package init(code: String, title: SafeText, benefit: PromotionBenefit) {
    self.code = code
    self.title = title
    self.benefit = benefit
  }

  /// It can be counted in a shop of this currency.
  package func isIn(_ currency: Currency) -> Bool {
    if case .fixed(let amount) = benefit { amount.currency == currency } else { true }
  }
}

/// What a promotion gives.
package enum PromotionBenefit: Hashable, Sendable, Codable {
  /// Off the merchandise, in millionths: 10 % is 100,000.
  case percent(partsPerMillion: Int)
  /// Off the merchandise, never more than it.
  case fixed(Money)
  case freeShipping
}

/// Why a code does not count; the sentence is the front's.
package enum PromotionRefusal: Error, Hashable, Sendable, Codable {
  case unknownCode
  case notYetValid(from: CivilDate)
  case expired(since: CivilDate)
  case belowMinimum(minimum: Money, missing: Money)
  case usedUp
  case usedByGuest
  /// The code is on the cart already.
  case alreadyApplied
  /// Too many codes were tried in vain from here.
  case tooManyTries(retryAfterSeconds: Int)
  /// Another discount is better for the shopper and the two do not combine.
  case lessThan(code: String)
}

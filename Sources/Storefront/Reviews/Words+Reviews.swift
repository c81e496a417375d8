package import Commerce
package import PlainText

extension Words {
  /// Why a review was not taken, as a part of a sentence.
  package static func part(for fault: ReviewFault) -> SafeText {
    switch fault {
    case .unknownOrder: "no order has this number with this e-mail address"
    case .unknownReview: "there is no such review"
    case .notBought: "this order has no such product"
    case .notReceived: "a review can be written once the parcel is on its way"
    case .stars: "a review has one to five stars"
    case .tooLong(let limit): "that is longer than \(limit) characters"
    }
  }

  /// One to five stars in a word.
  static func verdict(_ stars: Int) -> SafeText {
    switch stars {
    case 1: "bad"
    case 2: "poor"
    case 3: "fair"
    case 4: "good"
    default: "very good"
    }
  }

  /// What comes of a review right after it was written.
  package static func written(_ review: Review) -> SafeText {
    review.state == .shown
      ? "Thank you. It stands on the product's page now."
      : "Thank you. We read it first; then it stands on the product's page."
  }

  /// Who wrote a review and when: `Niamh K., Fri 27 Feb, bought here`.
  package static func author(of review: Review, _ profile: ShopProfile) -> SafeText {
    let day = profile.timeZone.local(review.writtenAt).date.shortLabel
    return "\(review.name.isEmpty ? "A customer" : review.name), \(day), bought here"
  }
}

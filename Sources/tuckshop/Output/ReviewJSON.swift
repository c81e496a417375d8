import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What a customer says of a product.
struct ReviewJSON: Encodable {
  let id: Int
  /// The product's slug.
  let product: String
  /// 1…5.
  let stars: Int
  let name: SafeText
  let text: SafeText
  /// `shown`, `waiting`, `hidden`.
  let state: String
  /// What the shop says to it; empty for nothing.
  let reply: SafeText
  let writtenAt: String

  init(_ review: Review) {
    id = review.id
    product = review.product
    stars = review.stars
    name = review.name
    text = review.text
    state = review.state.rawValue
    reply = review.reply
    writtenAt = review.writtenAt.iso
  }
}

/// What is said of a product, counted.
struct ReviewsJSON: Encodable {
  let count: Int
  /// How many gave 1, 2, 3, 4, 5 stars.
  let counts: [Int]
  let newest: [ReviewJSON]
  /// Tenths of a star: 43 is 4.3.
  @Nullable var meanTenths: Int?

  init(_ reviews: ProductReviews) {
    count = reviews.count
    counts = reviews.counts
    newest = reviews.newest.map(ReviewJSON.init)
    meanTenths = reviews.meanTenths
  }
}

/// Reviews as text.
enum ReviewText {
  /// A review with its product, number and state, as staff need it.
  static func lines(_ review: Review, _ profile: ShopProfile, width: Int) -> [StyledLine] {
    let state: SafeText = review.state == .shown ? "" : ", \(SafeText(cleaning: review.state.rawValue))"
    let head: SafeText = "\(review.id)  \(SafeText(cleaning: review.product)): \(review.stars) of 5\(state)"
    return StyledLine.wrapped(head, .heading, width: width) + words(review, profile, width: width)
  }

  /// What was said of a product, as its page has it.
  static func lines(_ reviews: ProductReviews, _ profile: ShopProfile, width: Int) -> [StyledLine] {
    guard let label = reviews.label else { return [] }
    return StyledLine.wrapped(label, width: width)
      + reviews.newest.flatMap { review in
        StyledLine.wrapped("\(review.stars) of 5", .heading, width: width) + words(review, profile, width: width)
      }
  }

  /// What came of a change of one review.
  static func answer(_ review: Review, _ shopper: Shopper, _ words: SafeText) -> Answer {
    struct One: Encodable { let review: ReviewJSON }
    return Answer(One(review: ReviewJSON(review))) { width in
      StyledLine.wrapped(words, .success, width: width) + lines(review, shopper.profile, width: width)
    }
  }

  private static func words(_ review: Review, _ profile: ShopProfile, width: Int) -> [StyledLine] {
    func indented(_ text: SafeText, _ role: Role) -> [StyledLine] {
      text.isEmpty ? [] : text.wrapped(width: width - 2).map { .of("  \($0)", role) }
    }
    return indented(Words.author(of: review, profile), .secondary) + indented(review.text, .text)
      + (review.reply.isEmpty ? [] : indented("\(profile.name): \(review.reply)", .info))
  }
}

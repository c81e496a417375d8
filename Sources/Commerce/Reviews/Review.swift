package import PlainText

/// What somebody who bought a product says of it; there are no others.
package struct Review: Hashable, Sendable {
  package var id: Int
  /// The product's slug.
  package var product: String
  /// 1…5.
  package var stars: Int
  /// As it is shown beside the review; empty: "A customer".
  package var name: SafeText
  /// May be empty: stars alone are a review too.
  package var text: SafeText
  package var state: ReviewState
  /// What the shop says to it; empty for nothing.
  package var reply: SafeText
  package var writtenAt: Instant

  package init(
    id: Int, product: String, stars: Int, name: SafeText, text: SafeText, state: ReviewState, reply: SafeText,
    writtenAt: Instant
  ) {
    self.id = id
    self.product = product
    self.stars = stars
    self.name = name
    self.text = text
    self.state = state
    self.reply = reply
    self.writtenAt = writtenAt
  }
}

/// Whether others see a review.
package enum ReviewState: String, Sendable, CaseIterable {
  case shown
  /// Somebody of the shop looks at it first.
  case waiting
  case hidden
}

/// A review as it is written, before it is checked.
package struct ReviewDraft: Hashable, Sendable {
  /// In characters.
  package static let longestName = 40
  package static let longestText = 1000

  /// The product's slug.
  package var product: String
  package var stars: Int
  package var name: String
  package var text: String

  package init(product: String, stars: Int, name: String = "", text: String = "") {
    self.product = product
    self.stars = stars
    self.name = name
    self.text = text
  }

  /// The texts as they are kept: cleaned, without card numbers.
  ///
  /// - Throws: ``ReviewFault``.
  package func checked() throws -> (name: SafeText, text: SafeText) {
    guard (1...5).contains(stars) else { throw ReviewFault.stars }
    let name = try Self.checked(name, isLines: false, limit: Self.longestName)
    return (name, try Self.checked(text, isLines: true, limit: Self.longestText))
  }

  /// What the shop says to a review, as it is kept.
  package static func checkedReply(_ text: String) throws -> SafeText {
    try checked(text, isLines: true, limit: longestText)
  }

  private static func checked(_ text: String, isLines: Bool, limit: Int) throws -> SafeText {
    // A text far beyond the limit need not be cleaned to be refused.
    guard text.utf8.count <= limit * 64 else { throw ReviewFault.tooLong(limit: limit) }
    let clean = isLines ? SafeText(cleaningLines: text) : SafeText(cleaning: text)
    let kept = CardNumber.masked(in: clean.trimmed)
    guard kept.length <= limit, kept.string.utf8.count <= 12 * limit else { throw ReviewFault.tooLong(limit: limit) }
    return kept
  }
}

/// Why a review was not taken.
package enum ReviewFault: Error, Hashable, Sendable {
  case unknownOrder
  case unknownReview
  /// The order has no such product.
  case notBought
  /// The parcel has not left yet, or never did.
  case notReceived
  /// Not 1…5.
  case stars
  case tooLong(limit: Int)
}

/// What is said of a product, as its page shows it.
package struct ProductReviews: Hashable, Sendable {
  /// How many gave 1, 2, 3, 4, 5 stars.
  package var counts: [Int]
  /// Those that say something first, the newest first; not all of them where there are many.
  package var newest: [Review]

  package init(counts: [Int] = [0, 0, 0, 0, 0], newest: [Review] = []) {
    self.counts = counts
    self.newest = newest
  }

  package var count: Int { counts.reduce(0, +) }

  /// Tenths of a star, rounded half up; nil without reviews.
  package var meanTenths: Int? {
    guard count > 0 else { return nil }
    let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    return (20 * sum + count) / (2 * count)
  }

  /// `4.3 of 5 from 12 reviews`; nil without reviews.
  package var label: SafeText? {
    meanTenths.map { mean in
      "\(mean / 10).\(mean % 10) of 5 from \(count) \(count == 1 ? "review" : "reviews")"
    }
  }
}

extension Order {
  /// What of it can be reviewed, each product once: all of it once the parcel has left.
  package var reviewable: [OrderLine] {
    guard [.shipped, .delivered, .returned].contains(fulfilment) else { return [] }
    var slugs: Set<String> = []
    return lines.filter { slugs.insert($0.slug).inserted }
  }
}

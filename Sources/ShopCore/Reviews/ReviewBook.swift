import Commerce
import Database
import PlainText

/// The rows of reviews.
enum ReviewBook {
  private static let columns: SQL =
    "SELECT r.id, r.slug, r.stars, r.name, r.text, r.state, r.reply, r.written_at FROM review r"

  /// Writes a review, or a new version of it; what the shop said to it stays.
  static func put(
    _ draft: ReviewDraft, name: SafeText, text: SafeText, state: ReviewState, order: Int, now: Instant,
    in writer: Writer
  ) throws {
    try writer.execute(
      """
      INSERT INTO review (order_id, slug, stars, name, text, state, written_at)
      VALUES (\(order), \(draft.product), \(draft.stars), \(name.string), \(text.string), \(state.rawValue),
        \(now.seconds))
      ON CONFLICT (order_id, slug) DO UPDATE SET
        stars = excluded.stars, name = excluded.name, text = excluded.text, state = excluded.state,
        written_at = excluded.written_at
      """)
  }

  /// What others see of a product.
  ///
  /// - Parameter most: Reviews in full.
  static func shown(of slug: String, most: Int, in reader: Reader) throws -> ProductReviews {
    var reviews = ProductReviews()
    try reader.forEach(
      "SELECT stars, count(*) AS times FROM review WHERE slug = \(slug) AND state = 'shown' GROUP BY stars"
    ) { reviews.counts[$0.int("stars") - 1] = $0.int("times") }
    guard reviews.count > 0 else { return reviews }
    reviews.newest = try reader.rows(
      columns
        + """
         WHERE r.slug = \(slug) AND r.state = 'shown' ORDER BY r.text = '', r.written_at DESC, r.id DESC
        LIMIT \(most)
        """
    ).map(review)
    return reviews
  }

  static func reviews(ofOrder order: Int, in reader: Reader) throws -> [Review] {
    try reader.rows(columns + " WHERE r.order_id = \(order) ORDER BY r.id").map(review)
  }

  static func review(_ id: Int, in reader: Reader) throws -> Review? {
    try reader.row(columns + " WHERE r.id = \(id)").map(review)
  }

  /// The newest first.
  ///
  /// - Parameters:
  ///   - slug: Of one product alone.
  ///   - state: In one state alone.
  static func all(slug: String?, state: ReviewState?, most: Int, in reader: Reader) throws -> [Review] {
    try reader.rows(
      columns
        + """
         WHERE (\(slug) IS NULL OR r.slug = \(slug)) AND (\(state?.rawValue) IS NULL OR r.state = \(state?.rawValue))
        ORDER BY r.written_at DESC, r.id DESC LIMIT \(most)
        """
    ).map(review)
  }

  /// How many reviews others see of each product, and the sum of their stars.
  static func sums(in reader: Reader) throws -> [String: (count: Int, stars: Int)] {
    var sums: [String: (count: Int, stars: Int)] = [:]
    try reader.forEach(
      "SELECT slug, count(*) AS times, sum(stars) AS stars FROM review WHERE state = 'shown' GROUP BY slug"
    ) { sums[$0.string("slug")] = ($0.int("times"), $0.int("stars")) }
    return sums
  }

  private static func review(_ row: Row) -> Review {
    Review(
      id: row.int("id"), product: row.string("slug"), stars: row.int("stars"),
      name: SafeText(cleaning: row.string("name")), text: SafeText(cleaningLines: row.string("text")),
      state: ReviewState(rawValue: row.string("state")) ?? .hidden,
      reply: SafeText(cleaningLines: row.string("reply")), writtenAt: Instant(seconds: row.int("written_at")))
  }
}

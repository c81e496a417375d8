import Commerce
import PlainText

/// How a product is judged by those who bought it, as far as its file says.
///
/// Read from the attributes `Rating` (0 to 5) and `Reviews` (how many). A rating of few is drawn to the middle: it
/// counts as if ten others had given 3.5 (a Bayesian mean).
enum ProductStanding {
  static let others = 10
  private static let middle = 350
  private static let ratingNames: Set<String> = ["rating", "average rating", "average_rating"]
  private static let countNames: Set<String> = ["reviews", "votes", "ratings", "review count", "number of reviews"]

  /// In hundredths, 0 to 500.
  static func of(_ product: Product) -> Int {
    guard let rating = value(of: ratingNames, in: product).flatMap(hundredths), (0...500).contains(rating) else {
      return middle
    }
    let count = value(of: countNames, in: product).flatMap { Int($0) } ?? 1
    let votes = min(max(0, count), 1_000_000)
    return (votes * rating + others * middle) / (votes + others)
  }

  private static func value(of names: Set<String>, in product: Product) -> String? {
    product.attributes.first { names.contains($0.name.string.lowercased()) }?.value.string
  }

  /// `4.5` is 450.
  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...5).contains(whole) else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    return Int((parts[1] + "00").prefix(2)).map { whole * 100 + $0 }
  }
}

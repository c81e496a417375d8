import Commerce

/// Reads what a query says about the price: `under 20`, `between 10 and 20`, `at least 15 euro` (English).
///
/// A number alone is no price, nor is one with a unit of measure: `over 50 l` is a pack.
struct PriceWords {
  private let currency: Currency
  private static let below: Set<String> = ["under", "below", "beneath"]
  private static let above: Set<String> = ["over", "above"]
  private static let most: Set<String> = ["max", "maximum"]
  private static let least: Set<String> = ["min", "minimum"]
  /// What currencies are called; the shop's own counts.
  private static let names: [String: Set<String>] = [
    "EUR": ["euro", "euros"], "USD": ["dollar", "dollars", "bucks"], "GBP": ["pound", "pounds", "quid"],
    "JPY": ["yen"], "CHF": ["franc", "francs"], "CAD": ["dollar", "dollars"], "AUD": ["dollar", "dollars"],
  ]

  init(_ currency: Currency) { self.currency = currency }

  /// What of a query is a price.
  struct Found: Hashable {
    var pieces: Range<Int>
    /// Minor units, both ends included.
    var range: ClosedRange<Int>
  }

  /// The first price in a query.
  func read(_ query: SearchQuery) -> Found? {
    query.pieces.indices.lazy.compactMap { read(query, at: $0) }.first
  }

  private func read(_ query: SearchQuery, at start: Int) -> Found? {
    let pieces = query.pieces
    guard !query.quoted.contains(start) else { return nil }
    func word(_ place: Int) -> String { pieces.indices.contains(place) ? pieces[place] : "" }
    let pair = (word(start), word(start + 1))
    if pair.0 == "between" || pair.0 == "from" { return span(query, at: start) }
    if Self.below.contains(pair.0) { return bound(query, start, at: start + 1, .below) }
    if Self.above.contains(pair.0) { return bound(query, start, at: start + 1, .above) }
    if Self.most.contains(pair.0) { return bound(query, start, at: start + 1, .most) }
    if Self.least.contains(pair.0) { return bound(query, start, at: start + 1, .least) }
    switch pair {
    case ("less", "than"), ("cheaper", "than"): return bound(query, start, at: start + 2, .below)
    case ("more", "than"): return bound(query, start, at: start + 2, .above)
    case ("up", "to"), ("at", "most"): return bound(query, start, at: start + 2, .most)
    case ("at", "least"): return bound(query, start, at: start + 2, .least)
    default: return nil
    }
  }

  private enum Bound { case below, most, above, least }

  private func bound(_ query: SearchQuery, _ start: Int, at place: Int, _ bound: Bound) -> Found? {
    guard let (amount, end) = amount(query, at: place) else { return nil }
    let range: ClosedRange<Int>
    switch bound {
    case .below:
      guard amount > 0 else { return nil }
      range = 0...amount - 1
    case .most: range = 0...amount
    case .above: range = amount + 1...Money.largestMinorUnits
    case .least: range = amount...Money.largestMinorUnits
    }
    return Found(pieces: start..<end, range: range)
  }

  /// `between 10 and 20`, `from 10 to 20`.
  private func span(_ query: SearchQuery, at start: Int) -> Found? {
    guard let (low, middle) = amount(query, at: start + 1), middle < query.pieces.count,
      ["and", "to"].contains(query.pieces[middle]), let (high, end) = amount(query, at: middle + 1), low <= high
    else { return nil }
    return Found(pieces: start..<end, range: low...high)
  }

  /// The amount at a place in minor units, and where it ends, the currency's name included.
  private func amount(_ query: SearchQuery, at place: Int) -> (minorUnits: Int, end: Int)? {
    guard query.pieces.indices.contains(place),
      let amount = try? Money(decimal: query.pieces[place], currency: currency).minorUnits,
      (0..<Money.largestMinorUnits).contains(amount)
    else { return nil }
    let next = place + 1
    if next < query.pieces.count {
      let name = query.pieces[next]
      let names = Self.names[currency.code] ?? []
      if name == currency.code.lowercased() || names.contains(name) { return (amount, next + 1) }
    }
    // With a unit it is written together as something that is no number.
    let isMeasure = query.joins.contains { join in
      join.pieces.contains(place) && !PieceBytes.isNumber(Array(join.text.utf8))
    }
    return isMeasure ? nil : (amount, next)
  }
}

extension WordFilter {
  var isPrice: Bool { if case .price = meaning { true } else { false } }
}

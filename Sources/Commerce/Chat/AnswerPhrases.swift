/// Turns of phrase that mean more than their words.
enum AnswerPhrases {
  /// The words, at most three others between each and the next, and what they mean; empty for nothing.
  private static let phrases: [(words: [String], term: String)] = [
    ("return", "send back, sending back, give back, bring back, take back, money back"),
    ("stock", "back in stock, in stock, sold out, out of stock, any left, back when, when back"),
    ("material", "made of, made from, made out of"),
    ("origin", "made in, where made, come from, comes from, where from, where grown"),
    ("price", "how much does cost, how much is, how much are, how much for, how much to"),
    ("time", "how long, how soon, how fast, how quickly"), ("weight", "how heavy"),
    ("size", "how big, how large, how tall, how wide"), ("pickup", "pick up, in person"), ("phone", "phone number"),
    ("place", "where you, where your shop, where the shop"),
    ("fault", "arrived broken, arrived damaged, arrived cracked, came broken, came damaged, came cracked"),
    ("", "the store, your store, in store"),
  ]
  .flatMap { row in
    row.1.split(separator: ", ").map { ($0.split(separator: " ").map(String.init), row.0) }
  }

  /// Takes the phrases out of the words; what they mean.
  static func take(from words: inout [String]) -> [String] {
    var found: [String] = []
    for phrase in phrases {
      guard let places = places(of: phrase.words, in: words) else { continue }
      if !phrase.term.isEmpty { found.append(phrase.term) }
      for place in places.reversed() { words.remove(at: place) }
    }
    // "How much" at the very end, or alone, asks for a price.
    if words.suffix(2) == ["how", "much"] { found.append("price") }
    return found
  }

  private static func places(of phrase: [String], in words: [String]) -> [Int]? {
    guard let first = phrase.first else { return nil }
    for start in words.indices where words[start] == first {
      var places = [start]
      for word in phrase.dropFirst() {
        let from = (places.last ?? start) + 1
        guard let next = words[min(from, words.count)...].prefix(4).firstIndex(of: word) else { break }
        places.append(next)
      }
      if places.count == phrase.count { return places }
    }
    return nil
  }
}

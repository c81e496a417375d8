/// Other words for words, from `shop.yaml`: folded, one word each.
struct SynonymRules: Hashable, Sendable {
  private var words: [String: [String]] = [:]

  static let none = SynonymRules()

  private init() {}

  /// Words that stand for this one too.
  func words(for word: String) -> [String] { words[word] ?? [] }
}

import Commerce
import PlainText

/// Checks that what the search's rules lead to is there: a rule of words that no product has would find nothing.
enum SearchTermChecks {
  static func run(_ rules: [SearchRuleReader.Rule], products: [ReadProduct], shop: Page) {
    // What is wrong elsewhere may have taken the very word away.
    guard !rules.isEmpty, !products.isEmpty, shop.log.isEmpty else { return }
    var words: Set<String> = []
    for product in products.compactMap(\.product) {
      for text in texts(of: product) { words.formUnion(RuleTerm.words(of: text)) }
    }
    let sorted = words.sorted()
    for rule in rules {
      let isKnown = rule.terms.contains { term in
        RuleTerm.words(of: term).allSatisfy { word in hasWord(beginning: stem(word), in: sorted) }
      }
      guard !isKnown else { continue }
      let names = rule.terms.map(\.string.quoted).joined(separator: ", ")
      let near = rule.terms.lazy.flatMap { RuleTerm.words(of: $0) }.compactMap { NearName.of($0, among: sorted) }
        .first
      shop.fault(
        rule.line, rule.terms.count == 1 ? "no product has \(names)" : "no product has any of \(names)",
        near.map { "Did you mean \($0)?" } ?? "Use words that stand in products, or take it out.")
    }
  }

  private static func texts(of product: Product) -> [SafeText] {
    [product.title, product.brand, product.summary, product.description] + product.category + product.tags
      + product.options.flatMap { [$0.name] + $0.values.map(\.name) }
      + (product.attributes + product.variants.flatMap(\.attributes)).flatMap { [$0.name, $0.value] }
  }

  /// Without the ending of a plural, so that mugs is a word where mug is.
  private static func stem(_ word: String) -> String {
    word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  private static func hasWord(beginning prefix: String, in sorted: [String]) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < prefix { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].hasPrefix(prefix)
  }
}

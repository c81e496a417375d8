package import PlainText

/// What the shop's products are called, to find the one that a question names.
package struct ProductNames: Sendable {
  private let products: [(slug: String, terms: Set<String>)]
  private let frequency: [String: Int]
  /// Nouns for what the shop sells (`kettle`, `boot`), as far as they do not also stand for a matter of trade (`care`).
  let subjects: Set<String>

  package init(_ titles: [(slug: String, title: SafeText)], departments: [SafeText]) {
    products = titles.map { ($0.slug, Set(ProductNames.terms(of: $0.title.string))) }
    frequency = products.reduce(into: [:]) { counts, product in
      for term in product.terms { counts[term, default: 0] += 1 }
    }
    // English names a thing by the last word: a tasting bowl is a bowl.
    let heads = titles.compactMap { ProductNames.terms(of: String($0.title.string.prefix { $0 != "," })).last }
    let sold = heads + departments.flatMap { ProductNames.terms(of: $0.string) }
    subjects = Set(sold).subtracting(AnswerVocabulary.terms)
  }

  /// The product that the question names: by a word that stands in no other title, or by more words than fit any other.
  ///
  /// - Parameter isElsewhere: A product is being looked at, so that one word is not enough to mean another.
  package func named(in question: String, isElsewhere: Bool) -> String? {
    let asked = Set(ProductNames.terms(of: question))
    guard asked.contains(where: { frequency[$0] != nil }) else { return nil }
    let found = products.map { (slug: $0.slug, shared: $0.terms.intersection(asked)) }
    guard let most = found.map(\.shared.count).max() else { return nil }
    let best = found.filter { $0.shared.count == most }
    guard best.count == 1, let only = best.first else { return nil }
    let isOwnWord = !isElsewhere && only.shared.contains { frequency[$0] == 1 }
    return isOwnWord || most > 1 ? only.slug : nil
  }

  private static func terms(of text: String) -> [String] {
    AnswerWords.terms(of: text).filter { !AnswerWords.isOwn($0) }
  }
}

package import PlainText

/// What the shop's products are called, to find the one that a question names.
package struct ProductNames: Sendable {
  private let slugs: [String]
  /// For each term the places of the titles that have it.
  private let places: [String: [Int]]
  /// Nouns for what the shop sells (`kettle`, `boot`), as far as they do not also stand for a matter of trade (`care`).
  let subjects: Set<String>

  package init(_ titles: [(slug: String, title: SafeText)], departments: [SafeText]) {
    slugs = titles.map(\.slug)
    places = titles.enumerated().reduce(into: [:]) { places, title in
      for term in Set(ProductNames.terms(of: title.element.title.string)) {
        places[term, default: []].append(title.offset)
      }
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
    var shared: [Int: Int] = [:]
    var ownPlaces: Set<Int> = []
    for term in Set(ProductNames.terms(of: question)) {
      let found = places[term] ?? []
      for place in found { shared[place, default: 0] += 1 }
      if found.count == 1 { ownPlaces.formUnion(found) }
    }
    guard let most = shared.values.max() else { return nil }
    let best = shared.filter { $0.value == most }
    guard best.count == 1, let place = best.keys.first else { return nil }
    return most > 1 || (!isElsewhere && ownPlaces.contains(place)) ? slugs[place] : nil
  }

  private static func terms(of text: String) -> [String] {
    AnswerWords.terms(of: text).filter { !AnswerWords.isOwn($0) }
  }
}

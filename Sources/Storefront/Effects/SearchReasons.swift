import Commerce
package import PlainText
package import ShopCore

/// Why the products of a search stand where they do, for people: on the screen and in the command.
package struct SearchReasons {
  private let answer: SearchAnswer

  package init(_ answer: SearchAnswer) { self.answer = answer }

  /// First what became of each word, then how much was found, then each hit with its reasons.
  ///
  /// - Parameter offset: Hits that are left out.
  package func lines(from offset: Int = 0) -> [SafeText] {
    words + ["", count, ""]
      + answer.hits.dropFirst(offset).enumerated().flatMap { index, hit in
        ["\(index + offset + 1). \(hit.title)", "   \(SearchReasons.reasons(hit))"] as [SafeText]
      }
  }

  private var words: [SafeText] {
    let filters = answer.reading.filters.map { filter -> SafeText in
      switch filter.meaning {
      case .values(let facet, let names):
        "\(filter.text): read as the filter \(facet) \(names.joined(separator: " or "))"
      case .category(let path): "\(filter.text): read as the category \(path.joined(separator: " > "))"
      case .price: "\(filter.text): read as a price"
      }
    }
    let unmet = answer.reading.unmetPrice.map { ["\($0.text): no product has such a price; left out"] as [SafeText] }
    return filters + (unmet ?? []) + answer.words.compactMap(SearchReasons.line)
  }

  private var count: SafeText {
    let all: SafeText = answer.countWithAllWords == 1 ? "1 product has" : "\(answer.countWithAllWords) products have"
    return "\(all) all the words that matter; \(answer.count) found."
  }

  private static func line(_ word: SearchedWord) -> SafeText? {
    switch word.outcome {
    case .found: "\(word.text): \(word.share) % of the query"
    case .filter: nil
    case .corrected(let words): "\(word.text): no product has it; searched for \(words.joined(separator: ", "))"
    case .replaced(let words): "\(word.text): here it is \(words.joined(separator: ", "))"
    case .dropped: "\(word.text): no product has it or anything near; left out"
    case .ignored: "\(word.text): says nothing about a thing; no product needs it"
    }
  }

  private static func reasons(_ hit: SearchHit) -> SafeText {
    let rank = hit.rank
    var reasons: [SafeText] = rank.isIdentified ? ["it is what was typed"] : []
    reasons.append("words \(rank.words) of 100")
    if rank.misspelt > 0 { reasons.append("\(rank.misspelt) misspelt") }
    if rank.inTitle > 1 { reasons.append(rank.distance == 0 ? "side by side" : "\(rank.distance) words between") }
    reasons.append("\(rank.inTitle) in the title")
    reasons.append("\(rank.exact) as typed")
    reasons.append("place \(rank.shopPlace + 1) in the shop")
    return (hit.isFurther ? "has fewer of the words: " : "") + reasons.joined(separator: ", ")
  }
}

import Commerce
import PlainText
import ShopCore
import Storefront

/// Why the products of a search stand where they do, for people and for programs.
struct SearchExplanation {
  struct JSON: Encodable {
    struct Word: Encodable {
      let text: SafeText
      let share: Int
      /// `found`, `filter`, `corrected`, `replaced`, `dropped` or `ignored`.
      let outcome: String
      let corrections: [SafeText]
    }

    /// Words that were read as a filter.
    struct Filter: Encodable {
      let text: SafeText
      /// `choice`, `category` or `price`.
      let kind: String
      let facet: SafeText?
      let values: [SafeText]
      /// Minor units.
      let priceMin: Int?
      let priceMax: Int?
    }

    struct Hit: Encodable {
      let slug: String
      let isIdentified: Bool
      let words: Int
      let misspelt: Int
      let distance: Int
      let inTitle: Int
      let exact: Int
      let shopPlace: Int
      let isFurther: Bool
    }

    let count: Int
    let countWithAllWords: Int
    let filters: [Filter]
    let words: [Word]
    let hits: [Hit]
  }

  private let answer: SearchAnswer
  private let offset: Int

  init(_ answer: SearchAnswer, offset: Int) { (self.answer, self.offset) = (answer, offset) }

  var json: JSON {
    JSON(
      count: answer.count, countWithAllWords: answer.countWithAllWords,
      filters: answer.reading.filters.map(JSON.Filter.init),
      words: answer.words.map { word in
        let (outcome, corrections) = SearchExplanation.outcome(word)
        return JSON.Word(text: word.text, share: word.share, outcome: outcome, corrections: corrections)
      },
      hits: answer.hits.dropFirst(offset).map { hit in
        let rank = hit.rank
        return JSON.Hit(
          slug: hit.slug, isIdentified: rank.isIdentified, words: rank.words, misspelt: rank.misspelt,
          distance: rank.distance, inTitle: rank.inTitle, exact: rank.exact, shopPlace: rank.shopPlace,
          isFurther: hit.isFurther)
      })
  }

  var lines: [SafeText] { SearchReasons(answer).lines(from: offset) }

  private static func outcome(_ word: SearchedWord) -> (String, [SafeText]) {
    switch word.outcome {
    case .found: ("found", [])
    case .filter: ("filter", [])
    case .corrected(let words): ("corrected", words)
    case .replaced(let words): ("replaced", words)
    case .dropped: ("dropped", [])
    case .ignored: ("ignored", [])
    }
  }
}

extension SearchExplanation.JSON.Filter {
  init(_ filter: WordFilter) {
    switch filter.meaning {
    case .values(let facet, let names):
      self.init(text: filter.text, kind: "choice", facet: facet, values: names, priceMin: nil, priceMax: nil)
    case .category(let path):
      self.init(text: filter.text, kind: "category", facet: nil, values: path, priceMin: nil, priceMax: nil)
    case .price(let range):
      self.init(
        text: filter.text, kind: "price", facet: nil, values: [], priceMin: range.lowerBound, priceMax: range.upperBound
      )
    }
  }
}

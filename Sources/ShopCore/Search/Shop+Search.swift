package import Commerce
import Database
package import PlainText

/// What a search found, why it stands in that order, and what became of each word.
package struct SearchAnswer: Hashable, Sendable {
  /// Products that the words find, under the filters.
  package var count: Int
  /// Products of the whole shop that have all the words that matter.
  package var countWithAllWords: Int
  /// What was typed, word by word.
  package var words: [SearchedWord]
  package var hits: [SearchHit]
  package var reading = SearchReading()
}

/// One product of a search.
package struct SearchHit: Hashable, Sendable {
  package var slug: String
  package var title: SafeText
  package var rank: HitRank
  /// It has fewer of the words than what the list counts; such come behind all others.
  package var isFurther: Bool
}

extension Shop {
  /// The first hits of a search with the reasons for their order, and what became of each word.
  ///
  /// Where the list is shorter than `limit`, products with fewer of the words follow. Empty for words without a letter
  /// or digit, and for a category or value that the shop does not have.
  package func search(_ query: ListingQuery, limit: Int) throws -> SearchAnswer {
    let differences = query.inStockOnly ? try stockDifferences() : (soldOut: [], restocked: [])
    return try catalog.searching { reader, profile, memory in
      let stock = try StockCorrection(soldOut: differences.soldOut, restocked: differences.restocked, in: reader)
      guard let scope = try ListingScope(query, profile, clock: newness(profile), stock: stock, in: reader) else {
        return SearchAnswer(count: 0, countWithAllWords: 0, words: [], hits: [])
      }
      guard let listing = try WordsListing(scope, in: reader, memory: memory) else {
        return SearchAnswer(count: 0, countWithAllWords: 0, words: [], hits: [], reading: scope.reading)
      }
      return try listing.answer(limit: limit)
    }
  }
}

extension WordsListing {
  func answer(limit: Int) throws -> SearchAnswer {
    let hits = try hits(limit: limit)
    let ids = try search.index.ids(of: hits.map(\.document))
    return SearchAnswer(
      count: try matching().count, countWithAllWords: try search.countWithAllWords(),
      words: words,
      hits: try zip(hits, ids).map { hit, id in
        let row = try search.index.reader.row("SELECT slug, title FROM product WHERE id = \(id)")
        return SearchHit(
          slug: row?.string("slug") ?? "", title: SafeText(cleaning: row?.string("title") ?? ""), rank: hit.rank,
          isFurther: hit.isFurther)
      },
      reading: try reading)
  }

  /// The words of the query, and what became of each.
  var words: [SearchedWord] {
    let sum = max(1, search.slots.reduce(0) { $0 + $1.weight })
    return search.slots.map { SearchedWord($0, sum: sum) }
  }
}

extension SearchedWord {
  init(_ slot: QuerySlot, sum: Int) {
    let outcome: Outcome =
      if slot.isFilter {
        .filter
      } else if slot.isMisspelt {
        .corrected(slot.alternatives.map { SafeText(cleaning: $0.word) })
      } else if slot.isFunctionWord {
        .ignored
      } else if slot.isFound, slot.alternatives.allSatisfy({ $0.match == .synonym || $0.isApart }) {
        .replaced(slot.alternatives.map { SafeText(cleaning: $0.word) })
      } else {
        slot.isFound ? .found : .dropped
      }
    self.init(text: SafeText(cleaning: slot.word), outcome: outcome, share: slot.weight * 100 / sum)
  }
}

package import PlainText

/// What a shop tells its search: words that mean the same, and what counts when nothing else settles an order.
package struct SearchRules: Hashable, Sendable, Codable {
  /// Groups of terms each of which stands for all the others; a term is one word or a few.
  package var synonyms: [[SafeText]]
  package var expansions: [SearchExpansion]
  /// Nil: what is in stock first, then what is featured, then by rating, then the newest.
  package var weights: RankingWeights?

  package init(synonyms: [[SafeText]] = [], expansions: [SearchExpansion] = [], weights: RankingWeights? = nil) {
    self.synonyms = synonyms
    self.expansions = expansions
    self.weights = weights
  }
}

/// A term for which others are found too, but not the other way round: `insulated` finds what is of down or fleece.
package struct SearchExpansion: Hashable, Sendable, Codable {
  package var term: SafeText
  package var meanings: [SafeText]

  package init(term: SafeText, meanings: [SafeText]) {
    self.term = term
    self.meanings = meanings
  }
}

/// How much each thing that the shop knows of a product counts in its own order, 0 to 100.
///
/// A product's merit is the sum of these, each times a level of 0 to 10: 10 for what is in stock or featured, and for
/// popularity, rating and newness what ``ProductMerit`` says.
package struct RankingWeights: Hashable, Sendable, Codable {
  package static let range = 0...100

  package var availability = 10
  package var featured = 5
  package var popularity = 3
  package var rating = 3
  package var newness = 1

  package init() {}
}

/// The levels, 0 to 10, by which products are weighed.
package enum ProductMerit {
  package static let highest = 10
  /// Days before an import in which sales count.
  package static let salesDays = 90

  /// A level more for each doubling of the units that were sold: 1 for one, 2 for two, 3 for four, 10 for 512 and more.
  package static func popularity(sold units: Int) -> Int {
    min(highest, units <= 0 ? 0 : Int.bitWidth - units.leadingZeroBitCount)
  }
}

import Database

/// Other words for words, by the shop's list in the catalogue.
///
/// Terms are compared by their stems: a rule for `mug` holds for `mugs` too.
struct SynonymRules {
  /// Meanings of one word that are looked at.
  private static let most = 100

  private let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// That some pieces of a query stand for other words, all of which a product must have.
  struct Meaning: Hashable {
    var pieces: Range<Int>
    var words: [String]
  }

  /// What the words of a query may stand for.
  func meanings(of pieces: [String]) throws -> [Meaning] {
    let stems = pieces.map(WordStem.of)
    var found: [Meaning] = []
    for start in stems.indices {
      let rows = try reader.rows(
        """
        SELECT stems, meant FROM search_meaning WHERE first = \(stems[start]) ORDER BY id LIMIT \(SynonymRules.most)
        """)
      for row in rows {
        let term = row.string("stems").split(separator: " ").map(String.init)
        guard stems[start...].starts(with: term) else { continue }
        let words = row.string("meant").split(separator: " ").map(String.init)
        found.append(Meaning(pieces: start..<start + term.count, words: words))
      }
    }
    return found
  }
}

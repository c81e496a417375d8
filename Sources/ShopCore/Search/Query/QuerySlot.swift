/// How well a word of a product is what was typed, the best first.
package enum WordMatch: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// The word as it was typed.
  case exact
  /// Written together or apart, or with a unit by another name.
  case joined
  /// With another ending.
  case inflected
  /// Another word for it, by the shop's list.
  case synonym
  /// A word that begins so.
  case beginning
  /// A word that differs by one or two letters.
  case misspelt

  package static func < (left: WordMatch, right: WordMatch) -> Bool { left.rawValue < right.rawValue }

  /// Hundredths of a word's weight that it brings.
  var share: Int {
    switch self {
    case .exact: 100
    case .joined, .inflected, .synonym: 95
    case .misspelt: 92
    case .beginning: 85
    }
  }
}

/// One word of a query with all that may stand for it.
struct QuerySlot {
  struct Alternative {
    var word: String
    var match: WordMatch
    var entry: TermEntry
    /// Only what stands in a name counts.
    var inNamesOnly = false

    /// Two words for one that was typed.
    var isApart: Bool { match == .joined && word.contains(" ") }
  }

  var word: String
  /// Where it stands in the query, from 0.
  var place: Int
  var alternatives: [Alternative] = []
  /// Products that have it, by what is nearest to the word as typed.
  var count = 0
  /// Rarer words weigh more; 0 for one that no product has.
  var weight = 0
  /// It says nothing about a thing: no product needs it.
  var isFunctionWord = false
  /// It was read as a filter: what the filter leaves counts as having the word.
  var isFilter = false

  /// All that its alternatives have.
  var postings: Int { alternatives.reduce(0) { $0 + $1.entry.count } }

  var isFound: Bool { !alternatives.isEmpty }
  var isMisspelt: Bool { isFound && alternatives.allSatisfy { $0.match == .misspelt } }
}

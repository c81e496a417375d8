package import PlainText

/// One search that came to its end: the shopper stopped typing, or opened what was found.
package struct SearchRecord: Hashable, Sendable {
  package enum Ending: Hashable, Sendable {
    /// Results were looked at; how it ends is not known yet.
    case found
    /// There was no product.
    case foundNothing
    /// A product was opened from the results of a search that was told of before.
    case opened
  }

  package var words: String
  package var ending: Ending
  /// Words that the same shopper searched for in vain right before.
  package var insteadOf: String?

  package init(words: String, ending: Ending, insteadOf: String? = nil) {
    self.words = words
    self.ending = ending
    self.insteadOf = insteadOf
  }
}

/// Words that were searched for before.
package struct PastSearches: Hashable, Sendable {
  /// By this guest, the last first.
  package var recent: [SafeText]
  /// By many, those searched for most first.
  package var popular: [SafeText]

  package init(recent: [SafeText] = [], popular: [SafeText] = []) {
    self.recent = recent
    self.popular = popular
  }
}

/// Words as they are kept: what may be somebody's own is not kept at all.
package enum SearchTerm {
  /// Longest words that are kept, in characters.
  package static let longest = 60
  /// So many digits may be a number of a card, a phone or an order.
  private static let mostDigits = 5

  /// In small letters without accents, with single blanks; nil for what is not kept.
  ///
  /// Not kept: nothing, more than ``longest`` characters, what holds an at sign, and what holds many digits.
  package static func kept(_ words: String) -> String? {
    let text = SafeText(cleaning: words).folded.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard (1...longest).contains(text.count), !text.contains("@"),
      text.count(where: \.isNumber) <= mostDigits, text.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    return text
  }
}

/// What was searched for in some days.
package struct SearchFigures: Hashable, Sendable {
  /// Words with how often they were searched for, found nothing, and led to a product.
  package struct Term: Hashable, Sendable {
    package var words: SafeText
    package var searches: Int
    package var foundNothing: Int
    package var opened: Int

    package init(words: SafeText, searches: Int, foundNothing: Int, opened: Int) {
      self.words = words
      self.searches = searches
      self.foundNothing = foundNothing
      self.opened = opened
    }

    /// Found something, and nothing of it was opened.
    package var withoutClick: Int { max(0, searches - foundNothing - opened) }
  }

  package var searches = 0
  package var foundNothing = 0
  package var opened = 0
  /// The most frequent first.
  package var most: [Term] = []
  package var mostFoundNothing: [Term] = []
  package var mostWithoutClick: [Term] = []

  package init() {}

  package var withoutClick: Int { max(0, searches - foundNothing - opened) }

  /// A part of all searches in thousandths; nil where there was none.
  package func perMille(_ part: Int) -> Int? { searches > 0 ? (part * 1000 + searches / 2) / searches : nil }
}

package import PlainText

/// What the shop took the words of a search for.
package struct SearchReading: Hashable, Sendable {
  /// Words that were read as filters, in their order.
  package var filters: [WordFilter] = []
  /// A price that was asked for and that nothing has; the list is of all prices.
  package var unmetPrice: WordFilter?
  /// The other words, and what became of each.
  package var words: [SearchedWord] = []
  /// Where nothing was found: categories in which some of the words are, else the largest departments.
  package var nearCategories: [CategoryNode] = []
  /// Where nothing was found: what others searched for after the same words.
  package var meant: [SafeText] = []

  package init() {}
}

/// Words of a search that were read as a filter.
package struct WordFilter: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    /// Any of these values of a facet.
    case values(facet: SafeText, names: [SafeText])
    case category([SafeText])
    /// Minor units, both ends included.
    case price(ClosedRange<Int>)
  }

  package var meaning: Meaning
  /// The words as they were compared.
  package var text: SafeText
  /// What was typed, without them.
  package var rest: String

  package init(meaning: Meaning, text: SafeText, rest: String) {
    self.meaning = meaning
    self.text = text
    self.rest = rest
  }
}

/// One word of a query, and what it was taken for.
package struct SearchedWord: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Products have it, or a form of it.
    case found
    /// It was read as a filter.
    case filter
    /// No product has it: these words were searched for instead, the commonest first.
    case corrected([SafeText])
    /// No product has it: others stand for it, by the shop's list or because it is two words.
    case replaced([SafeText])
    /// No product has it or anything near: it was left out.
    case dropped
    /// It only says how others belong together.
    case ignored
  }

  package var text: SafeText
  package var outcome: Outcome
  /// Of 100: how much of the query it is; rare words are more.
  package var share: Int

  package init(text: SafeText, outcome: Outcome, share: Int) {
    self.text = text
    self.outcome = outcome
    self.share = share
  }
}

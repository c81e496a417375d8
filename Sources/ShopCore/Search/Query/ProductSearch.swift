import Database

/// One search: which products have the words, and in which order they come.
///
/// Products are numbered in the order in which the shop itself would show them. The first ``mostSummed`` that have all
/// words that matter get the sum of what these bring; the best ``competing`` of them are looked at closely, the others
/// follow by that sum, and what comes behind them follows in the shop's own order. So the work for a list's first rows does
/// not grow with the shop. How many there are, and which, is gone through only when it is asked for.
final class ProductSearch {
  /// Products that are ranked by all rules.
  static let competing = 1000
  /// Products with all words that are summed up.
  static let mostSummed = 4096
  /// Words that count; of more, the rarest.
  private static let mostSlots = 16
  /// What all words bring together, in a title.
  static let fullWeight = 60_000
  /// So few products with all words are joined by those with most of them.
  private static let few = 10
  /// Hundredths of the words' weight that are most of them.
  private static let mostWords = 60

  let index: SearchIndex
  let query: SearchQuery
  /// All words, those that no product has as well.
  let slots: [QuerySlot]
  /// Of these the ones that count.
  let counted: CountedWords
  let identified: Set<Int>
  /// Products with a word that none may have.
  private let excluded: DocumentSet?
  private var beginning: Beginning
  private var knownFound: DocumentSet?

  /// The first products that the words find.
  private struct Beginning {
    /// In the order of products.
    var tallies: [WordTally] = []
    /// How many of them, or of those that a filter left out, have all the words that matter.
    var countWithAllWords = 0
    /// The first product that was not looked at; nil where all were.
    var next: UInt32?
  }

  /// - Parameter identified: Numbers of products of which the query is a SKU, barcode or model number.
  init(_ query: SearchQuery, slots: [QuerySlot], identified: [Int], in index: SearchIndex) throws {
    self.index = index
    self.query = query
    self.slots = slots
    self.identified = Set(identified)
    let known = slots.filter { $0.weight > 0 }.sorted { ($0.weight, $1.place) > ($1.weight, $0.place) }
    counted = CountedWords(
      known.prefix(ProductSearch.mostSlots).sorted { $0.place < $1.place }, full: ProductSearch.fullWeight, in: index)
    excluded = try query.excluded.isEmpty ? nil : index.documents(withAnyOf: query.excluded)
    beginning = Beginning()
    try find()
  }

  // MARK: Finding

  private func find() throws {
    let isPhrase = !query.phrases.isEmpty
    beginning = try walk(limit: isPhrase ? PhraseCheck.most : ProductSearch.mostSummed, among: nil)
    if isPhrase {
      // Of a phrase no more than these are looked at.
      var set = DocumentSet(limit: index.documents)
      for tally in beginning.tallies { set.insert(Int(tally.document)) }
      try PhraseCheck(query, in: index).keep(&set)
      beginning.tallies.removeAll { !set.contains(Int($0.document)) }
      beginning.countWithAllWords = beginning.tallies.count
      beginning.next = nil
      return
    }
    if beginning.next == nil, beginning.countWithAllWords < ProductSearch.few { try relax() }
  }

  /// The first products with all words that matter, and those that were identified.
  ///
  /// - Parameter allowed: Of these alone.
  private func walk(limit: Int, among allowed: DocumentSet?) throws -> Beginning {
    var found = Beginning()
    try counted.forEachWithAll(among: allowed) { tally in
      if excluded?.contains(Int(tally.document)) ?? false { return true }
      guard found.tallies.count < limit else {
        found.next = tally.document
        return false
      }
      found.countWithAllWords += 1
      found.tallies.append(tally)
      return true
    }
    let known = Set(found.tallies.map { Int($0.document) }.filter(identified.contains))
    let others = identified.subtracting(known).sorted().filter { !(excluded?.contains($0) ?? false) }
    found.countWithAllWords += others.count
    found.tallies = WordTally.merged(
      found.tallies, try counted.tallies(of: others.filter { allowed?.contains($0) ?? true }))
    return found
  }

  /// Adds products that have most of the words.
  private func relax() throws {
    guard !counted.needed.isEmpty else { return }
    let share = ProductSearch.mostWords
    let least = beginning.countWithAllWords > 0 ? max(1, ProductSearch.fullWeight * share / 100) : nil
    func enough(_ tallies: [WordTally]) -> Int {
      least ?? max(1, (tallies.max { $0.bits < $1.bits }?.sum ?? 0) * share / 100)
    }
    var some = try counted.withSome { tallies, rest in enough(tallies) > rest }
    let limit = enough(some)
    let known = Set(beginning.tallies.map(\.document))
    some.removeAll {
      $0.sum < limit || known.contains($0.document) || excluded?.contains(Int($0.document)) ?? false
    }
    beginning.tallies = WordTally.merged(beginning.tallies, some)
  }

  /// Products that the words find.
  func found() throws -> DocumentSet {
    if let knownFound { return knownFound }
    var found = beginning.next == nil ? DocumentSet(limit: index.documents) : try counted.withAll()
    for tally in beginning.tallies { found.insert(Int(tally.document)) }
    if let excluded { found.subtract(excluded) }
    knownFound = found
    return found
  }

  /// How many products of the whole shop have all the words that matter.
  func countWithAllWords() throws -> Int {
    beginning.next == nil ? beginning.countWithAllWords : try found().count
  }

  /// Whether the words find one of some products.
  func findsOne(of allowed: DocumentSet?) throws -> Bool {
    if beginning.tallies.contains(where: { allowed?.contains(Int($0.document)) ?? true }) { return true }
    guard beginning.next != nil, var rest = allowed else { return false }
    rest.formIntersection(try found())
    return rest.first(from: 0) != nil
  }

  // MARK: Ranking

  /// The first products that the words find, in the order of the search.
  ///
  /// - Parameters:
  ///   - count: At least so many where there are so many.
  ///   - allowed: What filters leave; nil without any.
  func first(_ count: Int, allowed: DocumentSet?) throws -> [(document: Int, rank: HitRank)] {
    var beginning = self.beginning
    if let allowed {
      if beginning.next == nil {
        beginning.tallies.removeAll { !allowed.contains(Int($0.document)) }
      } else {
        beginning = try walk(limit: ProductSearch.mostSummed, among: allowed)
      }
    }
    var first = try ranked(beginning.tallies, count: count)
    guard first.count < count, let next = beginning.next else { return first }
    var rest = try found()
    if let allowed { rest.formIntersection(allowed) }
    rest.forEach { document in
      if document >= next, !identified.contains(document) {
        var rank = HitRank()
        rank.shopPlace = document
        first.append((document, rank))
      }
      return first.count < count
    }
    return first
  }

  /// The best of the products that have at least one of the words but not enough of them to be found.
  func further(_ count: Int, allowed: DocumentSet?) throws -> [(document: Int, rank: HitRank)] {
    let found = try found()
    func isFurther(_ tally: WordTally) -> Bool {
      let document = Int(tally.document)
      return !found.contains(document) && allowed?.contains(document) ?? true
        && !(excluded?.contains(document) ?? false)
    }
    let wanted = max(count, ProductSearch.competing)
    let some = try counted.withSome { tallies, rest in
      var better = 0
      for tally in tallies where tally.sum > rest && isFurther(tally) { better += 1 }
      return better >= wanted
    }
    return try ranked(some.filter(isFurther), count: count)
  }

  private func ranked(_ tallies: [WordTally], count: Int) throws -> [(document: Int, rank: HitRank)] {
    let (candidates, rest) = split(tallies)
    let ranks = try ranks(of: candidates.map { Int($0.document) })
    // A key holds the product's place, so that no two are equal.
    let order = ranks.indices.map { (key: ranks[$0].rank.key, index: $0) }.sorted { $0.key > $1.key }
    var ranked = order.map { ranks[$0.index] }
    guard count > ranked.count else { return ranked }
    // In the order of products already, which a stable sort keeps.
    for tally in rest.sorted(by: { (bin($0), $1.document) > (bin($1), $0.document) }).prefix(count - ranked.count) {
      var rank = HitRank()
      rank.shopPlace = Int(tally.document)
      rank.words = min(100, tally.sum * 100 / ProductSearch.fullWeight)
      ranked.append((Int(tally.document), rank))
    }
    return ranked
  }

  /// Those with the highest sums, of equal ones those that the shop would show first; and the others.
  private func split(_ tallies: [WordTally]) -> (candidates: [WordTally], rest: [WordTally]) {
    guard tallies.count > ProductSearch.competing else { return (tallies, []) }
    var counts = [Int](repeating: 0, count: 1024)
    for tally in tallies { counts[bin(tally)] += 1 }
    var lowest = 1023
    var above = 0
    while lowest > 0, above + counts[lowest] < ProductSearch.competing {
      above += counts[lowest]
      lowest -= 1
    }
    var left = ProductSearch.competing - above
    var (candidates, rest): ([WordTally], [WordTally]) = ([], [])
    for tally in tallies {
      let own = bin(tally)
      if own > lowest || own == lowest && left > 0 {
        if own == lowest { left -= 1 }
        candidates.append(tally)
      } else {
        rest.append(tally)
      }
    }
    return (candidates, rest)
  }

  @inline(__always)
  private func bin(_ tally: WordTally) -> Int {
    // An identified product competes whatever words it has.
    if !identified.isEmpty, identified.contains(Int(tally.document)) { return 1023 }
    return Int(min(tally.bits >> 22, 1022))
  }
}

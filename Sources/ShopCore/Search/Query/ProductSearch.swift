import Database

/// One search: which products have the words, and in which order they come.
///
/// All postings of all words are gone through once, and each product gets the sum of what its words bring and which they
/// are. The best ``competing`` of these are then looked at closely; others follow by that sum. Time and memory are
/// bounded by the number of products and words.
final class ProductSearch {
  /// Products that are ranked by all rules.
  static let competing = 1000
  /// Words that count; of more, the rarest.
  private static let mostSlots = 16
  /// What all words bring together, in a title.
  private static let fullWeight = 60_000
  /// So few products with all words are joined by those with most of them.
  private static let few = 10
  /// Hundredths of the words' weight that are most of them.
  private static let mostWords = 60

  let index: SearchIndex
  let query: SearchQuery
  /// All words, those that no product has as well.
  let slots: [QuerySlot]
  /// Of these the ones that count.
  private let counted: [QuerySlot]
  private let weights: [SlotWeights]
  /// For each product the sum of weights (16 bits), and a bit for each counted word.
  private var sums: [UInt32]
  private let identified: Set<Int>
  /// Products that the words find.
  private(set) var found: DocumentSet
  /// How many of them have all the words that matter.
  private(set) var countWithAllWords = 0

  /// - Parameter identified: Numbers of products of which the query is a SKU, barcode or model number.
  init(_ query: SearchQuery, slots: [QuerySlot], identified: [Int], in index: SearchIndex) throws {
    self.index = index
    self.query = query
    self.slots = slots
    self.identified = Set(identified)
    let known = slots.filter { $0.weight > 0 }.sorted { ($0.weight, $1.place) > ($1.weight, $0.place) }
    counted = known.prefix(ProductSearch.mostSlots).sorted { $0.place < $1.place }
    let sum = max(1, counted.reduce(0) { $0 + $1.weight })
    weights = counted.map { SlotWeights(full: $0.weight * ProductSearch.fullWeight / sum) }
    sums = [UInt32](repeating: 0, count: index.documents)
    found = DocumentSet(limit: index.documents)
    try addUp()
    try findMatching()
  }

  private func addUp() throws {
    for (number, slot) in counted.enumerated() {
      let cursor = try SlotCursor(slot, weights: weights[number], in: index)
      let bit: UInt32 = 1 << UInt32(number)
      try sums.withUnsafeMutableBufferPointer { sums in
        try cursor.forEach { document, weight in sums[Int(document)] &+= weight << 16 | bit }
      }
    }
  }

  private func findMatching() throws {
    var needed: UInt32 = 0
    for (number, slot) in counted.enumerated() where !slot.isFunctionWord { needed |= 1 << UInt32(number) }
    var best: UInt32 = 0
    if needed != 0 {
      for (document, sum) in sums.enumerated() {
        best = max(best, sum)
        if sum & needed == needed { found.insert(document) }
      }
    }
    for document in identified { found.insert(document) }
    var excluded = DocumentSet(limit: index.documents)
    for word in query.excluded { try index.insert(Array(word.utf8), into: &excluded) }
    found.subtract(excluded)
    try PhraseCheck(query, in: index).keep(&found)
    countWithAllWords = found.count
    guard countWithAllWords < ProductSearch.few, best > 0, query.phrases.isEmpty else { return }
    let full = countWithAllWords > 0 ? UInt32(ProductSearch.fullWeight) : best >> 16
    let least = max(1, full * UInt32(ProductSearch.mostWords) / 100)
    for (document, sum) in sums.enumerated() where sum >> 16 >= least { found.insert(document) }
    found.subtract(excluded)
  }

  /// Products that have at least one of the words but not enough of them to be found.
  func further() -> DocumentSet {
    var further = DocumentSet(limit: index.documents)
    for (document, sum) in sums.enumerated() where sum > 0 { further.insert(document) }
    further.subtract(found)
    return further
  }

  /// The first of some products in the order of the search.
  ///
  /// - Parameter count: At least so many where there are so many.
  func ranked(_ documents: DocumentSet, count: Int) throws -> [(document: Int, rank: HitRank)] {
    let candidates = candidates(documents, count: ProductSearch.competing)
    var ranked = try ranks(of: candidates).sorted { $0.rank.key > $1.rank.key }
    if count > candidates.count, documents.count > candidates.count {
      ranked += rest(documents, without: candidates, count: count - candidates.count)
    }
    return ranked
  }

  /// Those with the highest sums; of equal ones those that the shop would show first.
  private func candidates(_ documents: DocumentSet, count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 1024)
    documents.forEach { document in
      counts[bin(document)] += 1
      return true
    }
    var lowest = 1023
    var above = 0
    while lowest > 0, above + counts[lowest] < count {
      above += counts[lowest]
      lowest -= 1
    }
    var left = count - above
    var chosen: [Int] = []
    documents.forEach { document in
      let own = bin(document)
      if own > lowest {
        chosen.append(document)
      } else if own == lowest, left > 0 {
        chosen.append(document)
        left -= 1
      }
      return true
    }
    return chosen
  }

  @inline(__always)
  private func bin(_ document: Int) -> Int {
    // An identified product competes whatever words it has.
    if !identified.isEmpty, identified.contains(document) { return 1023 }
    return Int(min(sums[document] >> 22, 1022))
  }

  private func rest(
    _ documents: DocumentSet, without candidates: [Int], count: Int
  ) -> [(document: Int, rank: HitRank)] {
    var left = documents
    for document in candidates { left.remove(document) }
    var rest: [(key: UInt64, document: Int)] = []
    left.forEach { document in
      rest.append((UInt64(1023 - bin(document)) << 32 | UInt64(document), document))
      return true
    }
    rest.sort { $0.key < $1.key }
    return rest.prefix(count).map { _, document in
      var rank = HitRank()
      rank.shopPlace = document
      rank.words = min(100, Int(sums[document] >> 16) * 100 / ProductSearch.fullWeight)
      return (document, rank)
    }
  }

  // MARK: Rules

  /// What is known of a product while its words are gone through.
  private struct Sighting {
    var sum = 0
    var misspelt = 0
    var exact = 0
    /// Places in the title, a bit each; those beyond 63 are one.
    var places: UInt64 = 0
    var inTitle = 0
  }

  private func ranks(of documents: [Int]) throws -> [(document: Int, rank: HitRank)] {
    var sightings = [Sighting](repeating: Sighting(), count: documents.count)
    for (number, slot) in counted.enumerated() {
      let cursor = try SlotCursor(slot, weights: weights[number], in: index)
      for (index, document) in documents.enumerated() {
        try cursor.seek(UInt32(document))
        guard cursor.document == UInt32(document), let match = cursor.best else { continue }
        sightings[index].sum += Int(cursor.weight)
        if match.match == .misspelt { sightings[index].misspelt += 1 }
        if match.match == .exact { sightings[index].exact += 1 }
        if match.place != Posting.noPlace {
          sightings[index].inTitle += 1
          sightings[index].places |= 1 << UInt64(min(match.place, 63))
        }
      }
    }
    let lengths = try titleLengths(of: documents)
    return documents.indices.map { index in
      (documents[index], rank(of: documents[index], sightings[index], titleLength: lengths[index]))
    }
  }

  private func rank(of document: Int, _ sighting: Sighting, titleLength: Int) -> HitRank {
    var rank = HitRank()
    rank.isIdentified = identified.contains(document)
    // Up to two fifths off for a long title of which the query names little.
    let unnamed = max(0, titleLength - sighting.inTitle)
    let share = 1000 - 400 * unnamed / (titleLength + 8)
    rank.words = min(100, sighting.sum * share / (ProductSearch.fullWeight * 10))
    rank.misspelt = sighting.misspelt
    rank.distance = ProductSearch.distance(sighting.places)
    rank.inTitle = sighting.inTitle
    rank.exact = sighting.exact
    rank.shopPlace = document
    return rank
  }

  /// Words between the first and last of these places, gaps of more than eight counted as eight.
  private static func distance(_ places: UInt64) -> Int {
    var rest = places
    var last: Int?
    var distance = 0
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      if let last { distance += min(8, place - last - 1) }
      last = place
      rest &= rest - 1
    }
    return distance
  }

  /// - Parameter documents: In their order.
  private func titleLengths(of documents: [Int]) throws -> [Int] {
    var lengths: [Int] = []
    var numbers: [Int] = []
    var chunk = -1
    for document in documents {
      if document / SearchColumn.chunk != chunk {
        chunk = document / SearchColumn.chunk
        try index.numbers(.titleLength, chunk: chunk, into: &numbers)
      }
      lengths.append(numbers[document % SearchColumn.chunk])
    }
    return lengths
  }
}

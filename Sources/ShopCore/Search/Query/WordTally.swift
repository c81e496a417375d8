/// What the words of a query bring one product.
struct WordTally {
  var document: UInt32
  /// The sum of weights in the upper 16 bits, and a bit for each counted word that it has.
  var bits: UInt32

  var sum: Int { Int(bits >> 16) }

  mutating func add(weight: UInt32, word: Int) { if weight > 0 { bits &+= weight << 16 | 1 << UInt32(word) } }

  /// Two lists in the order of products as one.
  static func merged(_ left: [WordTally], _ right: [WordTally]) -> [WordTally] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var merged: [WordTally] = []
    merged.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i].document < right[j].document {
        merged.append(left[i])
        i += 1
      } else if left[i].document > right[j].document {
        merged.append(right[j])
        j += 1
      } else {
        // Other words of the same product.
        merged.append(WordTally(document: left[i].document, bits: left[i].bits &+ right[j].bits))
        (i, j) = (i + 1, j + 1)
      }
    }
    merged += left[i...]
    merged += right[j...]
    return merged
  }
}

/// Products that have all needed words, once they have been looked for.
private final class FoundProducts {
  var all: DocumentSet?
}

/// The words of a query that count, and the ways through their postings.
///
/// A way begins at the first product each time; kept between two of them are the words and which products have all.
struct CountedWords {
  /// Leaps from one product to the next that led to none with all words, beyond which sets of bits are cheaper.
  ///
  /// A leap takes as long as some sixty postings in a set, where the rows are read but once.
  private let mostMisses: Int

  let slots: [QuerySlot]
  let weights: [SlotWeights]
  private let index: SearchIndex
  private let sorted: [SortedPostings]
  private let found = FoundProducts()
  /// The words that a product must have, the rarest first; places in ``slots``.
  let needed: [Int]

  init(_ slots: [QuerySlot], full: Int, in index: SearchIndex) {
    self.slots = slots
    self.index = index
    sorted = slots.map { _ in SortedPostings() }
    let sum = max(1, slots.reduce(0) { $0 + $1.weight })
    weights = slots.map { SlotWeights(full: $0.weight * full / sum) }
    needed = slots.indices.filter { !slots[$0].isFunctionWord }.sorted {
      (slots[$0].postings, $0) < (slots[$1].postings, $1)
    }
    mostMisses = max(2048, needed.reduce(0) { $0 + slots[$1].postings } / 64)
  }

  func cursor(_ number: Int) throws -> SlotCursor {
    try SlotCursor(slots[number], weights: weights[number], sorted: sorted[number], in: index)
  }

  /// Gives what each product has that has all needed words to `body`, in their order, until that returns false.
  ///
  /// - Parameter allowed: Of these alone.
  func forEachWithAll(among allowed: DocumentSet?, _ body: (WordTally) throws -> Bool) throws {
    guard let first = needed.first else { return }
    var candidates = allowed
    var cursors = try slots.indices.map { try cursor($0) }
    let others = needed.dropFirst()
    let mask = needed.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
    var target: UInt32 = 0
    var misses = 0
    walk: while true {
      if misses == mostMisses {
        misses += 1
        var all = try withAll()
        if let allowed { all.formIntersection(allowed) }
        candidates = all
      }
      if let candidates {
        guard let next = candidates.first(from: Int(target)) else { return }
        target = UInt32(next)
      }
      try cursors[first].seek(target)
      let document = cursors[first].document
      if document == PostingCursor.end { return }
      guard candidates?.contains(Int(document)) ?? true else {
        target = document + 1
        misses += 1
        continue
      }
      for other in others {
        try cursors[other].seek(document)
        guard cursors[other].document == document else {
          target = cursors[other].document
          misses += 1
          continue walk
        }
      }
      target = document + 1
      var tally = WordTally(document: document, bits: 0)
      for number in cursors.indices {
        try cursors[number].seek(document)
        if cursors[number].document == document { tally.add(weight: cursors[number].weight, word: number) }
      }
      if tally.bits & mask == mask, try !body(tally) { return }
    }
  }

  /// All products that have all needed words.
  func withAll() throws -> DocumentSet {
    if let all = found.all { return all }
    let all = try intersection()
    found.all = all
    return all
  }

  private func intersection() throws -> DocumentSet {
    var all: DocumentSet?
    for number in needed {
      guard let known = all else {
        all = try set(number)
        continue
      }
      // Leaps save only what lies in rows that none of them meets, and a row has thousands of postings.
      if known.count * 500 < slots[number].postings {
        var cursor = try cursor(number)
        var kept = DocumentSet(limit: index.documents)
        var failure: (any Error)?
        known.forEach { document in
          do { try cursor.seek(UInt32(document)) } catch {
            failure = error
            return false
          }
          if cursor.document == UInt32(document), cursor.weight > 0 { kept.insert(document) }
          return true
        }
        if let failure { throw failure }
        all = kept
      } else {
        all?.formIntersection(try set(number))
      }
    }
    return all ?? DocumentSet(limit: index.documents)
  }

  private func set(_ number: Int) throws -> DocumentSet {
    var set = DocumentSet(limit: index.documents)
    var cursor = try cursor(number)
    try cursor.insert(into: &set)
    return set
  }

  /// Products that have some of the words, in their order, the heaviest words first until there are enough.
  ///
  /// Those that are not among them have none of the words gone through (MaxScore, Turtle and Flood 1995).
  ///
  /// - Parameter isEnough: Whether these will do when no other product can have more than `rest`.
  func withSome(_ isEnough: (_ tallies: [WordTally], _ rest: Int) -> Bool) throws -> [WordTally] {
    let order = slots.indices.sorted { (weights[$0].most, $1) > (weights[$1].most, $0) }
    var tallies: [WordTally] = []
    for (step, number) in order.enumerated() {
      let rest = order[step...].reduce(0) { $0 + weights[$1].most }
      if step > 0, isEnough(tallies, rest) {
        for number in order[step...] { try complete(&tallies, word: number) }
        return tallies
      }
      var own: [WordTally] = []
      own.reserveCapacity(min(slots[number].postings, index.documents))
      var cursor = try cursor(number)
      try cursor.forEach { document, weight in
        own.append(WordTally(document: document, bits: weight << 16 | 1 << UInt32(number)))
      }
      tallies = WordTally.merged(tallies, own)
    }
    return tallies
  }

  /// Adds what the products have of one more word.
  func complete(_ tallies: inout [WordTally], word number: Int) throws {
    var cursor = try cursor(number)
    for index in tallies.indices {
      let document = tallies[index].document
      try cursor.seek(document)
      if cursor.document == document { tallies[index].add(weight: cursor.weight, word: number) }
      if cursor.document == PostingCursor.end { return }
    }
  }

  /// What some products have of all words.
  ///
  /// - Parameter documents: In their order.
  func tallies(of documents: [Int]) throws -> [WordTally] {
    var tallies = documents.map { WordTally(document: UInt32($0), bits: 0) }
    for number in slots.indices { try complete(&tallies, word: number) }
    return tallies
  }
}

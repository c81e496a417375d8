/// A set of products by their numbers in the index: a bit each.
struct DocumentSet: Hashable {
  private(set) var words: [UInt64]
  let limit: Int

  /// An empty set of numbers below `limit`.
  init(limit: Int) {
    self.limit = limit
    words = [UInt64](repeating: 0, count: (limit + 63) / 64)
  }

  static func all(limit: Int) -> DocumentSet {
    var all = DocumentSet(limit: limit)
    for index in all.words.indices { all.words[index] = .max }
    if limit % 64 > 0 { all.words[all.words.count - 1] = (1 << UInt64(limit % 64)) - 1 }
    return all
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  @inline(__always)
  mutating func insert(_ document: Int) { words[document >> 6] |= 1 << UInt64(document & 63) }

  @inline(__always)
  mutating func remove(_ document: Int) { words[document >> 6] &= ~(1 << UInt64(document & 63)) }

  @inline(__always)
  func contains(_ document: Int) -> Bool { words[document >> 6] & (1 << UInt64(document & 63)) != 0 }

  mutating func formIntersection(_ other: DocumentSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: DocumentSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func subtract(_ other: DocumentSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// The first that is not before `start`.
  func first(from start: Int) -> Int? {
    guard start < limit else { return nil }
    var index = start >> 6
    var word = words[index] & (UInt64.max << UInt64(start & 63))
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    return index << 6 | word.trailingZeroBitCount
  }

  /// In their order, until `body` returns false.
  func forEach(_ body: (Int) -> Bool) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        guard body(index << 6 | rest.trailingZeroBitCount) else { return }
        rest &= rest - 1
      }
    }
  }
}

extension SearchIndex {
  /// Products that have a key or word.
  func insert(_ term: [UInt8], into set: inout DocumentSet) throws {
    guard let entry = try entry(of: term) else { return }
    var cursor = try PostingCursor(entry, in: self)
    try cursor.forEachRestDocument { documents in
      for document in documents { set.insert(Int(document)) }
    }
  }

  /// Products that have one of some words.
  func documents(withAnyOf words: [String]) throws -> DocumentSet {
    var set = DocumentSet(limit: documents)
    for word in words { try insert(Array(word.utf8), into: &set) }
    return set
  }

  /// How many products of a set have a key or word.
  func count(_ term: [UInt8], in set: DocumentSet) throws -> Int {
    try entry(of: term).map { try count($0, in: set) } ?? 0
  }

  /// How many products of a set have each of the keys that begin so, by their numbers; without those that none has.
  func counts(of keys: [UInt8], in set: DocumentSet) throws -> [Int: Int] {
    var counts: [Int: Int] = [:]
    let total = set.count
    guard total > 0 else { return counts }
    // A set of all needs no look at each.
    let isAll = total == documents
    try forEachWord(beginning: keys) { key in
      let entry = key.entry
      let count = isAll ? entry.count : try count(entry, in: set)
      if count > 0 { counts[SearchKey.number(in: key.term)] = count }
      return true
    }
    return counts
  }

  private func count(_ entry: TermEntry, in set: DocumentSet) throws -> Int {
    var count = 0
    try set.words.withUnsafeBufferPointer { words in
      var cursor = try PostingCursor(entry, in: self)
      try cursor.forEachRestDocument { documents in
        for document in documents { count += Int(words[Int(document >> 6)] >> UInt64(document & 63) & 1) }
      }
    }
    return count
  }
}

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

  /// Adds the documents of a row.
  mutating func insert(_ row: PostingRow.PlainRow) {
    words.withUnsafeMutableBufferPointer { words in
      if case .bitmap(let first, let bytes) = row {
        for index in 0..<bytes.count / 8 { words[first + index] |= PostingRow.PlainRow.word(bytes, index) }
      } else {
        row.forEachDocument { document in
          let word = Int(document >> 6)
          if word < words.count { words[word] |= 1 << UInt64(document & 63) }
        }
      }
    }
  }

  /// How many of the documents of a row are in it.
  func count(of row: PostingRow.PlainRow) -> Int {
    words.withUnsafeBufferPointer { words in
      var count = 0
      if case .bitmap(let first, let bytes) = row {
        for index in 0..<bytes.count / 8 {
          count &+= (words[first + index] & PostingRow.PlainRow.word(bytes, index)).nonzeroBitCount
        }
      } else if case .halves = row {
        row.forEachGroup { group, halves in
          // The words of the group; the last one of a set may have fewer.
          let start = Int(group) << 10
          let end = min(start + 1024, words.count)
          guard start < end else { return }
          let own = UnsafeBufferPointer(rebasing: words[start..<end])
          let isWhole = own.count == 1024
          for index in 0..<halves.count / 2 {
            let half = Int(PostingRow.PlainRow.half(halves, index))
            if isWhole || half >> 6 < own.count { count &+= Int(own[half >> 6] >> UInt64(half & 63) & 1) }
          }
        }
      } else {
        row.forEachDocument { document in
          let word = Int(document >> 6)
          if word < words.count { count &+= Int(words[word] >> UInt64(document & 63) & 1) }
        }
      }
      return count
    }
  }

  /// Keeps of the 64 products of a word those whose bits are set.
  @inline(__always)
  mutating func keep(_ bits: UInt64, word: Int) { words[word] &= bits }

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

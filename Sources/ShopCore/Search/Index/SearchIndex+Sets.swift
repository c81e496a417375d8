import Database

extension SearchIndex {
  /// Products that have a key or word.
  func insert(_ term: [UInt8], into set: inout DocumentSet) throws {
    guard let entry = try entry(of: term) else { return }
    try forEachPlainRow(of: entry) { set.insert($0) }
  }

  /// Products that have one of some words.
  func documents(withAnyOf words: [String]) throws -> DocumentSet {
    var set = DocumentSet(limit: documents)
    for word in words {
      guard let entry = try entry(of: word) else { continue }
      var cursor = try PostingCursor(entry, in: self)
      try cursor.insertRest(in: .all, into: &set)
    }
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
    try forEachPlainRow(of: entry) { count += set.count(of: $0) }
    return count
  }

  /// Gives the rows of a key to `body`, as they are written.
  private func forEachPlainRow(of entry: TermEntry, _ body: (PostingRow.PlainRow) -> Void) throws {
    func check(_ row: PostingRow.PlainRow) throws {
      guard row.isWithin(words: (documents + 63) / 64) else { throw SearchIndex.failure(.damaged("postings")) }
    }
    switch entry.place {
    case .inline(let bytes):
      try bytes.withUnsafeBufferPointer { bytes in
        var cursor = IndexCursor(bytes)
        let row = PostingRow.PlainRow(&cursor)
        try check(row)
        body(row)
      }
    case .rows(let first, let starts):
      for number in first..<first + starts.count {
        let isThere: Void? = try withBlob(
          "SELECT postings FROM search_posting WHERE id = \(number)", name: "search_posting \(number)"
        ) { cursor in
          let row = PostingRow.PlainRow(&cursor)
          try check(row)
          body(row)
        }
        if isThere == nil { throw SearchIndex.failure(.damaged("search_posting \(number)")) }
      }
    }
  }
}

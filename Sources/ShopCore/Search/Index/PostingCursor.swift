import Database

/// Goes through the postings of one term in the order of products, a row of the index at a time.
final class PostingCursor {
  /// Beyond every document.
  static let end = UInt32.max

  private let index: SearchIndex
  private let entry: TermEntry
  private var chunk = -1
  private var documents: [UInt32] = []
  /// Fields and place of each.
  private var marks: [UInt16] = []
  private var position = 0

  /// The product at hand; ``end`` behind the last.
  private(set) var document: UInt32 = 0

  init(_ entry: TermEntry, in index: SearchIndex) throws {
    (self.entry, self.index) = (entry, index)
    try load(0)
  }

  /// Fields (8 bits) and place in the title (8 bits) at the product at hand.
  var mark: UInt16 { marks[position] }

  func advance() throws {
    position += 1
    if position < documents.count {
      document = documents[position]
    } else {
      try load(chunk + 1)
    }
  }

  /// Goes on to the first product that is not before `target`.
  func seek(_ target: UInt32) throws {
    guard document < target else { return }
    if case .rows(_, let starts) = entry.place, chunk + 1 < starts.count, starts[chunk + 1] <= target {
      var (low, high) = (chunk + 1, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= target { low = middle } else { high = middle }
      }
      try load(low)
    }
    // From here in steps that double, as what is sought is often near.
    var step = 1
    var low = position
    while low + step < documents.count, documents[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(documents.count, low + step + 1)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < target { low = middle + 1 } else { high = middle }
    }
    position = low
    if position < documents.count {
      document = documents[position]
    } else {
      try load(chunk + 1)
    }
  }

  /// Gives what is left, row by row, to `body`.
  func forEachRest(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt16>) throws -> Void) throws {
    while document != PostingCursor.end {
      try documents.withUnsafeBufferPointer { documents in
        try marks.withUnsafeBufferPointer { marks in
          try body(
            UnsafeBufferPointer(rebasing: documents[position...]), UnsafeBufferPointer(rebasing: marks[position...]))
        }
      }
      try load(chunk + 1)
    }
  }

  private func load(_ number: Int) throws {
    chunk = number
    position = 0
    switch entry.place {
    case .inline(let bytes):
      guard number == 0 else { return finish() }
      bytes.withUnsafeBufferPointer {
        var cursor = IndexCursor($0)
        decode(&cursor)
      }
    case .rows(let first, let starts):
      guard number < starts.count else { return finish() }
      let row = first + number
      let sql: SQL = "SELECT postings FROM search_posting WHERE id = \(row)"
      guard try index.withBlob(sql, name: "search_posting \(row)", { decode(&$0) }) != nil else {
        throw SearchIndex.failure(.damaged("search_posting \(row)"))
      }
    }
    guard let first = documents.first, let last = documents.last, last < index.documents else {
      throw SearchIndex.failure(.damaged("postings"))
    }
    document = first
  }

  private func finish() {
    documents.removeAll()
    document = PostingCursor.end
  }

  private func decode(_ cursor: inout IndexCursor) {
    let shape = cursor.number()
    let count = min(shape >> 1, cursor.end)
    documents.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    documents.reserveCapacity(count)
    marks.reserveCapacity(count)
    var last = 0
    for _ in 0..<count {
      last &+= cursor.number()
      documents.append(UInt32(truncatingIfNeeded: last))
    }
    guard shape & 1 == 0 else {
      marks.append(contentsOf: repeatElement(UInt16(Posting.noPlace), count: count))
      return
    }
    for _ in 0..<count {
      let fields = cursor.byte()
      let place = fields & SearchFields.title.rawValue != 0 ? cursor.byte() : Posting.noPlace
      marks.append(UInt16(fields) << 8 | UInt16(place))
    }
  }
}

/// The words of an index that is there, without some products; for being merged into a new one.
final class IndexedTerms: TermSource {
  private let index: SearchIndex
  private let removed: NumberSet
  /// The id of each document.
  private var ids: [UInt32] = []
  private var words: [(term: [UInt8], entry: TermEntry)] = []
  private var position = 0
  private var lastFirst: [UInt8]?
  private(set) var term: [UInt8] = []

  init(_ index: SearchIndex, without removed: NumberSet) throws {
    (self.index, self.removed) = (index, removed)
    try index.forEachDocument(.flags) { id, _ in ids.append(UInt32(id)) }
  }

  func advance() throws -> Bool {
    position += 1
    if position >= words.count { try loadBlock() }
    guard position < words.count else { return false }
    term = words[position].term
    return true
  }

  func drain(into postings: inout [UInt64]) throws {
    let cursor = try PostingCursor(words[position].entry, in: index)
    try cursor.forEachRest { documents, marks in
      for (document, mark) in zip(documents, marks) {
        let id = ids[Int(document)]
        guard !removed.contains(Int(id)) else { continue }
        postings.append(UInt64(id) << 16 | UInt64(mark))
      }
    }
  }

  private func loadBlock() throws {
    words.removeAll(keepingCapacity: true)
    position = 0
    let sql: SQL = "SELECT block FROM search_word WHERE kind = 0 AND first > \(lastFirst ?? [0]) ORDER BY first LIMIT 1"
    _ = try index.withBlob(sql, name: "search_word") { cursor in
      var block = DictionaryBlock(cursor)
      while block.advance() { words.append((block.term, block.entry)) }
    }
    lastFirst = words.first?.term
  }
}

import Database

/// Goes through the postings of one term in the order of products, a row of the index at a time.
struct PostingCursor {
  /// Beyond every document.
  static let end = UInt32.max

  private let index: SearchIndex
  private let entry: TermEntry
  private var chunk = -1
  private var row = PostingRow()
  private var position = 0

  /// The product at hand; ``end`` behind the last.
  private(set) var document: UInt32 = 0

  init(_ entry: TermEntry, in index: SearchIndex) throws {
    (self.entry, self.index) = (entry, index)
    try load(0)
  }

  /// Fields (8 bits) and place in the title (8 bits) at the product at hand.
  var mark: UInt16 {
    mutating get { row.mark(position) }
  }

  mutating func advance() throws {
    position += 1
    if position < row.documents.count {
      document = row.documents[position]
    } else {
      try load(chunk + 1)
    }
  }

  /// Goes on to the first product that is not before `target`.
  mutating func seek(_ target: UInt32) throws {
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
    while low + step < row.documents.count, row.documents[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(row.documents.count, low + step + 1)
    while low < high {
      let middle = (low + high) / 2
      if row.documents[middle] < target { low = middle + 1 } else { high = middle }
    }
    position = low
    if position < row.documents.count {
      document = row.documents[position]
    } else {
      try load(chunk + 1)
    }
  }

  /// Gives what is left, row by row, to `body`.
  mutating func forEachRest(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt16>) throws -> Void) throws {
    while document != PostingCursor.end {
      try row.documents.withUnsafeBufferPointer { documents in
        try row.marks().withUnsafeBufferPointer { marks in
          try body(
            UnsafeBufferPointer(rebasing: documents[position...]), UnsafeBufferPointer(rebasing: marks[position...]))
        }
      }
      try load(chunk + 1)
    }
  }

  /// Adds the products that are left and have the word in one of some fields.
  mutating func insertRest(in wanted: SearchFields, into set: inout DocumentSet) throws {
    while document != PostingCursor.end {
      let first = position
      row.documents.withUnsafeBufferPointer { documents in
        row.fields.withUnsafeBufferPointer { fields in
          // Each posting has a field, but for those of keys.
          let count = min(documents.count, fields.count)
          if wanted == .all {
            for index in first..<max(first, count) { set.insert(Int(documents[index])) }
          } else {
            for index in first..<max(first, count) where fields[index] & wanted.rawValue != 0 {
              set.insert(Int(documents[index]))
            }
          }
        }
      }
      try load(chunk + 1)
    }
  }

  private mutating func load(_ number: Int) throws {
    chunk = number
    position = 0
    switch entry.place {
    case .inline(let bytes):
      guard number == 0 else { return finish() }
      row = bytes.withUnsafeBufferPointer {
        var cursor = IndexCursor($0)
        return PostingRow(&cursor)
      }
    case .rows(let first, let starts):
      guard number < starts.count else { return finish() }
      row = try index.postings(first + number)
    }
    guard let first = row.documents.first, let last = row.documents.last, last < index.documents else {
      throw SearchIndex.failure(.damaged("postings"))
    }
    document = first
  }

  private mutating func finish() {
    row = PostingRow()
    document = PostingCursor.end
  }
}

import Database

/// Goes through the postings of one term in the order of products, a row of the index at a time.
struct PostingCursor {
  /// Beyond every document.
  static let end = UInt32.max

  private let index: SearchIndex
  private let entry: TermEntry
  private var chunk = -1
  private var documents: [UInt32] = []
  /// Fields and place of each, once one of them was asked for.
  private var marks: [UInt16] = []
  private var isMarked = false
  /// The fields and places as they were written; nil where there are none.
  private var markBytes: [UInt8] = []
  /// The products at hand stand for a key, in no field.
  private(set) var isPlain = false
  private var position = 0

  /// The product at hand; ``end`` behind the last.
  private(set) var document: UInt32 = 0

  init(_ entry: TermEntry, in index: SearchIndex) throws {
    (self.entry, self.index) = (entry, index)
    try load(0)
  }

  /// Fields (8 bits) and place in the title (8 bits) at the product at hand.
  var mark: UInt16 {
    mutating get {
      if !isMarked { decodeMarks() }
      return marks[position]
    }
  }

  mutating func advance() throws {
    position += 1
    if position < documents.count {
      document = documents[position]
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
  mutating func forEachRest(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt16>) throws -> Void) throws {
    while document != PostingCursor.end {
      if !isMarked { decodeMarks() }
      try documents.withUnsafeBufferPointer { documents in
        try marks.withUnsafeBufferPointer { marks in
          try body(
            UnsafeBufferPointer(rebasing: documents[position...]), UnsafeBufferPointer(rebasing: marks[position...]))
        }
      }
      try load(chunk + 1)
    }
  }

  /// Gives the products that are left, row by row, to `body`.
  mutating func forEachRestDocument(_ body: (UnsafeBufferPointer<UInt32>) -> Void) throws {
    while document != PostingCursor.end {
      documents.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[position...])) }
      try load(chunk + 1)
    }
  }

  private mutating func load(_ number: Int) throws {
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

  private mutating func finish() {
    documents.removeAll()
    document = PostingCursor.end
  }

  private mutating func decode(_ cursor: inout IndexCursor) {
    let shape = cursor.number()
    // Each takes a byte at least.
    let count = min(shape >> 1, cursor.end - cursor.offset)
    (isPlain, isMarked) = (shape & 1 == 1, false)
    if documents.count < count {
      documents += [UInt32](repeating: 0, count: count - documents.count)
    } else {
      documents.removeLast(documents.count - count)
    }
    documents.withUnsafeMutableBufferPointer { cursor.sums($0) }
    markBytes.removeAll(keepingCapacity: true)
    if !isPlain { markBytes.append(contentsOf: cursor.take(cursor.end)) }
  }

  private mutating func decodeMarks() {
    isMarked = true
    if marks.count < documents.count {
      marks += [UInt16](repeating: 0, count: documents.count - marks.count)
    } else {
      marks.removeLast(marks.count - documents.count)
    }
    let isPlain = isPlain
    marks.withUnsafeMutableBufferPointer { marks in
      markBytes.withUnsafeBufferPointer { bytes in
        var offset = 0
        func byte() -> UInt8 {
          guard offset < bytes.count else { return 0 }
          defer { offset &+= 1 }
          return bytes[offset]
        }
        for index in marks.indices {
          let fields = isPlain ? 0 : byte()
          let place = fields & SearchFields.title.rawValue != 0 ? byte() : Posting.noPlace
          marks[index] = UInt16(fields) << 8 | UInt16(place)
        }
      }
    }
  }
}

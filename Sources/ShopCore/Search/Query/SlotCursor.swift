/// What of a product stands for a word of the query.
struct SlotMatch {
  var match: WordMatch
  var fields: SearchFields
  /// Its place in the title; 255 for none.
  var place: UInt8
}

/// Postings of a word's rare alternatives in the order of products, once they have been read.
final class SortedPostings {
  var known: [UInt64]?
}

/// Goes through the products that have a word of the query in one way or another, in their order.
struct SlotCursor {
  /// Terms with no more postings than this are sorted into one list.
  private static let few = 2048

  private let weights: SlotWeights
  /// Terms of many postings, with how they match.
  private var cursors: [(cursor: PostingCursor, match: UInt8, mask: UInt16)] = []
  /// Postings of terms of few, with how they match in the highest byte.
  private var few: [UInt64] = []
  private var position = 0
  /// Products in the index.
  private let documents: Int

  /// The product at hand; ``PostingCursor/end`` behind the last.
  private(set) var document: UInt32 = 0

  init(_ slot: QuerySlot, weights: SlotWeights, sorted: SortedPostings, in index: SearchIndex) throws {
    (self.weights, documents) = (weights, index.documents)
    for alternative in slot.alternatives {
      let match = UInt8(alternative.match.rawValue)
      let mask: UInt16 = alternative.inNamesOnly ? UInt16(SearchFields.names.rawValue) << 8 | 0xFF : 0xFFFF
      if alternative.entry.count > SlotCursor.few {
        cursors.append((try PostingCursor(alternative.entry, in: index), match, mask))
      } else if sorted.known == nil {
        var cursor = try PostingCursor(alternative.entry, in: index)
        try cursor.forEachRest { documents, marks in
          for (document, mark) in zip(documents, marks) where mark & mask & 0xFF00 != 0 {
            few.append(UInt64(match) << 56 | UInt64(document) << 16 | UInt64(mark & mask))
          }
        }
      }
    }
    if let known = sorted.known {
      few = known
    } else if !few.isEmpty {
      var sorter = PostingSorter()
      sorter.sort(&few, limit: index.documents)
    }
    sorted.known = few
    findNext()
  }

  /// Gives each product with what the word brings it, best match first counted.
  mutating func forEach(_ body: (_ document: UInt32, _ weight: UInt32) -> Void) throws {
    defer { document = PostingCursor.end }
    if few.isEmpty, cursors.count == 1 { return try forEachLong(body) }
    if cursors.isEmpty { return forEachFew(body) }
    // Many lists, of which one is gone through after the other: the best of each product is kept meanwhile.
    var best = [UInt16](repeating: 0, count: documents)
    try best.withUnsafeMutableBufferPointer { best in
      func keep(_ document: UInt32, _ weight: UInt32) {
        best[Int(document)] = max(best[Int(document)], UInt16(truncatingIfNeeded: weight))
      }
      try forEachLong(keep)
      forEachFew(keep)
      for document in best.indices where best[document] > 0 { body(UInt32(document), UInt32(best[document])) }
    }
  }

  /// Adds each product that has the word.
  mutating func insert(into set: inout DocumentSet) throws {
    defer { document = PostingCursor.end }
    for posting in few[position...] { set.insert(Int(SlotCursor.document(posting))) }
    for index in cursors.indices {
      let fields = SearchFields(rawValue: UInt8(cursors[index].mask >> 8))
      try cursors[index].cursor.insertRest(in: fields, into: &set)
    }
  }

  private mutating func forEachLong(_ body: (_ document: UInt32, _ weight: UInt32) -> Void) throws {
    let weights = weights
    for index in cursors.indices {
      let (match, mask) = (cursors[index].match, cursors[index].mask)
      try cursors[index].cursor.forEachRest { documents, marks in
        for index in documents.indices where marks[index] & mask & 0xFF00 != 0 {
          body(documents[index], weights.weight(match: match, mark: marks[index] & mask))
        }
      }
    }
  }

  private func forEachFew(_ body: (_ document: UInt32, _ weight: UInt32) -> Void) {
    var index = position
    while index < few.count {
      let document = SlotCursor.document(few[index])
      var best: UInt32 = 0
      while index < few.count, SlotCursor.document(few[index]) == document {
        let (match, mark) = (UInt8(few[index] >> 56), UInt16(truncatingIfNeeded: few[index]))
        best = max(best, weights.weight(match: match, mark: mark))
        index += 1
      }
      if best > 0 { body(document, best) }
    }
  }

  /// What the word brings the product at hand; 0 where it does not have it after all.
  var weight: UInt32 {
    mutating get {
      let weights = weights
      var best: UInt32 = 0
      forEachHere { match, mark in best = max(best, weights.weight(match: match, mark: mark)) }
      return best
    }
  }

  /// How the product at hand has the word; nil where it does not have it after all.
  var best: SlotMatch? {
    mutating get {
      let weights = weights
      var found = SlotMatch(match: .exact, fields: [], place: Posting.noPlace)
      var highest: UInt32 = 0
      forEachHere { match, mark in
        let weight = weights.weight(match: match, mark: mark)
        found.place = min(found.place, UInt8(truncatingIfNeeded: mark))
        guard weight > highest else { return }
        highest = weight
        found.match = WordMatch(rawValue: Int(match)) ?? .exact
        found.fields = SearchFields(rawValue: UInt8(mark >> 8))
      }
      return highest > 0 ? found : nil
    }
  }

  mutating func seek(_ target: UInt32) throws {
    guard document < target else { return }
    var (low, high) = (position, few.count)
    while low < high {
      let middle = (low + high) / 2
      if SlotCursor.document(few[middle]) < target { low = middle + 1 } else { high = middle }
    }
    position = low
    for index in cursors.indices { try cursors[index].cursor.seek(target) }
    findNext()
  }

  private static func document(_ posting: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: posting >> 16) }

  private mutating func findNext() {
    document = position < few.count ? SlotCursor.document(few[position]) : PostingCursor.end
    for index in cursors.indices { document = min(document, cursors[index].cursor.document) }
  }

  private mutating func forEachHere(_ body: (_ match: UInt8, _ mark: UInt16) -> Void) {
    guard document != PostingCursor.end else { return }
    var index = position
    while index < few.count, SlotCursor.document(few[index]) == document {
      body(UInt8(few[index] >> 56), UInt16(truncatingIfNeeded: few[index]))
      index += 1
    }
    for index in cursors.indices where cursors[index].cursor.document == document {
      let mark = cursors[index].cursor.mark & cursors[index].mask
      if mark & 0xFF00 != 0 { body(cursors[index].match, mark) }
    }
  }
}

/// What a word brings a product, by how it matches and where it stands.
struct SlotWeights {
  private let table: [UInt32]
  /// The most that it can bring.
  let most: Int

  /// - Parameter full: What an exact match in the title brings.
  init(full: Int) {
    var table = [UInt32](repeating: 0, count: WordMatch.allCases.count * 256)
    for match in WordMatch.allCases {
      for fields in 1..<256 {
        let share = FieldShare.of(SearchFields(rawValue: UInt8(fields))) * match.share
        table[match.rawValue << 8 | fields] = UInt32(max(1, full * share / 10_000))
      }
    }
    self.table = table
    most = Int(table.max() ?? 0)
  }

  @inline(__always)
  func weight(match: UInt8, mark: UInt16) -> UInt32 { table[Int(match) << 8 | Int(mark >> 8)] }
}

/// Hundredths of a word's weight by where it stands.
enum FieldShare {
  static func of(_ fields: SearchFields) -> Int {
    if fields.contains(.title) { return fields == .title ? 95 : 100 }
    if !fields.isDisjoint(with: [.brand, .identifiers]) { return 90 }
    if fields.contains(.category) { return 80 }
    if fields.contains(.attributes) { return 70 }
    if fields.contains(.summary) { return 60 }
    return fields.isEmpty ? 0 : 50
  }
}

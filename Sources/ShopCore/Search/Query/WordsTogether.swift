/// Products that have several words in one field: what stands for a term of more than one word.
///
/// Written as the postings of a word would be, so that it is an alternative like any other.
struct WordsTogether {
  private let index: SearchIndex

  init(_ index: SearchIndex) { self.index = index }

  /// - Parameter words: For each word what may stand in its place, its endings included.
  /// - Returns: Nil where no product has all of them.
  func entry(of words: [[TermEntry]]) throws -> TermEntry? {
    var common: [UInt64]?
    for alternatives in words {
      let postings = try postings(of: alternatives)
      common = common.map { WordsTogether.intersection($0, postings) } ?? postings
    }
    guard let common, !common.isEmpty else { return nil }
    return WordsTogether.entry(common)
  }

  /// Of some words, each product once, in their order.
  private func postings(of alternatives: [TermEntry]) throws -> [UInt64] {
    var postings: [UInt64] = []
    for entry in alternatives {
      var cursor = try PostingCursor(entry, in: index)
      try cursor.forEachRest { documents, marks in
        for (document, mark) in zip(documents, marks) { postings.append(UInt64(document) << 16 | UInt64(mark)) }
      }
    }
    guard alternatives.count > 1 else { return postings }
    var sorter = PostingSorter()
    sorter.sort(&postings, limit: index.documents)
    var merged: [UInt64] = []
    merged.reserveCapacity(postings.count)
    for posting in postings {
      if let last = merged.last, last >> 16 == posting >> 16 {
        let place = min(Posting(raw: last).place, Posting(raw: posting).place)
        let fields = Posting(raw: last).fields | Posting(raw: posting).fields
        merged[merged.count - 1] =
          Posting(document: Posting(raw: last).document, fields: fields, place: place).raw
      } else {
        merged.append(posting)
      }
    }
    return merged
  }

  /// Those in both that have a field in common.
  private static func intersection(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var common: [UInt64] = []
    var (here, there) = (0, 0)
    while here < left.count, there < right.count {
      let (one, other) = (Posting(raw: left[here]), Posting(raw: right[there]))
      if one.document < other.document {
        here += 1
      } else if other.document < one.document {
        there += 1
      } else {
        let fields = one.fields & other.fields
        if fields != 0 {
          let isInTitle = fields & SearchFields.title.rawValue != 0
          common.append(
            Posting(
              document: one.document, fields: fields,
              place: isInTitle ? min(one.place, other.place) : Posting.noPlace
            ).raw)
        }
        here += 1
        there += 1
      }
    }
    return common
  }

  /// Some products as if a word stood in their attributes.
  static func entry(_ documents: DocumentSet) -> TermEntry {
    var postings: [UInt64] = []
    documents.forEach { document in
      let fields = SearchFields.attributes.rawValue
      postings.append(Posting(document: UInt32(document), fields: fields, place: Posting.noPlace).raw)
      return true
    }
    return entry(postings)
  }

  /// As ``PostingWriter`` writes them, however many they are.
  private static func entry(_ postings: [UInt64]) -> TermEntry {
    let list = PostingRow.bytes(postings, isPlain: false)
    var entry = IndexBytes()
    entry.number(postings.count)
    entry.number(list.bytes.count << 1)
    entry.bytes += list.bytes
    return entry.bytes.withUnsafeBufferPointer { TermEntry($0) }
  }
}

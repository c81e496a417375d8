/// The postings of one row of the index, or of those in the dictionary itself.
///
/// As bytes: how many and whether they have fields, the distances of their documents, a byte of fields for each, then
/// the places of those that stand in the title. So a posting's fields are found without reading those before it.
struct PostingRow {
  /// In their order.
  private(set) var documents: [UInt32]
  /// The products stand for a key, in no field.
  let isPlain: Bool
  /// Of each posting, as far as they were written.
  let fields: [UInt8]
  /// Of those in the title.
  private let places: [UInt8]
  /// How many of the postings before ``counted`` stand in the title.
  private var titles = 0
  private var counted = 0

  /// Nothing.
  init() { (documents, isPlain, fields, places) = ([], true, [], []) }

  init(_ cursor: inout IndexCursor) {
    let shape = cursor.number()
    // Each takes a byte at least.
    let count = min(shape >> 1, cursor.end - cursor.offset)
    isPlain = shape & 1 == 1
    documents = [UInt32](unsafeUninitializedCapacity: count) { documents, filled in
      cursor.sums(UnsafeMutableBufferPointer(rebasing: documents[..<count]))
      filled = count
    }
    fields = isPlain ? [] : Array(cursor.take(count))
    places = isPlain ? [] : Array(cursor.take(cursor.end))
  }

  /// Fields (8 bits) and place in the title (8 bits) of a posting; quick where the next one that is asked for comes later.
  mutating func mark(_ index: Int) -> UInt16 {
    guard index < fields.count else { return UInt16(Posting.noPlace) }
    let own = fields[index]
    guard own & SearchFields.title.rawValue != 0 else { return UInt16(own) << 8 | UInt16(Posting.noPlace) }
    if index < counted { (titles, counted) = (0, 0) }
    titles += fields.withUnsafeBytes { PostingRow.titles(in: UnsafeRawBufferPointer(rebasing: $0[counted..<index])) }
    counted = index
    return UInt16(own) << 8 | UInt16(titles < places.count ? places[titles] : 0)
  }

  /// All marks.
  func marks() -> [UInt16] {
    var title = 0
    return documents.indices.map { index in
      let own = index < fields.count ? fields[index] : 0
      guard own & SearchFields.title.rawValue != 0 else { return UInt16(own) << 8 | UInt16(Posting.noPlace) }
      defer { title += 1 }
      return UInt16(own) << 8 | UInt16(title < places.count ? places[title] : 0)
    }
  }

  /// How many of some bytes of fields have the title: eight at a time.
  private static func titles(in bytes: UnsafeRawBufferPointer) -> Int {
    let mask = UInt64(SearchFields.title.rawValue) &* 0x0101_0101_0101_0101
    var count = 0
    var offset = 0
    while offset + 8 <= bytes.count {
      count &+= (bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask).nonzeroBitCount
      offset &+= 8
    }
    while offset < bytes.count {
      count &+= Int(bytes[offset] & SearchFields.title.rawValue)
      offset &+= 1
    }
    return count
  }

  /// Postings in the order of documents, as bytes.
  static func bytes(_ postings: some Collection<UInt64>, isPlain: Bool) -> IndexBytes {
    var bytes = IndexBytes()
    bytes.bytes.reserveCapacity(postings.count * 4 + 8)
    bytes.number(postings.count << 1 | (isPlain ? 1 : 0))
    var last = 0
    for raw in postings {
      let document = Int(Posting(raw: raw).document)
      bytes.number(document - last)
      last = document
    }
    if isPlain { return bytes }
    for raw in postings { bytes.bytes.append(Posting(raw: raw).fields) }
    for raw in postings where Posting(raw: raw).fields & SearchFields.title.rawValue != 0 {
      bytes.bytes.append(Posting(raw: raw).place)
    }
    return bytes
  }
}

/// Rows of words that a search has read: it goes through the same ones to find, to sum up and to rank.
final class PostingShelf {
  /// Some six megabytes.
  private static let mostRows = 256

  private var rows: [Int: PostingRow] = [:]

  subscript(number: Int) -> PostingRow? { rows[number] }

  /// Keys are read once; what finds no room is read again.
  func keep(_ row: PostingRow, as number: Int) {
    if !row.isPlain, rows.count < PostingShelf.mostRows { rows[number] = row }
  }
}

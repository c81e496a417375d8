/// The postings of one row of the index, or of those in the dictionary itself.
///
/// As bytes: how many, and in which form (``Form``). Words have the distances of their documents, a byte of fields for each,
/// then the places of those that stand in the title: so a posting's fields are found without reading those before it.
/// Keys have no fields. Many documents of a key are bits where they are dense, and otherwise two bytes each, in groups of
/// those that share their higher bytes: both are looked up in a set without adding up what stands before.
struct PostingRow {
  /// The three lowest bits of what a row begins with.
  private enum Form {
    static let plain = 1
    static let bitmap = 2
    static let halves = 4
  }

  /// So many documents of a key are worth groups.
  private static let fewestHalves = 256

  /// A bitmap takes no more bytes for each document than this; as distances most take one.
  private static let mostBitmapBytes = 4

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
    switch PlainRow(&cursor) {
    case .words(let count):
      isPlain = false
      documents = [UInt32](unsafeUninitializedCapacity: count) { documents, filled in
        cursor.sums(UnsafeMutableBufferPointer(rebasing: documents[..<count]))
        filled = count
      }
      fields = Array(cursor.take(count))
      places = Array(cursor.take(cursor.end))
    case let row:
      var list: [UInt32] = []
      row.forEachDocument { list.append($0) }
      (documents, isPlain, fields, places) = (list, true, [], [])
    }
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
    if isPlain, let bytes = bitmap(postings) { return bytes }
    if isPlain, postings.count >= fewestHalves { return halves(postings) }
    var bytes = IndexBytes()
    bytes.bytes.reserveCapacity(postings.count * 4 + 8)
    bytes.number(postings.count << 3 | (isPlain ? Form.plain : 0))
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

  /// Documents as bits, from the word of the first on; nil where they are too far apart.
  private static func bitmap(_ postings: some Collection<UInt64>) -> IndexBytes? {
    let documents = postings.map { Int(Posting(raw: $0).document) }
    guard let first = documents.first, let last = documents.last else { return nil }
    let start = first / 64
    guard (last / 64 - start + 1) * 8 <= documents.count * mostBitmapBytes else { return nil }
    var words = [UInt64](repeating: 0, count: last / 64 - start + 1)
    for document in documents { words[document / 64 - start] |= 1 << UInt64(document % 64) }
    var bytes = IndexBytes()
    bytes.number(documents.count << 3 | Form.bitmap | Form.plain)
    bytes.number(start)
    for word in words {
      for shift in 0..<8 { bytes.bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift))) }
    }
    return bytes
  }

  /// Documents in groups: how far the group lies behind the one before, how many, then the lower half of each.
  private static func halves(_ postings: some Collection<UInt64>) -> IndexBytes {
    var bytes = IndexBytes()
    bytes.number(postings.count << 3 | Form.halves | Form.plain)
    let documents = postings.map { Posting(raw: $0).document }
    var start = 0
    var last: UInt32 = 0
    while start < documents.count {
      let group = documents[start] >> 16
      let end = documents[start...].firstIndex { $0 >> 16 != group } ?? documents.count
      bytes.number(Int(group - last))
      bytes.number(end - start)
      for document in documents[start..<end] {
        bytes.bytes.append(UInt8(truncatingIfNeeded: document))
        bytes.bytes.append(UInt8(truncatingIfNeeded: document >> 8))
      }
      (start, last) = (end, group)
    }
    return bytes
  }

  /// The documents of a row as they are written, for sets and counts: they need no list of them.
  enum PlainRow {
    /// So many postings of a word follow.
    case words(count: Int)
    /// Distances of so many documents follow.
    case distances(count: Int, IndexCursor)
    /// Groups of documents follow.
    case halves(IndexCursor)
    /// Words of 64 documents each, from that word on.
    case bitmap(firstWord: Int, UnsafeRawBufferPointer)

    init(_ cursor: inout IndexCursor) {
      let shape = cursor.number()
      if shape & Form.bitmap != 0 {
        let first = cursor.number()
        let bytes = UnsafeRawBufferPointer(cursor.take(cursor.end))
        self = .bitmap(firstWord: first, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count & ~7)]))
        return
      }
      if shape & Form.halves != 0 {
        self = .halves(cursor)
        return
      }
      // Each takes a byte at least.
      let count = min(shape >> 3, cursor.end - cursor.offset)
      self = shape & Form.plain != 0 ? .distances(count: count, cursor) : .words(count: count)
    }

    /// Gives each document to `body`, in their order.
    @inline(__always)
    func forEachDocument(_ body: (UInt32) -> Void) {
      switch self {
      case .words: break
      case .distances(let count, var cursor):
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { documents in
          cursor.sums(documents)
          for document in documents { body(document) }
        }
      case .halves:
        forEachGroup { group, halves in
          for index in 0..<halves.count / 2 { body(group << 16 | UInt32(PlainRow.half(halves, index))) }
        }
      case .bitmap(let firstWord, let bytes):
        for index in 0..<bytes.count / 8 {
          var rest = PlainRow.word(bytes, index)
          while rest != 0 {
            body(UInt32(truncatingIfNeeded: (firstWord &+ index) &* 64 | rest.trailingZeroBitCount))
            rest &= rest &- 1
          }
        }
      }
    }

    /// Gives each group of documents to `body`: their higher half, and the lower ones of two bytes each.
    @inline(__always)
    func forEachGroup(_ body: (_ group: UInt32, _ halves: UnsafeRawBufferPointer) -> Void) {
      guard case .halves(var cursor) = self else { return }
      var group = 0
      while !cursor.isAtEnd {
        group &+= cursor.number()
        // What is cut short or was never written ends it.
        guard (0...Int(UInt16.max)).contains(group) else { return }
        let count = max(0, min(cursor.number(), 1 << 16))
        body(UInt32(group), UnsafeRawBufferPointer(cursor.take(count * 2)))
      }
    }

    @inline(__always)
    static func half(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
      UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }

    /// No bit of a bitmap stands beyond so many documents; what is listed is looked at one by one.
    func isWithin(words: Int) -> Bool {
      guard case .bitmap(let firstWord, let bytes) = self else { return true }
      return firstWord >= 0 && firstWord <= words - bytes.count / 8
    }

    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
  }
}

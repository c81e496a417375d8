import Testing

@testable import ShopCore

// Could go wrong: a place belongs to another posting where the ones before it are not read; a row that is cut short reads
// beyond its end.
@Suite struct PostingRowTests {
  private static func postings(_ count: Int, seed: UInt64) -> [UInt64] {
    var dice = SplitMix64(state: seed)
    var document: UInt32 = 0
    return (0..<count).map { _ in
      document += UInt32.random(in: 1...(Bool.random(using: &dice) ? 3 : 400), using: &dice)
      let fields = UInt8.random(in: 1...127, using: &dice)
      let isTitle = fields & SearchFields.title.rawValue != 0
      let place = isTitle ? UInt8.random(in: 0...254, using: &dice) : Posting.noPlace
      return Posting(document: document, fields: fields, place: place).raw
    }
  }

  private static func row(_ bytes: [UInt8]) -> PostingRow {
    bytes.withUnsafeBufferPointer {
      var cursor = IndexCursor($0)
      return PostingRow(&cursor)
    }
  }

  @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 1000, 4096])
  func `each posting has its own fields and place, in whichever order they are asked for`(_ count: Int) {
    let postings = Self.postings(count, seed: UInt64(count))
    let bytes = PostingRow.bytes(postings, isPlain: false).bytes
    var row = Self.row(bytes)
    #expect(row.documents == postings.map { Posting(raw: $0).document } && !row.isPlain)
    let marks = postings.map { UInt16(truncatingIfNeeded: $0) }
    #expect(row.marks() == marks)
    #expect(marks.indices.map { row.mark($0) } == marks)
    #expect(marks.indices.reversed().map { row.mark($0) } == marks.reversed())
    var dice = SplitMix64(state: 1)
    for index in marks.indices.shuffled(using: &dice) { #expect(row.mark(index) == marks[index]) }
  }

  @Test func `products of a key have no fields`() {
    var row = Self.row(PostingRow.bytes(Self.postings(100, seed: 3), isPlain: true).bytes)
    #expect(row.isPlain && row.documents.count == 100 && row.mark(50) == UInt16(Posting.noPlace))
    #expect(row.marks() == [UInt16](repeating: UInt16(Posting.noPlace), count: 100))
  }

  // Could go wrong: bits are counted from another product on; a bit behind the last product is one; a damaged row is
  // written beyond a set's end.
  @Test(arguments: [1, 2, 20, 40, 700, 1601])
  func `products of a key are the same as a list and as bits`(_ gap: Int) {
    let limit = (gap == 1601 ? 200 : 4096) * gap + 77
    var dice = SplitMix64(state: UInt64(gap))
    for start in [0, 1, 63, 64, 70] {
      let documents = stride(from: start, to: limit, by: gap).filter { _ in gap > 1 || Bool.random(using: &dice) }
        .prefix(4096)
      let bytes = PostingRow.bytes(
        documents.map { Posting(document: UInt32($0), fields: 0, place: Posting.noPlace).raw }, isPlain: true
      ).bytes
      #expect(Self.row(bytes).documents.map(Int.init) == Array(documents))
      var wanted = DocumentSet(limit: limit)
      for document in documents { wanted.insert(document) }
      var some = DocumentSet(limit: limit)
      for document in 0..<limit where Int.random(in: 0..<3, using: &dice) == 0 { some.insert(document) }
      bytes.withUnsafeBufferPointer { bytes in
        var cursor = IndexCursor(bytes)
        let row = PostingRow.PlainRow(&cursor)
        switch row {
        case .bitmap: #expect(gap < 40)
        case .halves: #expect(gap >= 40 && documents.count >= 256)
        case .distances: #expect(gap >= 40 && documents.count < 256)
        case .words: Issue.record("a key has no fields")
        }
        var set = DocumentSet(limit: limit)
        set.insert(row)
        #expect(set == wanted && row.isWithin(words: set.words.count))
        wanted.formIntersection(some)
        #expect(some.count(of: row) == wanted.count)
        #expect(!row.isWithin(words: 1) || gap >= 40)
        // What is listed is looked at one by one.
        var small = DocumentSet(limit: 1)
        if gap >= 40 { small.insert(row) }
      }
    }
  }

  @Test func `the lowest bits of numbers of a byte each are found eight at a time`() {
    var dice = SplitMix64(state: 5)
    for count in [1, 7, 8, 63, 64, 65, 200] {
      let numbers = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
      numbers.withUnsafeBytes { bytes in
        let chunk = ColumnChunk(bytes: bytes, width: 1, first: 0)
        for word in 0...count / 64 {
          let expected = (0..<64).reduce(UInt64(0)) { bits, place in
            let number = word * 64 + place
            return number < count && numbers[number] & 1 == 1 ? bits | 1 << UInt64(place) : bits
          }
          #expect(chunk.lowestBits(of: word) == expected)
        }
      }
    }
  }

  @Test func `a row that is cut anywhere is read to its end and no further`() {
    let bytes = PostingRow.bytes(Self.postings(60, seed: 4), isPlain: false).bytes
    for count in bytes.indices {
      var row = Self.row(Array(bytes[..<count]))
      for index in row.documents.indices { _ = row.mark(index) }
      #expect(row.marks().count == row.documents.count)
    }
    let bits = PostingRow.bytes((0..<100).map { Posting(document: $0, fields: 0, place: 255).raw }, isPlain: true).bytes
    let groups = PostingRow.bytes(
      (0..<300).map { Posting(document: $0 * 1000, fields: 0, place: 255).raw }, isPlain: true
    ).bytes
    for count in groups.indices { #expect(Self.row(Array(groups[..<count])).documents.count <= 300) }
    // A bitmap that begins beyond all products, which nothing writes.
    var far = IndexBytes()
    far.number(64 << 3 | 3)
    far.number(.max)
    far.bytes += [UInt8](repeating: 0xFF, count: 8)
    #expect(Self.row(far.bytes).documents.count == 64)
    far.bytes.withUnsafeBufferPointer { bytes in
      var cursor = IndexCursor(bytes)
      #expect(!PostingRow.PlainRow(&cursor).isWithin(words: 1 << 20))
    }
    for count in bits.indices { #expect(Self.row(Array(bits[..<count])).documents.count <= 100) }
  }
}

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

  @Test func `a row that is cut anywhere is read to its end and no further`() {
    let bytes = PostingRow.bytes(Self.postings(60, seed: 4), isPlain: false).bytes
    for count in bytes.indices {
      var row = Self.row(Array(bytes[..<count]))
      for index in row.documents.indices { _ = row.mark(index) }
      #expect(row.marks().count == row.documents.count)
    }
  }
}

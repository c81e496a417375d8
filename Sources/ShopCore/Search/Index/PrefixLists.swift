/// Collects, while words come in their order, which products have a word with a certain beginning in their names.
///
/// At any time there is one beginning of each length: when a word with another comes, the one before is complete.
final class PrefixLists {
  /// Letters of the longest beginning that is kept.
  static let longest = 3
  /// Of three letters only those of more words than this: few words are as quickly read one by one.
  private static let fewWords = 24

  private struct List {
    var prefix: [UInt8] = []
    var words = 0
    /// For each document its fields and place (8 bits each), or 0.
    var marks: [UInt16]
    var documents: [UInt32] = []
  }

  private var lists: [List]
  private var sorter = PostingSorter()
  private let documents: Int
  private let write: (_ prefix: [UInt8], _ letters: Int, [UInt64]) throws -> Void

  init(documents: Int, write: @escaping ([UInt8], Int, [UInt64]) throws -> Void) {
    self.documents = documents
    self.write = write
    lists = (0..<PrefixLists.longest).map { _ in List(marks: [UInt16](repeating: 0, count: documents)) }
  }

  /// Takes the next word.
  func add(_ word: [UInt8], postings: [UInt64]) throws {
    for letters in 1...PrefixLists.longest {
      let prefix = PrefixLists.prefix(of: word, letters: letters)
      if prefix != lists[letters - 1].prefix {
        try flush(letters)
        lists[letters - 1].prefix = prefix ?? []
      }
      guard prefix != nil else { continue }
      lists[letters - 1].words += 1
      PrefixLists.add(postings, to: &lists[letters - 1])
    }
  }

  func finish() throws {
    for letters in 1...PrefixLists.longest { try flush(letters) }
  }

  /// The first letters of a word; nil where it has fewer.
  static func prefix(of word: [UInt8], letters: Int) -> [UInt8]? {
    var seen = 0
    for (index, byte) in word.enumerated() where byte & 0xC0 != 0x80 {
      if seen == letters { return Array(word[..<index]) }
      seen += 1
    }
    return seen == letters ? word : nil
  }

  private static func add(_ postings: [UInt64], to list: inout List) {
    let names = SearchFields.names.rawValue
    for raw in postings {
      let posting = Posting(raw: raw)
      let fields = posting.fields & names
      guard fields != 0 else { continue }
      let mark = list.marks[Int(posting.document)]
      if mark == 0 { list.documents.append(posting.document) }
      let place = mark == 0 ? posting.place : min(posting.place, UInt8(truncatingIfNeeded: mark))
      list.marks[Int(posting.document)] = (mark & 0xFF00) | UInt16(fields) << 8 | UInt16(place)
    }
  }

  private func flush(_ letters: Int) throws {
    defer {
      lists[letters - 1].documents.removeAll(keepingCapacity: true)
      lists[letters - 1].words = 0
    }
    let list = lists[letters - 1]
    guard !list.documents.isEmpty else { return }
    var postings = list.documents.map { document in
      let mark = list.marks[Int(document)]
      return Posting(document: document, fields: UInt8(mark >> 8), place: UInt8(truncatingIfNeeded: mark)).raw
    }
    for document in list.documents { lists[letters - 1].marks[Int(document)] = 0 }
    guard letters < PrefixLists.longest || list.words > PrefixLists.fewWords else { return }
    sorter.sort(&postings, limit: documents)
    try write(list.prefix, letters, postings)
  }
}

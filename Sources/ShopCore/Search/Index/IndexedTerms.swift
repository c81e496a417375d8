import Database

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
    var cursor = try PostingCursor(words[position].entry, in: index)
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

import Database

/// Reads the search index of a catalogue within one transaction: a block, a row, a chunk at a time, never the whole.
///
/// Its methods throw ``DatabaseFailure``; one of kind `corrupt` where the index holds what was never written.
final class SearchIndex {
  let reader: Reader
  /// Products in it.
  let documents: Int
  let memory: SearchMemory

  /// - Parameter memory: What was read of this very file before.
  /// - Throws: ``DatabaseFailure``: `corrupt` when there is no index of this program's format.
  init(_ reader: Reader, memory: SearchMemory = SearchMemory()) throws {
    (self.reader, self.memory) = (reader, memory)
    memory.begin()
    let row = try reader.row("SELECT format, documents FROM search_meta")
    guard let row, row.int("format") == SearchIndexSchema.format else {
      throw SearchIndex.failure(.damaged("search_meta"))
    }
    documents = row.int("documents")
  }

  static func failure(_ fault: SearchIndexFault) -> DatabaseFailure {
    switch fault {
    case .damaged(let place): DatabaseFailure(kind: .corrupt, message: "the search index is damaged: \(place)")
    }
  }

  /// Does `body` with the bytes of one blob, whose checksum is right.
  func withBlob<T>(_ sql: SQL, name: @autoclosure () -> String, _ body: (inout IndexCursor) throws -> T) throws -> T? {
    var result: T?
    do {
      try reader.forEachBlob(sql) { bytes in
        var cursor = try IndexCursor(sealed: bytes, name: name())
        result = try body(&cursor)
      }
    } catch let fault as SearchIndexFault {
      throw SearchIndex.failure(fault)
    }
    return result
  }

  // MARK: Words

  /// What the dictionary has of a term; nil when no product has it.
  func entry(of term: [UInt8], kind: Int = 0) throws -> TermEntry? {
    let sql: SQL = """
      SELECT block FROM search_word WHERE kind = \(kind) AND first <= \(term) ORDER BY first DESC LIMIT 1
      """
    let found = try withBlob(sql, name: "search_word") { cursor -> TermEntry? in
      var words = DictionaryBlock(cursor)
      while words.advance() {
        if words.isTerm(term) { return words.entry }
        if words.isBeyond(term) { return nil }
      }
      return nil
    }
    return found ?? nil
  }

  func entry(of word: String) throws -> TermEntry? { try entry(of: Array(word.utf8)) }

  /// Gives all words that begin with `prefix` to `body`, in their order, until it returns false.
  ///
  /// `body` must not go through words itself.
  func forEachWord(beginning prefix: [UInt8], _ body: (borrowing DictionaryBlock) throws -> Bool) throws {
    // From the block that may have the first of them, which begins at or before it.
    let sql: SQL = """
      SELECT block FROM search_word WHERE kind = 0 AND first >= coalesce(
        (SELECT first FROM search_word WHERE kind = 0 AND first <= \(prefix) ORDER BY first DESC LIMIT 1), x'')
      ORDER BY first
      """
    do {
      try reader.forEachBlob(sql) { bytes in
        var words = DictionaryBlock(try IndexCursor(sealed: bytes, name: "search_word"))
        while words.advance() {
          if words.hasPrefix(prefix) {
            guard try body(words) else { throw EnoughWords() }
          } else if words.isBeyond(prefix) {
            throw EnoughWords()
          }
        }
      }
    } catch let fault as SearchIndexFault {
      throw SearchIndex.failure(fault)
    } catch is EnoughWords {}
  }

  /// Ends a walk through the dictionary.
  private struct EnoughWords: Error {}

  // MARK: Postings

  /// The postings of a row.
  func postings(_ number: Int) throws -> PostingRow {
    if let row = memory.row(number) { return row }
    let sql: SQL = "SELECT postings FROM search_posting WHERE id = \(number)"
    guard let row = try withBlob(sql, name: "search_posting \(number)", { PostingRow(&$0) }) else {
      throw SearchIndex.failure(.damaged("search_posting \(number)"))
    }
    memory.keep(row, as: number)
    return row
  }

  // MARK: Columns

  /// The numbers of a chunk of products.
  func numbers(_ column: SearchColumn, chunk: Int, into numbers: inout [Int]) throws {
    try withChunk(column, chunk) { bytes in
      numbers.removeAll(keepingCapacity: true)
      let own = ColumnChunk(bytes: bytes, width: column.width, first: 0)
      for place in 0..<bytes.count / column.width { numbers.append(own.number(at: place)) }
    }
  }

  /// Gives one number of each of some products to `body`, reading no more of the index than what holds them.
  ///
  /// - Parameter documents: In their order.
  func forEachNumber(_ column: SearchColumn, of documents: [Int], _ body: (Int) -> Void) throws {
    var start = 0
    while start < documents.count {
      let chunk = documents[start] / SearchColumn.chunk
      var end = start
      while end < documents.count, documents[end] / SearchColumn.chunk == chunk { end += 1 }
      try withChunk(column, chunk) { bytes in
        let own = ColumnChunk(bytes: bytes, width: column.width, first: chunk * SearchColumn.chunk)
        for document in documents[start..<end] { body(own.number(at: document - own.first)) }
      }
      start = end
    }
  }

  /// The bytes of a chunk, which has all its numbers.
  func withChunk(_ column: SearchColumn, _ chunk: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    let sql: SQL = "SELECT numbers FROM search_column WHERE name = \(column.rawValue) AND chunk = \(chunk)"
    let wanted = min(SearchColumn.chunk, documents - chunk * SearchColumn.chunk) * column.width
    let isWhole = try withBlob(sql, name: "search_column \(column.rawValue) \(chunk)") { cursor in
      let bytes = UnsafeRawBufferPointer(cursor.take(cursor.end))
      guard bytes.count == wanted else { return false }
      body(bytes)
      return true
    }
    guard isWhole ?? false else { throw SearchIndex.failure(.damaged("search_column \(column.rawValue) \(chunk)")) }
  }

  /// Each product's id with one of its numbers.
  func forEachDocument(_ column: SearchColumn, _ body: (_ id: Int, _ number: Int) throws -> Void) throws {
    var ids: [Int] = []
    var values: [Int] = []
    for chunk in 0..<(documents + SearchColumn.chunk - 1) / SearchColumn.chunk {
      try numbers(.product, chunk: chunk, into: &ids)
      try numbers(column, chunk: chunk, into: &values)
      for (id, value) in zip(ids, values) { try body(id, value) }
    }
  }
}

/// Where the postings of a term are.
struct TermEntry {
  /// Products that have it.
  var count: Int
  var place: Place

  enum Place {
    case inline([UInt8])
    /// The first row and the first document of each.
    case rows(first: Int, starts: [UInt32])
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var cursor = IndexCursor(bytes)
    count = cursor.number()
    let shape = cursor.number()
    guard shape & 1 == 1 else {
      place = .inline(Array(cursor.take(shape >> 1)))
      return
    }
    let first = cursor.number()
    var starts: [UInt32] = [0]
    var last = 0
    for _ in 1..<max(1, min(shape >> 1, cursor.end)) {
      last += cursor.number()
      starts.append(UInt32(truncatingIfNeeded: last))
    }
    place = .rows(first: first, starts: starts)
  }
}

/// The words of one block of the dictionary, one after the other.
struct DictionaryBlock: ~Copyable {
  private var cursor: IndexCursor
  private(set) var term: [UInt8] = []
  /// How many first bytes it shares with the word before.
  private(set) var shared = 0
  private var data = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  init(_ cursor: IndexCursor) { self.cursor = cursor }

  mutating func advance() -> Bool {
    guard !cursor.isAtEnd else { return false }
    shared = min(cursor.number(), term.count)
    let rest = cursor.take(cursor.number())
    term.removeLast(term.count - shared)
    term.append(contentsOf: rest)
    data = cursor.take(cursor.number())
    return true
  }

  var entry: TermEntry { TermEntry(data) }

  /// Products that have it.
  var count: Int {
    var cursor = IndexCursor(data)
    return cursor.number()
  }

  func isTerm(_ other: [UInt8]) -> Bool { term == other }
  func isBeyond(_ other: [UInt8]) -> Bool { TermOrder.isBefore(other, term) }
  func hasPrefix(_ prefix: [UInt8]) -> Bool { term.starts(with: prefix) }
}

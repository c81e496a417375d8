import Database

/// Reads the search index of a catalogue within one transaction: a block, a row, a chunk at a time, never the whole.
///
/// Its methods throw ``DatabaseFailure``; one of kind `corrupt` where the index holds what was never written.
final class SearchIndex {
  let reader: Reader
  /// Products in it.
  let documents: Int

  /// - Throws: ``DatabaseFailure``: `corrupt` when there is no index of this program's format.
  init(_ reader: Reader) throws {
    self.reader = reader
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
  func forEachWord(beginning prefix: [UInt8], _ body: (borrowing DictionaryBlock) throws -> Bool) throws {
    var next: [UInt8]? = prefix
    var isFirst = true
    while let first = next {
      let sql: SQL =
        isFirst
        ? """
        SELECT block FROM search_word WHERE kind = 0 AND first >= coalesce(
          (SELECT first FROM search_word WHERE kind = 0 AND first <= \(first) ORDER BY first DESC LIMIT 1), x'')
        ORDER BY first LIMIT 1
        """
        : "SELECT block FROM search_word WHERE kind = 0 AND first > \(first) ORDER BY first LIMIT 1"
      isFirst = false
      let more = try withBlob(sql, name: "search_word") { cursor -> [UInt8]? in
        var words = DictionaryBlock(cursor)
        while words.advance() {
          if words.hasPrefix(prefix) {
            guard try body(words) else { return nil }
          } else if words.isBeyond(prefix) {
            return nil
          }
        }
        return words.term
      }
      next = more ?? nil
    }
  }

  // MARK: Columns

  /// The numbers of a chunk of products.
  func numbers(_ column: SearchColumn, chunk: Int, into numbers: inout [Int]) throws {
    numbers.removeAll(keepingCapacity: true)
    let sql: SQL = "SELECT numbers FROM search_column WHERE name = \(column.rawValue) AND chunk = \(chunk)"
    let found: Void? = try withBlob(sql, name: "search_column \(column.rawValue) \(chunk)") { cursor in
      let bytes = UnsafeRawBufferPointer(cursor.take(cursor.end))
      let width = column.width
      for offset in stride(from: 0, through: bytes.count - width, by: width) {
        switch width {
        case 8: numbers.append(Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))))
        case 4: numbers.append(Int(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))))
        default: numbers.append(Int(bytes[offset]))
        }
      }
    }
    let wanted = min(SearchColumn.chunk, documents - chunk * SearchColumn.chunk)
    guard found != nil, numbers.count == wanted else {
      throw SearchIndex.failure(.damaged("search_column \(column.rawValue) \(chunk)"))
    }
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

import Database

/// Writes postings of one word after the other, and the dictionary that leads to them.
final class PostingWriter {
  /// Postings of one row at most.
  static let chunk = 4096
  /// Postings that take no more than this stand in the dictionary itself.
  static let mostInlineBytes = 40

  private let writer: Writer
  private var nextRow = 1
  private var dictionaries: [DictionaryWriter]

  init(_ writer: Writer) {
    self.writer = writer
    dictionaries = (0...PrefixLists.longest).map { DictionaryWriter(kind: $0, writer: writer) }
  }

  /// - Parameters:
  ///   - kind: The dictionary; its terms come in the order of their bytes.
  ///   - postings: Sorted, each product once.
  func write(_ term: [UInt8], kind: Int, postings: [UInt64]) throws {
    guard !postings.isEmpty else { return }
    let isPlain = !SearchKey.isWord(term)
    var entry = IndexBytes()
    entry.number(postings.count)
    let first = PostingRow.bytes(postings[..<min(postings.count, PostingWriter.chunk)], isPlain: isPlain)
    if postings.count <= PostingWriter.chunk, first.bytes.count <= PostingWriter.mostInlineBytes {
      entry.number(first.bytes.count << 1)
      entry.bytes += first.bytes
    } else {
      let chunks = (postings.count + PostingWriter.chunk - 1) / PostingWriter.chunk
      entry.number(chunks << 1 | 1)
      entry.number(nextRow)
      try writeRow(first)
      var last = 0
      for chunk in 1..<max(1, chunks) {
        let start = chunk * PostingWriter.chunk
        let document = Int(Posting(raw: postings[start]).document)
        entry.number(document - last)
        last = document
        try writeRow(
          PostingRow.bytes(postings[start..<min(postings.count, start + PostingWriter.chunk)], isPlain: isPlain))
      }
    }
    try dictionaries[kind].add(term, entry.bytes)
  }

  func finish() throws -> Int {
    for dictionary in dictionaries { try dictionary.finish() }
    return dictionaries[0].words
  }

  private func writeRow(_ bytes: IndexBytes) throws {
    try writer.execute("INSERT INTO search_posting (id, postings) VALUES (\(nextRow), \(bytes.sealed()))")
    nextRow += 1
  }
}

/// Writes a dictionary in blocks: each word without what it shares with the one before, then its entry.
private final class DictionaryWriter {
  private static let blockBytes = 2000
  private static let blockWords = 96

  private let kind: Int
  private let writer: Writer
  private var block = IndexBytes()
  private var first: [UInt8] = []
  private var last: [UInt8] = []
  private var count = 0
  private(set) var words = 0

  init(kind: Int, writer: Writer) { (self.kind, self.writer) = (kind, writer) }

  func add(_ term: [UInt8], _ entry: [UInt8]) throws {
    if count >= DictionaryWriter.blockWords || block.bytes.count >= DictionaryWriter.blockBytes { try finish() }
    if count == 0 { (first, last) = (term, []) }
    var shared = 0
    while shared < min(term.count, last.count), term[shared] == last[shared] { shared += 1 }
    block.number(shared)
    block.number(term.count - shared)
    block.bytes += term[shared...]
    block.number(entry.count)
    block.bytes += entry
    last = term
    count += 1
    if SearchKey.isWord(term) { words += 1 }
  }

  /// Writes what has not been written.
  func finish() throws {
    guard count > 0 else { return }
    try writer.execute("INSERT INTO search_word (kind, first, block) VALUES (\(kind), \(first), \(block.sealed()))")
    block.bytes.removeAll(keepingCapacity: true)
    count = 0
  }
}

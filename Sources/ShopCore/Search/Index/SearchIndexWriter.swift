import Database
import PlainText

/// Builds the search index of a catalogue while its products come in, in any order.
///
/// Words go to a run in memory, full runs to a file beside the catalogue, and `finish` merges them with the index that
/// is there, if there is one. An index that was changed has the same bytes as one that was built anew from the same
/// products under the same ids. Memory: the run, and about 25 bytes for each product while it is merged.
final class SearchIndexWriter {
  private let spillPath: String
  private var file: SpillFile?
  private var run: PostingRun?
  private var runs: [Range<Int>] = []
  private var scanner = PieceScanner()
  /// Pieces of the title by the product's id.
  private var titleLengths: [UInt8] = []
  /// Products of the index before that are gone or come anew.
  private(set) var removed = NumberSet()

  init(spillPath: String) { self.spillPath = spillPath }

  /// What of one product is searched.
  struct Document {
    var id: Int
    var title: SafeText
    var brand: SafeText
    var text: ProductSearchText
    var summary: SafeText
    var description: SafeText
    var facetValues: [Int]
    /// The number under which the import met its category.
    var category: Int
  }

  func add(_ document: Document) throws {
    var run = self.run ?? PostingRun()
    self.run = run
    let id = document.id
    if titleLengths.count <= id {
      titleLengths += [UInt8](repeating: 0, count: max(id + 1 - titleLengths.count, titleLengths.count))
    }
    run.begin(product: id, fields: .title)
    titleLengths[id] = UInt8(min(255, scanner.scan(document.title, into: &run)))
    run.begin(product: id, fields: .brand)
    scanner.scan(document.brand, into: &run)
    run.begin(product: id, fields: .category)
    for name in document.text.categoriesAndTags { scanner.scan(name, into: &run) }
    run.begin(product: id, fields: .attributes)
    for fact in document.text.facts { scanner.scan(fact, into: &run) }
    run.begin(product: id, fields: .summary)
    scanner.scan(document.summary, into: &run)
    run.begin(product: id, fields: .description)
    scanner.scan(document.description, into: &run)
    run.begin(product: id, fields: .identifiers)
    for name in document.text.names { scanner.scan(name, into: &run) }
    run.begin(product: id, fields: [])
    for value in document.facetValues { run.take(key: SearchKey.facetValue(value)) }
    run.take(key: SearchKey.category(document.category))
    if run.isFull { try spill() }
  }

  /// A product of the index before whose words no longer count.
  func remove(id: Int) { _ = removed.insert(id) }

  private func spill() throws {
    guard let run, !run.isEmpty else { return }
    let file = try self.file ?? SpillFile(path: spillPath)
    self.file = file
    runs.append(try run.spill(to: file))
  }

  /// Writes the whole index into the tables, which are emptied first.
  ///
  /// - Parameters:
  ///   - base: The index before, of which all is kept but what was removed; from another file than `writer`'s.
  ///   - catalog: Where the products stand in their order; `writer` itself unless the index is built by itself.
  func finish(base: SearchIndex?, catalog: Reader, in writer: Writer) throws {
    try spill()
    run = nil
    try file?.flush()
    try writer.executeScript(SearchIndexSchema.emptying)
    try takeTitleLengths(of: base)
    let columns = try ColumnWriter(writer, titleLengths: titleLengths)
    try DocumentOrder().forEach(in: catalog) { try columns.add($0) }
    try columns.finish()
    titleLengths = []
    let words = try merge(base: base, numbers: columns.numbers, documents: columns.count, in: writer)
    try writer.execute(
      """
      INSERT INTO search_meta (format, documents, words)
      VALUES (\(SearchIndexSchema.format), \(columns.count), \(words))
      """)
  }

  private func takeTitleLengths(of base: SearchIndex?) throws {
    guard let base else { return }
    try base.forEachDocument(.titleLength) { id, length in
      guard !removed.contains(id) else { return }
      if titleLengths.count <= id { titleLengths += [UInt8](repeating: 0, count: id + 1 - titleLengths.count) }
      titleLengths[id] = UInt8(length)
    }
  }

  private func merge(base: SearchIndex?, numbers: [UInt32], documents: Int, in writer: Writer) throws -> Int {
    let target = PostingWriter(writer)
    let prefixes = PrefixLists(documents: documents) { try target.write($0, kind: $1, postings: $2) }
    var sources: [any TermSource] = []
    if let file { sources = runs.map { SpilledTerms(file: file, range: $0) } }
    if let base { sources.append(try IndexedTerms(base, without: removed)) }
    var merge = try TermMerge(sources)
    var sorter = PostingSorter()
    var postings: [UInt64] = []
    while let term = try merge.next(into: &postings) {
      for index in postings.indices {
        let number = numbers[Int(truncatingIfNeeded: postings[index] >> 16)]
        postings[index] = UInt64(number) << 16 | (postings[index] & 0xFFFF)
      }
      sorter.sort(&postings, limit: documents)
      try target.write(term, kind: 0, postings: postings)
      if SearchKey.isWord(term), !postings.isEmpty { try prefixes.add(term, postings: postings) }
      postings.removeAll(keepingCapacity: true)
    }
    try prefixes.finish()
    return try target.finish()
  }
}

import Commerce
import Database
import PlainText

/// Which products have the words of a phrase one after the other.
///
/// The index does not know: the texts themselves are read, of the first ``most`` products that have all the words.
struct PhraseCheck {
  private static let most = 2000

  let index: SearchIndex
  private let phrases: [[String]]

  init(_ query: SearchQuery, in index: SearchIndex) {
    self.index = index
    phrases = query.phrases.map { Array(query.pieces[$0]) }
  }

  func keep(_ found: inout DocumentSet) throws {
    guard !phrases.isEmpty else { return }
    var documents: [Int] = []
    found.forEach { document in
      documents.append(document)
      return documents.count < PhraseCheck.most
    }
    var kept = DocumentSet(limit: found.limit)
    for (document, id) in zip(documents, try index.ids(of: documents)) {
      let row = try index.reader.row(
        """
        SELECT p.title, p.brand, p.summary, b.body FROM product p JOIN product_body b ON b.product_id = p.id
        WHERE p.id = \(id)
        """
      )
      guard let row else { continue }
      let names = [row.string("title"), row.string("brand"), row.string("summary")]
      let isInNames = phrases.allSatisfy { phrase in names.contains { PhraseCheck.has(phrase, $0) } }
      if isInNames {
        kept.insert(document)
        continue
      }
      let product = try StoredEntry.entry(body: row.string("body"), isListed: true, carried: nil).product
      let facts = ProductSearchText(product)
      let all =
        names + [product.description.string] + (facts.categoriesAndTags + facts.facts + facts.names).map(\.string)
      if phrases.allSatisfy({ phrase in all.contains { PhraseCheck.has(phrase, $0) } }) { kept.insert(document) }
    }
    found = kept
  }

  private static func has(_ phrase: [String], _ text: String) -> Bool {
    var pieces = FoundPieces()
    var scanner = PieceScanner()
    scanner.scan(SafeText(cleaning: text), into: &pieces)
    let words = pieces.pieces
    guard words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { start in
      phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
    }
  }
}

extension SearchIndex {
  /// The catalogue's ids of products by their numbers, in the same order.
  func ids(of documents: [Int]) throws -> [Int] {
    var chunks: [Int: [Int]] = [:]
    return try documents.map { document in
      let chunk = document / SearchColumn.chunk
      if chunks[chunk] == nil {
        if chunks.count > 64 { chunks.removeAll() }
        var ids: [Int] = []
        try numbers(.product, chunk: chunk, into: &ids)
        chunks[chunk] = ids
      }
      return chunks[chunk]?[document % SearchColumn.chunk] ?? 0
    }
  }
}

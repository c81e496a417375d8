import Commerce
import Database
import PlainText

/// Which products have the words of a phrase one after the other.
///
/// The index does not know: the texts themselves are read, of the first ``most`` products that have all the words.
struct PhraseCheck {
  /// Products whose texts are read.
  static let most = 2000

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
    let order = documents.indices.sorted { documents[$0] < documents[$1] }
    var ids = [Int](repeating: 0, count: documents.count)
    var place = 0
    try forEachNumber(.product, of: order.map { documents[$0] }) { id in
      ids[order[place]] = id
      place += 1
    }
    return ids
  }
}

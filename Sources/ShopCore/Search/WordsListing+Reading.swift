import Commerce
import Database
import PlainText

extension WordsListing {
  /// Categories that are named where nothing was found.
  private static let mostCategories = 4

  /// What the words were taken for.
  var reading: SearchReading {
    get throws {
      var reading = scope.reading
      reading.words = words
      if try matching().count == 0 { reading.nearCategories = try nearCategories() }
      return reading
    }
  }

  /// Where the products are that have at least one of the words; the largest departments where none has.
  private func nearCategories() throws -> [CategoryNode] {
    let best = try search.further(20, allowed: nil).prefix(20).map(\.document)
    guard !best.isEmpty else { return try SearchReading.largestDepartments(in: search.index.reader) }
    var nodes: [CategoryNode] = []
    for id in try search.index.ids(of: best) {
      let row = try search.index.reader.row(
        """
        SELECT c.path, c.product_count FROM listing l JOIN category c ON c.id = l.category_id WHERE l.id = \(id)
        """)
      guard let row else { continue }
      let node = CategoryNode(path: CategoryPath.names(row.string("path")), count: row.int("product_count"))
      if !node.path.isEmpty, !nodes.contains(node) { nodes.append(node) }
    }
    return Array(nodes.prefix(Self.mostCategories))
  }
}

extension SearchReading {
  /// Where to go when nothing else is known.
  static func largestDepartments(in reader: Reader) throws -> [CategoryNode] {
    try reader.rows(
      "SELECT path, product_count FROM category WHERE parent_id = 0 ORDER BY product_count DESC, id LIMIT 4"
    ).map { CategoryNode(path: CategoryPath.names($0.string("path")), count: $0.int("product_count")) }
  }
}

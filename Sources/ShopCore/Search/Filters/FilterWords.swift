import Database
import PlainText

/// The words of facet values and categories, by which words of a query are known for filters.
enum FilterWords {
  /// What a word is a part of.
  enum Kind: Int { case facetValue, category }

  /// Values that a word may be a part of; one that is in more is too common to mean a filter.
  static let most = 200

  /// Writes them anew, of the catalogue's facet values and categories.
  static func write(in writer: Writer) throws {
    try writer.execute("DELETE FROM filter_word")
    var names: [(kind: Kind, target: Int, name: SafeText)] = []
    try writer.forEach("SELECT id, name FROM facet_value ORDER BY id") {
      names.append((.facetValue, $0.int("id"), SafeText(cleaning: $0.string("name"))))
    }
    try writer.forEach("SELECT id, path FROM category WHERE id > 0 ORDER BY id") {
      guard let name = CategoryPath.names($0.string("path")).last else { return }
      names.append((.category, $0.int("id"), name))
    }
    for (kind, target, name) in names {
      let stems = SearchRuleTables.pieces(of: name).map(WordStem.of)
      for (place, stem) in stems.enumerated() {
        try writer.execute(
          """
          INSERT OR IGNORE INTO filter_word (stem, kind, target, place, length)
          VALUES (\(stem), \(kind.rawValue), \(target), \(place), \(stems.count))
          """)
      }
    }
  }

  /// A value or category of which some words are a part.
  struct Match: Hashable {
    var kind: Kind
    var target: Int
    /// The words are all of its name.
    var isWhole: Bool
  }

  /// What has these stems side by side in its name.
  static func matches(of stems: ArraySlice<String>, in reader: Reader) throws -> [Match] {
    var found: [Place: Int] = [:]
    for (offset, stem) in stems.enumerated() {
      let rows = try reader.rows(
        "SELECT kind, target, place, length FROM filter_word WHERE stem = \(stem) LIMIT \(most + 1)")
      guard !rows.isEmpty, rows.count <= most else { return [] }
      var next: [Place: Int] = [:]
      for row in rows {
        let start = Place(kind: row.int("kind"), target: row.int("target"), place: row.int("place") - offset)
        if offset == 0 || found[start] != nil { next[start] = row.int("length") }
      }
      found = next
    }
    return found.compactMap { start, length in
      Kind(rawValue: start.kind).map {
        Match(kind: $0, target: start.target, isWhole: start.place == 0 && length == stems.count)
      }
    }.sorted { ($0.kind.rawValue, $0.target) < ($1.kind.rawValue, $1.target) }
  }

  private struct Place: Hashable {
    var kind: Int
    var target: Int
    var place: Int
  }
}

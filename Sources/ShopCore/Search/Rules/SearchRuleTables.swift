import Commerce
import Database
import PlainText

/// What the shop tells its search, as rows of `catalog.db`: looked up by the word that was typed, never read as a whole.
///
/// `search_meaning` has for each term its words' stems and the words that stand for it. `filter_word` has the words of facet
/// values and categories (``FilterWords``).
enum SearchRuleTables {
  static let tables = """
    CREATE TABLE search_meaning (
      id INTEGER PRIMARY KEY,
      first TEXT NOT NULL,
      stems TEXT NOT NULL,
      meant TEXT NOT NULL
    ) STRICT;
    CREATE INDEX search_meaning_by_first ON search_meaning (first);
    CREATE TABLE filter_word (
      stem TEXT NOT NULL,
      kind INTEGER NOT NULL,
      target INTEGER NOT NULL,
      place INTEGER NOT NULL,
      length INTEGER NOT NULL,
      PRIMARY KEY (stem, kind, target, place)
    ) STRICT, WITHOUT ROWID;
    """

  /// Writes the synonyms and expansions anew.
  static func write(_ rules: SearchRules, in writer: Writer) throws {
    try writer.execute("DELETE FROM search_meaning")
    for group in rules.synonyms {
      for term in group { try write(term, meanings: group.filter { $0 != term }, in: writer) }
    }
    for expansion in rules.expansions { try write(expansion.term, meanings: expansion.meanings, in: writer) }
  }

  private static func write(_ term: SafeText, meanings: [SafeText], in writer: Writer) throws {
    let stems = pieces(of: term).map(WordStem.of)
    guard let first = stems.first else { return }
    for meaning in meanings {
      let words = pieces(of: meaning)
      guard !words.isEmpty else { continue }
      try writer.execute(
        """
        INSERT INTO search_meaning (first, stems, meant)
        VALUES (\(first), \(stems.joined(separator: " ")), \(words.joined(separator: " ")))
        """)
    }
  }

  /// The words of a text as the index has them.
  static func pieces(of text: SafeText) -> [String] {
    var scanner = PieceScanner()
    var found = FoundPieces()
    scanner.scan(text, into: &found)
    return found.pieces
  }
}

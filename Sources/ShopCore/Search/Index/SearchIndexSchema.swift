import Database

/// The tables of the search index in `catalog.db`.
///
/// Products are numbered from 0 in the order in which the shop itself would show them (``DocumentOrder``). `search_word`
/// is the dictionary, in blocks of words that share their beginnings: of each word in how many products it stands and
/// where its postings are, in the block itself or in rows of `search_posting`. Kind 0 has the words, and keys of facet
/// values and categories; kinds 1 to 3 have the beginnings of that many letters, with the products that have such a word
/// in a name. `search_column` has numbers of each product, in chunks. Every blob ends with a checksum.
enum SearchIndexSchema {
  /// Goes up whenever an index of the same products would have other bytes; the catalogue's version goes up with it.
  static let format = 3

  static let tables = """
    CREATE TABLE search_meta (format INTEGER NOT NULL, documents INTEGER NOT NULL, words INTEGER NOT NULL) STRICT;
    CREATE TABLE search_word (
      kind INTEGER NOT NULL,
      first BLOB NOT NULL,
      block BLOB NOT NULL,
      PRIMARY KEY (kind, first)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE search_posting (id INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT;
    CREATE TABLE search_column (
      name INTEGER NOT NULL,
      chunk INTEGER NOT NULL,
      numbers BLOB NOT NULL,
      PRIMARY KEY (name, chunk)
    ) STRICT;
    """

  /// Empties them, so that they can be written anew.
  static let emptying: StaticString = """
    DELETE FROM search_meta;
    DELETE FROM search_word;
    DELETE FROM search_posting;
    DELETE FROM search_column;
    """
}

/// Keys of the dictionary that are no words: a word begins with a digit or letter.
enum SearchKey {
  private static let facetValueMark: UInt8 = 1
  private static let categoryMark: UInt8 = 2
  /// The first byte that a word may begin with.
  static let firstOfWords: UInt8 = 0x30

  /// What all keys of facet values, and of categories, begin with.
  static let facetValues = [facetValueMark]
  static let categories = [categoryMark]

  /// The number in a key of a facet value or category.
  static func number(in key: [UInt8]) -> Int { key.dropFirst().reduce(0) { $0 << 8 | Int($1) } }

  /// Products that have a value of a facet.
  static func facetValue(_ id: Int) -> [UInt8] { key(facetValueMark, id) }

  /// Products of a category, without those below it, by the number under which an import met it.
  static func category(_ number: Int) -> [UInt8] { key(categoryMark, number) }

  private static func key(_ mark: UInt8, _ number: Int) -> [UInt8] {
    [mark] + stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  static func isWord(_ key: [UInt8]) -> Bool { key.first.map { $0 >= firstOfWords } ?? false }
}

/// Numbers kept of each product, for filters, orders and ranking.
enum SearchColumn: Int, CaseIterable {
  /// Its id in the catalogue.
  case product
  case price, addedOn
  /// Bit 0: in stock as its file says; 1: on offer.
  case flags
  /// Its place in the order of titles.
  case titlePlace
  /// Pieces of its title, 255 at most.
  case titleLength

  /// Products of one chunk.
  static let chunk = 4096

  /// Bytes of a number.
  var width: Int {
    switch self {
    case .price: 8
    case .product, .addedOn, .titlePlace: 4
    case .flags, .titleLength: 1
    }
  }
}

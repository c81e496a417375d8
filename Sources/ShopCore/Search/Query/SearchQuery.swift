import PlainText

/// What a shopper typed, taken apart: words in their order, phrases, words that must not be there.
///
/// Nothing in it is a language that could be wrong: a quote without its fellow, `AND`, `*` or brackets are letters or
/// nothing. Only the first ``maximumLength`` code points and ``maximumWords`` pieces are looked at.
struct SearchQuery: Hashable, Sendable {
  static let maximumLength = 400
  static let maximumWords = 24

  /// Pieces in their order, folded; one that comes twice stands here twice.
  private(set) var pieces: [String] = []
  /// What some of them are when they are written as one.
  private(set) var joins: [Join] = []
  /// Runs of pieces that were in quotes.
  private(set) var phrases: [Range<Int>] = []
  /// Pieces that were in quotes, by themselves or in a phrase.
  private(set) var quoted: Set<Int> = []
  /// Pieces that no product may have.
  private(set) var excluded: [String] = []
  /// Whether the last piece may be the beginning of a word: nothing follows it.
  private(set) var endsOpen = false
  /// The whole of it as a SKU, barcode or model number would be compared.
  let identifier: String

  /// Pieces that are written as one.
  struct Join: Hashable, Sendable {
    var text: String
    var pieces: Range<Int>
  }

  /// Nil when there is nothing in it to search for: neither letters nor digits.
  init?(_ typed: String) {
    let short = String(String.UnicodeScalarView(typed.unicodeScalars.prefix(SearchQuery.maximumLength)))
    let clean = SafeText(cleaning: short)
    identifier = FoldedText.identifier(short)
    var scanner = PieceScanner()
    for part in SearchQuery.parts(of: clean.string) {
      var found = FoundPieces()
      scanner.scan(SafeText(cleaning: part.text), into: &found)
      if part.kind == .excluded {
        excluded += found.pieces
        continue
      }
      let start = pieces.count
      pieces += found.pieces
      joins += found.joins.map {
        Join(text: $0.text, pieces: $0.pieces.lowerBound + start..<$0.pieces.upperBound + start)
      }
      if part.kind == .phrase { quoted.formUnion(start..<pieces.count) }
      if part.kind == .phrase, found.pieces.count > 1 { phrases.append(start..<pieces.count) }
      endsOpen = part.kind == .plain && part.text.last.map { !$0.isWhitespace } ?? false
    }
    // What only excludes is the whole shop: then its words are searched for as they stand.
    if pieces.isEmpty { (pieces, excluded) = (excluded, []) }
    excluded.removeLast(max(0, excluded.count - SearchQuery.maximumWords))
    if pieces.count > SearchQuery.maximumWords {
      pieces.removeLast(pieces.count - SearchQuery.maximumWords)
      joins.removeAll { $0.pieces.upperBound > pieces.count }
      phrases.removeAll { $0.upperBound > pieces.count }
      endsOpen = false
    }
    guard !pieces.isEmpty else { return nil }
  }

  /// Whether a piece is one or two letters that are being typed: too few to say what will be meant.
  func isBegun(_ place: Int) -> Bool {
    endsOpen && place == pieces.count - 1 && pieces[place].unicodeScalars.count < 3
  }

  /// The query without some of its pieces; nil when nothing else is in it.
  func removing(_ range: Range<Int>) -> SearchQuery? {
    guard range.count < pieces.count else { return nil }
    var query = self
    query.pieces.removeSubrange(range)
    func moved(_ pieces: Range<Int>) -> Range<Int>? {
      guard !pieces.overlaps(range) else { return nil }
      let back = pieces.lowerBound >= range.upperBound ? range.count : 0
      return pieces.lowerBound - back..<pieces.upperBound - back
    }
    query.joins = joins.compactMap { join in moved(join.pieces).map { Join(text: join.text, pieces: $0) } }
    query.phrases = phrases.compactMap(moved)
    query.quoted = Set(quoted.compactMap { moved($0..<$0 + 1)?.lowerBound })
    query.endsOpen = endsOpen && range.upperBound < pieces.count
    return query
  }

  private enum PartKind { case plain, phrase, excluded }

  /// A quote opens after a blank and closes before one; a minus excludes right before a word and after a blank.
  private static func parts(of text: String) -> [(kind: PartKind, text: String)] {
    let quotes: Set<Character> = ["\"", "“", "”", "„"]
    var parts: [(kind: PartKind, text: String)] = []
    var plain = ""
    var rest = Substring(text)
    var isAtStart = true
    while let first = rest.first {
      if isAtStart, quotes.contains(first), let phrase = phrase(in: rest.dropFirst(), quotes) {
        if !plain.isEmpty { parts.append((.plain, plain)) }
        plain = ""
        parts.append((.phrase, String(phrase)))
        rest = rest[phrase.endIndex...].dropFirst()
      } else if isAtStart, first == "-" || first == "−", let word = excludedWord(in: rest.dropFirst()) {
        if !plain.isEmpty { parts.append((.plain, plain)) }
        plain = ""
        parts.append((.excluded, String(word)))
        rest = rest[word.endIndex...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
      isAtStart = first.isWhitespace
    }
    if plain.contains(where: { !$0.isWhitespace }) || parts.isEmpty { parts.append((.plain, plain)) }
    return parts
  }

  private static func phrase(in rest: Substring, _ quotes: Set<Character>) -> Substring? {
    var index = rest.startIndex
    while index < rest.endIndex {
      let next = rest.index(after: index)
      if quotes.contains(rest[index]), next == rest.endIndex || rest[next].isWhitespace { return rest[..<index] }
      index = next
    }
    return nil
  }

  private static func excludedWord(in rest: Substring) -> Substring? {
    guard let first = rest.first, first.isLetter || first.isNumber else { return nil }
    return rest.prefix { !$0.isWhitespace }
  }
}

/// Collects what a scanner finds.
struct FoundPieces: PieceSink {
  private(set) var pieces: [String] = []
  private(set) var joins: [SearchQuery.Join] = []

  mutating func take(piece: UnsafeBufferPointer<UInt8>, at place: Int) {
    pieces.append(String(decoding: piece, as: UTF8.self))
  }

  mutating func take(joined: UnsafeBufferPointer<UInt8>, at place: Int, over count: Int) {
    joins.append(SearchQuery.Join(text: String(decoding: joined, as: UTF8.self), pieces: place..<place + count))
  }
}

/// Words that say how others belong together and nothing about a thing (English).
enum FunctionWords {
  static let all: Set<String> = Set(
    """
    a an and any are as at be by can do does for from get has have how i in into is it its me my need of on or our some \
    that the their them these they this those to up us want was we what when where which while who will with would you \
    your am im looking find show buy
    """.split(separator: " ").map(String.init))
}

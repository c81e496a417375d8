import PlainText

/// What a shopper typed, made into a query of the search index.
///
/// Nothing of the index's query language reaches it: each word is a quoted phrase, all must be there, the last may be
/// the beginning of a word.
struct SearchWords: Hashable, Sendable {
  /// Code points that are looked at.
  static let maximumLength = 200
  static let maximumWords = 12

  /// An FTS5 expression: `"pour" "over"*`.
  let match: String
  /// The whole of it as a SKU, barcode or model number would be compared.
  let identifier: String

  /// Nil when there is nothing in it to search for: neither letters nor digits.
  init?(_ typed: String) {
    let short = String(String.UnicodeScalarView(typed.unicodeScalars.prefix(SearchWords.maximumLength)))
    let words = SafeText(cleaning: short).string.split(whereSeparator: \.isWhitespace)
      .filter(SearchWords.isSearchable).prefix(SearchWords.maximumWords)
    guard !words.isEmpty else { return nil }
    match = words.map(SearchWords.quoted).joined(separator: " ") + "*"
    identifier = FoldedText.identifier(short)
  }

  // By code points: a quote with a mark on it is another character, but to the index it is a quote.
  private static func quoted(_ word: Substring) -> String {
    #"""# + String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == #"""# ? " " : $0 })) + #"""#
  }

  /// The index knows letters and digits only; a word without them would match nothing and spoil the others.
  private static func isSearchable(_ word: Substring) -> Bool {
    word.unicodeScalars.contains {
      switch $0.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber, .privateUse:
        true
      default: false
      }
    }
  }
}

import PlainText

/// What was typed, cut at its blanks, and in which part each piece of the query stands.
struct TypedTokens {
  private let tokens: [String]
  private var tokenOfPiece: [Int] = []

  init(_ typed: String) {
    let short = String(String.UnicodeScalarView(typed.unicodeScalars.prefix(SearchQuery.maximumLength)))
    tokens = SafeText(cleaning: short).string.split(separator: " ").map(String.init)
    for (place, token) in tokens.enumerated() {
      // What a minus stands before is no piece of the query.
      if token.hasPrefix("-"), token.dropFirst().first.map({ $0.isLetter || $0.isNumber }) ?? false { continue }
      let count = SearchRuleTables.pieces(of: SafeText(cleaning: token)).count
      tokenOfPiece += Array(repeating: place, count: count)
    }
  }

  /// What was typed, without the parts in which these pieces stand.
  func without(_ pieces: Range<Int>) -> String {
    let gone = Set(tokenOfPiece.enumerated().filter { pieces.contains($0.offset) }.map(\.element))
    return tokens.enumerated().filter { !gone.contains($0.offset) }.map(\.element).joined(separator: " ")
  }

  /// For a query of which some pieces are taken out.
  func removing(_ pieces: Range<Int>) -> TypedTokens {
    var rest = self
    rest.tokenOfPiece.removeSubrange(pieces.clamped(to: 0..<tokenOfPiece.count))
    return rest
  }
}

import Commerce

/// What the test gateway does with its cards.
extension TestCard {
  /// A number that is none of them is declined.
  init(_ card: CardDetails) {
    self = TestCard.allCases.first { $0.has(card.number) } ?? .declined
  }

  init(_ token: CardToken) {
    self = TestCard(rawValue: String(token.id.dropFirst(TestCard.stem.count))) ?? .declined
  }

  /// Says what will happen and nothing of the number.
  var token: CardToken { CardToken(id: TestCard.stem + rawValue) }

  private static let stem = "tok_test_"

  /// Why it is refused; nil when it is not.
  var declineReason: DeclineReason? {
    switch self {
    case .success, .authentication, .lateAnswer: nil
    case .declined: .declined
    case .insufficientFunds: .insufficientFunds
    case .expired: .expiredCard
    case .incorrectCode: .incorrectCode
    case .processingError: .processingError
    }
  }
}

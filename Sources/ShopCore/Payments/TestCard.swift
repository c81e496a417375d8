import Commerce

/// The cards of the test gateway: what each of them does.
///
/// Any expiry and any code go with them. The numbers are those that gateways publish for their own test modes; no other number is ever charged.
package enum TestCard: String, CaseIterable, Sendable {
  case success
  case declined
  case insufficientFunds = "insufficient_funds"
  case expired
  case incorrectCode = "incorrect_code"
  case processingError = "processing_error"
  /// The bank wants a confirmation first.
  case authentication
  /// It is charged, but the answer is lost, and the first question after it is told that nothing is decided yet.
  case lateAnswer = "late_answer"

  /// The numbers, without blanks.
  package var numbers: [String] {
    switch self {
    case .success: ["4242424242424242", "5555555555554444", "378282246310005"]
    case .declined: ["4000000000000002"]
    case .insufficientFunds: ["4000000000009995"]
    case .expired: ["4000000000000069"]
    case .incorrectCode: ["4000000000000127"]
    case .processingError: ["4000000000000119"]
    case .authentication: ["4000002500003155"]
    case .lateAnswer: ["4000000000006975"]
    }
  }

  /// A number that is none of them is declined.
  init(_ card: CardDetails) {
    self = TestCard.allCases.first { $0.numbers.contains { CardNumber($0) == card.number } } ?? .declined
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

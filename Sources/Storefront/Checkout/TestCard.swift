package import PlainText

/// The cards that the built-in test gateway knows, for staff, testers and demos.
package struct TestCard: Equatable, Sendable {
  /// Number, expiry and code as they are typed in one go.
  package let digits: String
  package let outcome: SafeText

  /// Each with an expiry far ahead; the numbers are those that card gateways commonly publish for tests.
  package static let all: [TestCard] = [
    TestCard(digits: "42424242424242421234123", outcome: "Paid"),
    TestCard(digits: "40000000000000021234123", outcome: "Declined"),
    TestCard(digits: "40000000000099951234123", outcome: "Insufficient funds"),
    TestCard(digits: "40000000000000691234123", outcome: "Card expired"),
    TestCard(digits: "40000000000001271234123", outcome: "Wrong security code"),
    TestCard(digits: "40000000000001191234123", outcome: "Processing error"),
    TestCard(digits: "40000025000031551234123", outcome: "Bank asks to confirm"),
    TestCard(digits: "40000000000069751234123", outcome: "No answer, paid all the same"),
  ]

  /// `•••• 4242`: a screen shows no more of any card, so that a recording of it can be searched for one.
  var masked: SafeText { SafeText(cleaning: "•••• " + digits.prefix(16).suffix(4)) }
}

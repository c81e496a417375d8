package import Commerce
package import PlainText

/// The cards of the test gateway, for staff, testers and demos.
extension TestCard {
  /// What becomes of a payment with it.
  package var outcome: SafeText {
    switch self {
    case .success: "Paid"
    case .declined: "Declined"
    case .insufficientFunds: "Insufficient funds"
    case .expired: "Card expired"
    case .incorrectCode: "Wrong security code"
    case .processingError: "Processing error"
    case .authentication: "Bank asks to confirm"
    case .lateAnswer: "No answer, paid all the same"
    }
  }

  /// `•••• 4242`: a screen shows no more of any card, so that a recording of it can be searched for one.
  var masked: SafeText { SafeText(cleaning: numbers.first?.masked ?? "") }
}

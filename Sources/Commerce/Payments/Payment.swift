/// Where a payment stands; ``PaymentState/canBecome(_:)`` says which moves are legal.
package enum PaymentState: String, Sendable, Codable, CaseIterable {
  /// Written before the gateway is called.
  case creating
  /// The shopper has to confirm with the bank.
  case requiresAction = "requires_action"
  /// The gateway has not decided yet, or its answer was lost.
  case pending
  case succeeded
  case declined
  case cancelled
  case refunded
}

/// Why a card was refused, in the terms gateways share.
package enum DeclineReason: String, Sendable, Codable, CaseIterable, Error {
  case declined
  case insufficientFunds = "insufficient_funds"
  case expiredCard = "expired_card"
  case incorrectCode = "incorrect_cvc"
  case processingError = "processing_error"
  case authenticationFailed = "authentication_failed"
}

/// The brand of a card, told from its first digits (ISO/IEC 7812 issuer ranges).
package enum CardBrand: String, Sendable, Codable, CaseIterable {
  case visa, mastercard, amex, discover, diners, jcb, unionpay, unknown
}

/// What may be kept of a card.
package struct CardSummary: Hashable, Sendable, Codable {
  package var brand: CardBrand
  package var lastFour: String

  package init(brand: CardBrand, lastFour: String) {
    self.brand = brand
    self.lastFour = lastFour
  }
}

package import PlainText

/// The cards of the test gateway: one for whatever can become of a payment.
///
/// Any expiry and any code go with them. The numbers are those that gateways publish for their own test modes; no other
/// number is ever charged. They are put together when somebody asks: where no card stands in a program's file, a dump of
/// it can be searched for one.
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

  /// At least one; the first has sixteen digits.
  package var numbers: [CardNumber] { values.compactMap { CardNumber($0) } }

  /// Whether a number is one of this card's; asked of each card that pays, so none is put together for it.
  package func has(_ number: CardNumber) -> Bool {
    // The most that a number has, nineteen digits, fit.
    values.contains(number.digits.reduce(0) { $0 * 10 + UInt64($1) })
  }

  private var values: [UInt64] {
    switch self {
    case .success: [4242_4242_4242_4242, 5555_5555_5555_4444, 3782_822463_10005]
    case .declined: [4000_0000_0000_0002]
    case .insufficientFunds: [4000_0000_0000_9995]
    case .expired: [4000_0000_0000_0069]
    case .incorrectCode: [4000_0000_0000_0127]
    case .processingError: [4000_0000_0000_0119]
    case .authentication: [4000_0025_0000_3155]
    case .lateAnswer: [4000_0000_0000_6975]
    }
  }

  /// Number, expiry and code as they are typed in one go, in ASCII; the expiry is far ahead.
  package var typed: WipedBytes {
    WipedBytes(((numbers.first?.digits ?? []) + [1, 2, 3, 4, 1, 2, 3]).lazy.map { $0 + 0x30 })
  }

  /// The same as a text, which nobody wipes: for demos and trials.
  package var keys: String { String(decoding: typed, as: UTF8.self) }
}

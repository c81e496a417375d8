extension PaymentState {
  /// The states that may follow; staying is no move.
  ///
  /// A gateway's answers can come in any order before the payment is decided; once it is declined or cancelled it stays
  /// so, and another try is another payment. Money that was taken can only go back.
  package var followers: Set<PaymentState> {
    switch self {
    case .creating: [.requiresAction, .pending, .succeeded, .declined, .cancelled]
    case .requiresAction: [.pending, .succeeded, .declined, .cancelled]
    case .pending: [.requiresAction, .succeeded, .declined, .cancelled]
    case .succeeded: [.refunded]
    case .declined, .cancelled, .refunded: []
    }
  }

  package func canBecome(_ next: PaymentState) -> Bool { followers.contains(next) }

  /// The next state, if the move is legal.
  package func moved(to next: PaymentState) throws(IllegalMove) -> PaymentState {
    guard canBecome(next) else { throw .payment(from: self, to: next) }
    return next
  }
}

extension OrderState {
  /// The states that may follow; staying is no move.
  package var followers: Set<OrderState> {
    switch self {
    case .pendingPayment: [.placed, .cancelled]
    case .placed: [.completed, .cancelled]
    case .completed, .cancelled: []
    }
  }

  package func canBecome(_ next: OrderState) -> Bool { followers.contains(next) }

  /// The next state, if the move is legal.
  package func moved(to next: OrderState) throws(IllegalMove) -> OrderState {
    guard canBecome(next) else { throw .order(from: self, to: next) }
    return next
  }
}

extension FulfilmentState {
  /// The states that may follow; staying is no move.
  ///
  /// A packed parcel can be unpacked again, one that is on its way can come back without having been delivered, and
  /// nothing is cancelled once the carrier has it.
  package var followers: Set<FulfilmentState> {
    switch self {
    case .unfulfilled: [.packed, .cancelled]
    case .packed: [.shipped, .unfulfilled, .cancelled]
    case .shipped: [.delivered, .returned]
    case .delivered: [.returned]
    case .returned, .cancelled: []
    }
  }

  package func canBecome(_ next: FulfilmentState) -> Bool { followers.contains(next) }

  /// The next state, if the move is legal.
  package func moved(to next: FulfilmentState) throws(IllegalMove) -> FulfilmentState {
    guard canBecome(next) else { throw .fulfilment(from: self, to: next) }
    return next
  }
}

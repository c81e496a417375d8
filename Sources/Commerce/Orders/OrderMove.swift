package import PlainText

/// What staff do with an order that was paid.
package enum OrderMove: Hashable, Sendable {
  case pack
  /// The parcel is opened again.
  case unpack
  /// The carrier has it, under a number of its own where it gives one; what is not packed yet is packed with it.
  case ship(tracking: SafeText)
  case deliver
  /// Nothing is sent: the stock is sold to others, and the money goes back.
  case cancel(reason: SafeText)
  /// The parcel came back. The money stays until ``refund``.
  ///
  /// - Parameter isSellable: What is in it goes on the shelf again.
  case takeBack(isSellable: Bool, reason: SafeText)
  /// The money of what came back goes back too.
  case refund

  /// What is written down of it beside the move itself.
  package var note: SafeText {
    switch self {
    case .ship(let tracking): tracking
    case .cancel(let reason), .takeBack(_, let reason): reason
    case .pack, .unpack, .deliver, .refund: .empty
    }
  }
}

/// Where an order, its parcel and its money stand together.
package struct OrderStanding: Hashable, Sendable {
  package var order: OrderState
  package var fulfilment: FulfilmentState
  package var payment: PaymentState

  package init(order: OrderState, fulfilment: FulfilmentState, payment: PaymentState) {
    self.order = order
    self.fulfilment = fulfilment
    self.payment = payment
  }

  /// Where an order stands now.
  package init(of order: Order) {
    self.init(order: order.state, fulfilment: order.fulfilment, payment: order.paymentState)
  }

  /// Where it stands after a move; a cancelled or refunded order's payment is settled when its provider has answered.
  ///
  /// An order is completed when its parcel has been delivered, and when it came back: nothing is left to be sent.
  package func after(_ move: OrderMove) throws(IllegalMove) -> OrderStanding {
    guard order != .pendingPayment else { throw .payment(from: payment, to: .succeeded) }
    var next = self
    switch move {
    case .pack: next.fulfilment = try fulfilment.moved(to: .packed)
    case .unpack: next.fulfilment = try fulfilment.moved(to: .unfulfilled)
    case .ship:
      let packed = fulfilment == .unfulfilled ? try fulfilment.moved(to: .packed) : fulfilment
      next.fulfilment = try packed.moved(to: .shipped)
    case .deliver:
      next.fulfilment = try fulfilment.moved(to: .delivered)
      next.order = try order.moved(to: .completed)
    case .cancel:
      next.fulfilment = try fulfilment.moved(to: .cancelled)
      next.order = try order.moved(to: .cancelled)
    case .takeBack:
      next.fulfilment = try fulfilment.moved(to: .returned)
      if order != .completed { next.order = try order.moved(to: .completed) }
    case .refund:
      guard fulfilment == .returned else { throw .fulfilment(from: fulfilment, to: .returned) }
      _ = try payment.moved(to: .refunded)
    }
    return next
  }
}

/// A move that a state machine of trade does not know: a programming error or a late message, never the shopper's
/// doing.
package enum IllegalMove: Error, Hashable, Sendable {
  case payment(from: PaymentState, to: PaymentState)
  case order(from: OrderState, to: OrderState)
  case fulfilment(from: FulfilmentState, to: FulfilmentState)
}

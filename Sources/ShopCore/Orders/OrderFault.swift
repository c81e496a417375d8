package import Commerce

/// Why an order cannot be placed or paid at all.
package enum OrderFault: Error, Hashable, Sendable {
  /// There is nothing in the cart to be bought.
  case emptyCart
  /// What was typed is not complete or not right.
  case incomplete([CheckoutField: FieldFault])
  /// The guest, or those who come from the same place, hold stock for as many unpaid orders as they may.
  case tooManyOpenOrders(limit: Int)
  /// There is no such payment attempt.
  case unknownAttempt
}

/// Why staff cannot move an order.
///
/// Nothing was changed then. Where its state forbids the move, an `IllegalMove` is thrown.
package enum FulfilmentFault: Error, Hashable, Sendable {
  case unknownOrder
  /// A name, a reason or a carrier's number is longer than can be kept.
  case tooLong(limit: Int)
}

/// What came of asking for an order by its number and e-mail address.
package enum OrderLookup: Hashable, Sendable {
  case found(Order)
  /// No order has this number and this address; which of the two is wrong is not told.
  case notFound
  case tooManyTries(retryAfterSeconds: Int)
}

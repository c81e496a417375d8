/// Why something could not be done with a cart.
package enum CartFault: Error, Hashable, Sendable {
  /// There is no such cart, or it is another guest's.
  case notFound
  /// The catalogue does not have the SKU (any more).
  case vanished
  /// The cart has as many different lines as it can hold.
  case full(limit: Int)
  /// The guest has as many carts as one can have.
  case tooManyCarts(limit: Int)
  /// No cart has this resume code, or its time is over.
  case unknownResumeCode
  /// Too many codes were tried in vain from here.
  case tooManyTries(retryAfterSeconds: Int)
}

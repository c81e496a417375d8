import Commerce
import PlainText
import ShopCore
import Storefront

extension Shopper {
  /// The order with a number and the address it was placed with; for one that was placed from here the number is enough.
  ///
  /// - Throws: ``CommandFault`` where there is none, or too many were asked for.
  func order(_ number: String, email: String?) throws -> Order {
    let found = try find(number, email: email)
    switch found {
    case .found(let order): return order
    case .notFound: throw CommandFault(.notFound, Words.refusal(found))
    case .tooManyTries(let seconds):
      var fault = CommandFault(.tooManyTries, Words.refusal(found))
      fault.retryAfterSeconds = seconds
      throw fault
    }
  }

  private func find(_ number: String, email: String?) throws -> OrderLookup {
    let guest = try guest().guestID
    if let email { return try shop.order(number: number, email: email, guest: guest) }
    let wanted = OrderNumber.normalised(number)
    guard let own = try shop.orders(of: guest).first(where: { $0.number == wanted }) else {
      throw CommandFault(
        .notFound,
        "No order with this number was placed from here. Give the e-mail address it was placed with: --email")
    }
    return .found(own)
  }
}

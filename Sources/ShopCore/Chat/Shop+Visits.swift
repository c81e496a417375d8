package import Commerce
import PlainText

extension Shop {
  /// Lets the desks see that a guest is in the shop, until ``endVisit(_:)`` or until the bell is not answered any more.
  ///
  /// - Parameter bell: The path of the session's ``ShopBell``; nil: nobody can reach it.
  package func beginVisit(guest: Int, isReturning: Bool, bell: String?, place: ChatPlace) throws -> Int { 0 }

  /// Notes the page a guest has turned to, and the cart in use there.
  package func look(at place: ChatPlace, cart: Int, visit: Int) throws {}

  package func endVisit(_ visit: Int) throws {}
}

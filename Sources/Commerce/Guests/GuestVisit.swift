/// A guest who has come in, by the token kept on their side.
package struct GuestVisit: Hashable, Sendable {
  package var guestID: Int
  /// 32 small hexadecimal digits; a secret, to be kept by the guest and never logged.
  package var token: String
  /// The cart in use; there always is one.
  package var cartID: Int
  /// The token was known.
  package var isReturning: Bool
  /// ISO 3166-1 alpha-2: the last one used, or the one the shop ships from.
  package var country: String
  /// The id of the theme chosen last.
  package var theme: String?

  package init(guestID: Int, token: String, cartID: Int, isReturning: Bool, country: String, theme: String?) {
    self.guestID = guestID
    self.token = token
    self.cartID = cartID
    self.isReturning = isReturning
    self.country = country
    self.theme = theme
  }
}

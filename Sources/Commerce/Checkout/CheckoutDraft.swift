/// What a guest has typed on the way to an order; kept with the cart, so that a hang-up loses nothing.
///
/// There is no card in it: a card number exists only in memory, until the gateway has made a token of it.
package struct CheckoutDraft: Hashable, Sendable, Codable {
  package var email: String
  /// First and last name in one field.
  package var fullName: String
  package var address: PostalAddress
  /// Optional; for the carrier only.
  package var phone: String
  /// Nil: the same as the shipping address.
  package var billing: PostalAddress?
  package var methodID: String?
  /// Optional; printed on the packing slip.
  package var note: String

  package init(country: String) {
    email = ""
    fullName = ""
    address = PostalAddress(country: country)
    phone = ""
    billing = nil
    methodID = nil
    note = ""
  }
}

/// A place in the checkout that can be wrong.
package enum CheckoutField: String, CaseIterable, Sendable, Codable {
  case email, fullName, country, street, secondLine, postalCode, city, region, phone, note
  case method
  case cardNumber, cardExpiry, cardCode
}

/// What is wrong with a field; the sentence is the front's.
package enum FieldFault: Hashable, Sendable, Codable {
  case missing
  /// Not of the form that is needed; `example` is a right one.
  case malformed(example: String)
  case tooLong(limit: Int)
  /// The card number's check digit does not fit (ISO/IEC 7812, Luhn).
  case checkDigit
  case expired
  /// The shop does not ship there.
  case notServed
  /// A card number stands where none is asked for.
  case holdsCard
}

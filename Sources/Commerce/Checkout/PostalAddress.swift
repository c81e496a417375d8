/// Where a parcel goes; which parts a country uses is in ``AddressForm``.
package struct PostalAddress: Hashable, Sendable, Codable {
  /// ISO 3166-1 alpha-2.
  package var country: String
  package var street: String
  /// Company, flat, floor; never required.
  package var secondLine: String
  package var postalCode: String
  package var city: String
  /// Subdivision code (`CA`) or, where a country has none, what was typed.
  package var region: String

  package init(
    country: String, street: String = "", secondLine: String = "", postalCode: String = "", city: String = "",
    region: String = ""
  ) {
    self.country = country
    self.street = street
    self.secondLine = secondLine
    self.postalCode = postalCode
    self.city = city
    self.region = region
  }

  /// The address with each of its texts, the country's code too, changed in the same way.
  package func mapTexts(_ change: (String) -> String) -> PostalAddress {
    PostalAddress(
      country: change(country), street: change(street), secondLine: change(secondLine),
      postalCode: change(postalCode), city: change(city), region: change(region))
  }
}

import PlainText

/// What the parts of an address are called in a country, in English.
struct AddressWords: Hashable, Sendable {
  let postalCode: SafeText
  let region: SafeText
  let city: SafeText

  /// Takes the kinds as ``AddressFacts`` names them; nil is the usual kind.
  init(country: String, postalCode: String?, region: String?, city: String?) {
    self.postalCode =
      switch postalCode {
      case "zip": "ZIP code"
      case "pin": "PIN code"
      case "eircode": "Eircode"
      default: AddressWords.postcodeCountries.contains(country) ? "Postcode" : "Postal code"
      }
    self.region =
      switch region {
      case "state": "State"
      case "county": "County"
      case "prefecture": "Prefecture"
      case "department": "Department"
      case "district": "District"
      case "island": "Island"
      case "parish": "Parish"
      case "emirate": "Emirate"
      case "oblast": "Region (oblast)"
      case "do_si": "Province or city"
      case "area": "Area"
      default: "Province"
      }
    self.city =
      switch city {
      case "suburb": "Suburb"
      case "district": "District"
      case "post_town": "Town or city"
      default: "City"
      }
  }

  // Where English says "postcode": the posts that follow Royal Mail's or Australia Post's word, and the Netherlands.
  private static let postcodeCountries: Set<String> = [
    "AC", "AU", "CC", "CX", "FK", "GB", "GG", "GI", "GS", "HM", "IM", "IO", "JE", "MY", "NF", "NL", "NZ", "PN", "SH",
    "TA", "TC",
  ]
}

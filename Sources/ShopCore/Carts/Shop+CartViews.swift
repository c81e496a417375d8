package import Commerce
import Database

extension Shop {
  /// The cart priced for a country by the cheapest way to ship there.
  ///
  /// - Throws: ``CartFault/notFound``.
  package func cart(_ cartID: Int, country: String) throws -> CartView {
    let pricing = try pricing(ofCart: cartID, country: country)
    return pricing.view(pricing.cheapestQuote())
  }

  /// The cart as it stands now, ready to be priced.
  ///
  /// - Parameter email: Whose uses of a coupon count; the draft's when nil.
  func pricing(ofCart cartID: Int, country: String, email: String? = nil) throws -> CartPricing {
    let now = world.now()
    let snapshot = try ledger.read { try CartSnapshot(cart: cartID, email: email, now: now, in: $0) }
    return try pricing(snapshot, country: country)
  }

  /// The snapshot ready to be priced; its region, which some taxes go by, is the draft's when that is for the country.
  func pricing(_ snapshot: CartSnapshot, country: String) throws -> CartPricing {
    let address = try snapshot.draft?.address
    return try pricing(snapshot, country: country, region: address?.country == country ? address?.region : nil)
  }

  func pricing(_ snapshot: CartSnapshot, for address: PostalAddress) throws -> CartPricing {
    try pricing(snapshot, country: address.country, region: address.region)
  }

  private func pricing(_ snapshot: CartSnapshot, country: String, region: String?) throws -> CartPricing {
    CartPricing(
      snapshot, items: try catalog.items(skus: snapshot.stored.skus), profile: profile, country: country,
      region: region, now: world.now())
  }
}

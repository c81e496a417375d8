package import PlainText

/// Where the shop ships, how, for how much and how fast.
package struct ShippingRules: Hashable, Sendable, Codable {
  /// ISO 3166-1 alpha-2.
  package var shipsFrom: String
  /// Days on which the carrier collects and delivers.
  package var workingDays: Set<Weekday>
  /// Minute of the day, in the shop's zone, until which an order leaves the same working day.
  package var cutOffMinute: Int
  /// Days without collection or delivery.
  package var holidays: Set<CivilDate>
  package var zones: [ShippingZone]

  package init(
    shipsFrom: String, workingDays: Set<Weekday>, cutOffMinute: Int, holidays: Set<CivilDate>, zones: [ShippingZone]
  ) {
    self.shipsFrom = shipsFrom
    self.workingDays = workingDays
    self.cutOffMinute = cutOffMinute
    self.holidays = holidays
    self.zones = zones
  }

  /// The zone of a country: the first that lists it, else the one of every other country.
  package func zone(for country: String) -> ShippingZone? {
    zones.first { $0.countries.contains(country) } ?? zones.first { $0.countries.contains("*") }
  }
}

/// Countries that share methods and prices.
package struct ShippingZone: Hashable, Sendable, Codable {
  package var name: SafeText
  /// ISO 3166-1 alpha-2 codes, or `*` for every country that no zone lists.
  package var countries: [String]
  package var methods: [ShippingMethod]

  package init(name: SafeText, countries: [String], methods: [ShippingMethod]) {
    self.name = name
    self.countries = countries
    self.methods = methods
  }
}

/// One way to send a parcel.
package struct ShippingMethod: Hashable, Sendable, Codable {
  /// Unique within its zone.
  package var id: String
  package var name: SafeText
  package var price: Money
  /// The merchandise total, after discounts, from which it costs nothing.
  package var freeFrom: Money?
  /// Working days on the way.
  package var transitDays: ClosedRange<Int>
  package var maximumGrams: Int?

  package init(
    id: String, name: SafeText, price: Money, freeFrom: Money?, transitDays: ClosedRange<Int>, maximumGrams: Int?
  ) {
    self.id = id
    self.name = name
    self.price = price
    self.freeFrom = freeFrom
    self.transitDays = transitDays
    self.maximumGrams = maximumGrams
  }
}

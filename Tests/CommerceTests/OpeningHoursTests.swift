import Commerce
import Testing

/// Time within opening hours.
struct OpeningHoursTests {
  /// Weekdays 9:00–17:00, Saturday 10:00–14:00.
  private static let shop = OpeningHours([
    .mon: 540..<1020, .tue: 540..<1020, .wed: 540..<1020, .thu: 540..<1020, .fri: 540..<1020, .sat: 600..<840,
  ])
  private static let night = OpeningHours([.sun: 0..<240])
  private static let always = OpeningHours(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, 0..<1440) }))
  private static let hour = 3600

  static let spans: [(hours: OpeningHours, zone: String, from: String, until: String, seconds: Int)] = [
    // Tuesday in winter: Dublin's clock is UTC.
    (shop, "Europe/Dublin", "2026-11-24T10:00:00", "2026-11-24T10:02:03", 123),
    (shop, "Europe/Dublin", "2026-11-24T08:59:00", "2026-11-24T09:01:00", 60),
    (shop, "Europe/Dublin", "2026-11-24T16:59:00", "2026-11-24T20:00:00", 60),
    (shop, "Europe/Dublin", "2026-11-24T18:00:00", "2026-11-25T08:00:00", 0),
    (shop, "Europe/Dublin", "2026-11-24T16:00:00", "2026-11-25T10:00:00", 2 * hour),
    // Friday to Monday, over a Saturday.
    (shop, "Europe/Dublin", "2026-11-27T16:00:00", "2026-11-30T10:00:00", 6 * hour),
    (shop, "Europe/Dublin", "2026-11-23T00:00:00", "2026-11-30T00:00:00", 44 * hour),
    (shop, "Europe/Dublin", "2026-11-24T11:00:00", "2026-11-24T10:00:00", 0),
    // In summer the shop opens at 8:00 UTC.
    (shop, "Europe/Dublin", "2026-06-23T07:59:00", "2026-06-23T08:01:00", 60),
    // The weekend on which the clock changes: Friday 16:00 to Monday 10:00 by the clock.
    (shop, "Europe/Dublin", "2026-03-27T16:00:00", "2026-03-30T09:00:00", 6 * hour),
    (shop, "Europe/Dublin", "2026-10-23T15:00:00", "2026-10-26T10:00:00", 6 * hour),
    // Sunday 0:00–4:00 is three hours in spring and five in autumn.
    (night, "Europe/Dublin", "2026-03-28T12:00:00", "2026-03-29T12:00:00", 3 * hour),
    (night, "Europe/Dublin", "2026-10-24T12:00:00", "2026-10-25T12:00:00", 5 * hour),
    (night, "America/New_York", "2026-03-07T12:00:00", "2026-03-08T12:00:00", 3 * hour),
    (night, "America/New_York", "2026-10-31T12:00:00", "2026-11-01T12:00:00", 5 * hour),
    // A shop that never closes counts every second, whatever the clock does.
    (always, "Australia/Sydney", "2026-04-04T00:00:00", "2026-04-06T00:00:00", 48 * hour),
    (always, "America/New_York", "2026-03-07T05:00:00", "2026-03-09T05:00:00", 48 * hour),
    (OpeningHours([:]), "UTC", "2026-01-01T00:00:00", "2026-12-31T00:00:00", 0),
  ]

  @Test(arguments: spans)
  func `only time within opening hours counts`(
    hours: OpeningHours, zone: String, from: String, until: String, seconds: Int
  ) throws {
    let rule = try #require(TimeZoneRule(name: zone))
    let start = try TimeZoneTests.utc(from)
    let end = try TimeZoneTests.utc(until)
    #expect(hours.secondsOpen(from: start, until: end, in: rule) == seconds)
  }

  static let dues: [(zone: String, from: String, seconds: Int, due: String)] = [
    ("Europe/Dublin", "2026-11-24T10:00:00", 120, "2026-11-24T10:02:00"),
    ("Europe/Dublin", "2026-11-24T16:59:00", 120, "2026-11-25T09:01:00"),
    ("Europe/Dublin", "2026-11-24T16:58:00", 120, "2026-11-24T17:00:00"),
    ("Europe/Dublin", "2026-11-28T20:00:00", 120, "2026-11-30T09:02:00"),
    ("Europe/Dublin", "2026-11-24T20:00:00", 0, "2026-11-25T09:00:00"),
    ("Europe/Dublin", "2026-03-28T20:00:00", 120, "2026-03-30T08:02:00"),
    ("America/New_York", "2026-10-30T20:59:00", 5 * hour, "2026-11-02T14:59:00"),
  ]

  @Test(arguments: dues)
  func `an answer is due when the shop has been open for long enough`(
    zone: String, from: String, seconds: Int, due: String
  ) throws {
    let rule = try #require(TimeZoneRule(name: zone))
    let start = try TimeZoneTests.utc(from)
    let expected = try TimeZoneTests.utc(due)
    #expect(OpeningHoursTests.shop.instant(openFor: seconds, since: start, in: rule) == expected)
    #expect(
      OpeningHoursTests.shop.secondsOpen(from: start, until: expected, in: rule) == seconds)
    #expect(OpeningHours([:]).instant(openFor: seconds, since: start, in: rule) == nil)
  }
}

import Commerce
import Testing

struct TimeZoneTests {
  /// Reads `2026-03-29T01:00:00` as UTC.
  static func utc(_ text: String) throws -> Instant {
    let parts = text.split(separator: "T")
    let date = try #require(CivilDate(String(parts[0])))
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return Instant(seconds: date.dayNumber * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  static let moments: [(zone: String, utc: String, local: String, minute: Int, label: String)] = [
    // Both nights in Dublin: 01:00 becomes 02:00, and 02:00 becomes 01:00.
    ("Europe/Dublin", "2026-03-29T00:59:59", "2026-03-29", 59, "GMT"),
    ("Europe/Dublin", "2026-03-29T01:00:00", "2026-03-29", 120, "IST"),
    ("Europe/Dublin", "2026-10-25T00:59:59", "2026-10-25", 119, "IST"),
    ("Europe/Dublin", "2026-10-25T01:00:00", "2026-10-25", 60, "GMT"),
    ("Europe/Berlin", "2026-03-29T00:59:59", "2026-03-29", 119, "CET"),
    ("Europe/Berlin", "2026-03-29T01:00:00", "2026-03-29", 180, "CEST"),
    ("Europe/Berlin", "2026-10-25T00:59:59", "2026-10-25", 179, "CEST"),
    ("Europe/Berlin", "2026-10-25T01:00:00", "2026-10-25", 120, "CET"),
    ("America/New_York", "2026-03-08T06:59:59", "2026-03-08", 119, "EST"),
    ("America/New_York", "2026-03-08T07:00:00", "2026-03-08", 180, "EDT"),
    ("America/New_York", "2026-11-01T05:59:59", "2026-11-01", 119, "EDT"),
    ("America/New_York", "2026-11-01T06:00:00", "2026-11-01", 60, "EST"),
    // South of the equator summer spans the new year.
    ("Australia/Sydney", "2026-12-31T12:59:59", "2026-12-31", 1439, "AEDT"),
    ("Australia/Sydney", "2027-01-01T00:00:00", "2027-01-01", 660, "AEDT"),
    ("Australia/Sydney", "2026-04-04T15:59:59", "2026-04-05", 179, "AEDT"),
    ("Australia/Sydney", "2026-04-04T16:00:00", "2026-04-05", 120, "AEST"),
    ("Pacific/Auckland", "2026-07-01T12:00:00", "2026-07-02", 0, "NZST"),
    ("Pacific/Auckland", "2026-12-31T10:59:59", "2026-12-31", 1439, "NZDT"),
    ("Asia/Kolkata", "2026-01-01T00:00:00", "2026-01-01", 330, "IST"),
    ("Asia/Tokyo", "2026-12-31T14:59:59", "2026-12-31", 1439, "JST"),
    ("Asia/Tokyo", "2026-12-31T15:00:00", "2027-01-01", 0, "JST"),
    ("America/St_Johns", "2026-07-01T00:00:00", "2026-06-30", 1290, "NDT"),
    ("Europe/Istanbul", "2026-07-01T00:00:00", "2026-07-01", 180, "+03"),
    ("America/Sao_Paulo", "2026-07-01T00:00:00", "2026-06-30", 1260, "-03"),
    // Rules with hours beyond the day: Friday before the last Sunday of March, 2:00; the first Sunday of September, 0:00.
    ("Asia/Jerusalem", "2026-03-26T23:59:59", "2026-03-27", 119, "IST"),
    ("Asia/Jerusalem", "2026-03-27T00:00:00", "2026-03-27", 180, "IDT"),
    ("America/Santiago", "2026-09-06T03:59:59", "2026-09-05", 1439, "-04"),
    ("America/Santiago", "2026-09-06T04:00:00", "2026-09-06", 60, "-03"),
    // Leap day, the last second of a year, and beyond 32 bits.
    ("Europe/Paris", "2028-02-28T23:30:00", "2028-02-29", 30, "CET"),
    ("UTC", "2028-02-29T23:59:59", "2028-02-29", 1439, "UTC"),
    ("UTC", "2026-12-31T23:59:59", "2026-12-31", 1439, "UTC"),
    ("Europe/Paris", "2026-12-31T23:00:00", "2027-01-01", 0, "CET"),
    ("Europe/Dublin", "2038-01-19T03:14:08", "2038-01-19", 194, "GMT"),
    ("Europe/Dublin", "2038-07-01T12:00:00", "2038-07-01", 780, "IST"),
    ("Europe/Berlin", "2099-07-01T12:00:00", "2099-07-01", 840, "CEST"),
    ("America/New_York", "1969-12-31T23:59:59", "1969-12-31", 1139, "EST"),
  ]

  @Test(arguments: moments)
  func `a zone's clock shows the right day, minute and name`(
    zone: String, utc: String, local: String, minute: Int, label: String
  ) throws {
    let rule = try #require(TimeZoneRule(name: zone))
    let instant = try TimeZoneTests.utc(utc)
    let shown = rule.local(instant)
    #expect(shown.date.iso == local)
    #expect(shown.minute == minute)
    #expect(rule.abbreviation(at: instant) == label)
  }

  static let clocks: [(zone: String, local: String, minute: Int, utc: String)] = [
    ("Europe/Dublin", "2026-11-24", 840, "2026-11-24T14:00:00"),
    ("Europe/Dublin", "2026-06-24", 840, "2026-06-24T13:00:00"),
    // 01:30 does not exist on one night and exists twice on the other.
    ("Europe/Dublin", "2026-03-29", 90, "2026-03-29T01:00:00"),
    ("Europe/Dublin", "2026-03-29", 120, "2026-03-29T01:00:00"),
    ("Europe/Dublin", "2026-10-25", 90, "2026-10-25T00:30:00"),
    ("Europe/Dublin", "2026-10-25", 120, "2026-10-25T02:00:00"),
    ("America/New_York", "2026-03-08", 150, "2026-03-08T07:00:00"),
    ("America/New_York", "2026-11-01", 60, "2026-11-01T05:00:00"),
    ("Australia/Sydney", "2026-10-04", 150, "2026-10-03T16:00:00"),
    ("Asia/Kolkata", "2026-01-01", 0, "2025-12-31T18:30:00"),
    ("UTC", "2026-12-31", 1440, "2027-01-01T00:00:00"), ("UTC", "2028-02-29", 0, "2028-02-29T00:00:00"),
  ]

  @Test(arguments: clocks)
  func `a minute of a day is the first moment at which the clock shows it`(
    zone: String, local: String, minute: Int, utc: String
  ) throws {
    let rule = try #require(TimeZoneRule(name: zone))
    let date = try #require(CivilDate(local))
    #expect(rule.instant(of: date, minute: minute) == (try TimeZoneTests.utc(utc)))
  }

  @Test(arguments: TimeZoneRule.knownNames)
  func `every known zone finds each quarter of an hour again`(name: String) throws {
    let rule = try #require(TimeZoneRule(name: name))
    #expect(abs(rule.offsetSeconds(at: Instant(seconds: 1_780_000_000))) <= 14 * 3600)
    let start = try TimeZoneTests.utc("2026-01-01T00:00:00")
    for step in stride(from: 0, to: 400 * 86_400, by: 61 * 900) {
      let instant = start.advanced(bySeconds: step)
      let (date, minute) = rule.local(instant)
      let found = rule.instant(of: date, minute: minute)
      #expect(found <= instant)
      #expect(rule.local(found).date == date)
      #expect(rule.local(found).minute == minute)
    }
  }

  @Test func `Dublin's winter time counts as daylight saving time or not, to the same effect`() throws {
    let summer = try #require(TimeZoneRule(name: "Europe/Dublin"))
    let winter = try TimeZoneRule(posix: "IST-1GMT0,M10.5.0,M3.5.0/1")
    for hour in 0..<9000 {
      let instant = try TimeZoneTests.utc("2026-01-01T00:30:00").advanced(bySeconds: hour * 3600)
      #expect(summer.offsetSeconds(at: instant) == winter.offsetSeconds(at: instant))
      #expect(summer.abbreviation(at: instant) == winter.abbreviation(at: instant))
    }
  }

  static let faults: [(posix: String, fault: TimeZoneFault)] = [
    ("", .malformedName(at: 0)), ("CE-1", .malformedName(at: 0)), ("<CET-1", .malformedName(at: 0)),
    ("Europe/Berlin", .malformedOffset(at: 6)), ("CET", .malformedOffset(at: 3)), ("CET-25", .malformedOffset(at: 3)),
    ("CET-1:60", .malformedOffset(at: 3)), ("CET--1", .malformedOffset(at: 3)), ("ABCDEFGHIJK0", .malformedName(at: 0)),
    ("CET-1CEST", .missingRule(at: 9)), ("CET-1CEST,J60,J300", .malformedRule(at: 9)),
    ("CET-1CEST,M3.5.0", .malformedRule(at: 16)), ("CET-1CEST,M13.5.0,M10.5.0", .malformedRule(at: 9)),
    ("CET-1CEST,M3.6.0,M10.5.0", .malformedRule(at: 9)), ("CET-1CEST,M3.5.7,M10.5.0", .malformedRule(at: 9)),
    ("CET-1CEST,M3.0.0,M10.5.0", .malformedRule(at: 9)), ("CET-1CEST,M3.5.0,M10.5.0/168", .malformedRule(at: 16)),
    ("CET-1CEST,M3.5.0,M10.5.0/3 ", .trailingText(at: 26)), ("UTC0\n", .malformedName(at: 4)),
    ("ЦЕТ-1", .malformedName(at: 0)), ("CET-0000001", .malformedOffset(at: 3)),
  ]

  @Test(arguments: faults)
  func `what is not a rule is refused with its place`(posix: String, fault: TimeZoneFault) {
    #expect(throws: fault) { try TimeZoneRule(posix: posix) }
  }

  @Test func `a name that is not known has no rule`() {
    for name in ["", "europe/dublin", "Europe/Atlantis", "CET-1", "../../etc/passwd"] {
      #expect(TimeZoneRule(name: name) == nil)
    }
    #expect(TimeZoneRule.knownNames.count == 119)
    #expect(TimeZoneRule(name: "UTC") == TimeZoneRule.utc)
  }
}

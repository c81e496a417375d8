import Commerce
import PlainText
import Testing

/// Dates, opening hours and days of arrival.
struct CalendarTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  static let labels: [(from: String, until: String, label: String)] = [
    ("2026-11-24", "2026-11-24", "Tue 24 Nov"), ("2026-11-24", "2026-11-26", "Tue 24 – Thu 26 Nov"),
    ("2026-11-30", "2026-12-02", "Mon 30 Nov – Wed 2 Dec"),
    ("2026-12-31", "2027-01-02", "Thu 31 Dec 2026 – Sat 2 Jan 2027"), ("2028-02-29", "2028-02-29", "Tue 29 Feb"),
    ("2027-01-01", "2027-01-05", "Fri 1 – Tue 5 Jan"),
  ]

  @Test(arguments: labels)
  func `the days of arrival are told in the fewest words`(from: String, until: String, label: String) throws {
    let window = DeliveryWindow(earliest: try CalendarTests.day(from), latest: try CalendarTests.day(until))
    #expect(window.label == label)
  }

  @Test func `a day is told with its year when asked`() throws {
    #expect(try CalendarTests.day("2026-11-24").shortLabel(withYear: true) == "Tue 24 Nov 2026")
    #expect(Weekday.allCases.map(\.label) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
  }

  @Test(
    arguments: "2026-02-29 2026-13-01 2026-00-10 2026-1-01 2026-+1-01 2026-01-+1 2026-01-32 26-01-01 2026-01-01-"
      .split(separator: " ").map(String.init))
  func `what is not a day is not read as one`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  private static let rules = ShippingRules(
    shipsFrom: "IE", workingDays: [.mon, .tue, .wed, .thu, .fri], cutOffMinute: 14 * 60,
    holidays: Set(["2026-12-25", "2026-12-28", "2027-01-01"].compactMap { CivilDate($0) }), zones: [])

  private static func method(
    _ id: String, _ cents: Int, freeFrom: Int? = nil, days: ClosedRange<Int>, grams: Int? = nil
  ) -> ShippingMethod {
    ShippingMethod(
      id: id, name: "Method", price: Money(minorUnits: cents, currency: .eur),
      freeFrom: freeFrom.map { Money(minorUnits: $0, currency: .eur) }, transitDays: days, maximumGrams: grams)
  }

  static let orders: [(utc: String, handling: Int, days: ClosedRange<Int>, label: String)] = [
    // Tuesday in winter, Dublin's clock is UTC: 14:00:00 is in time, a second later is not.
    ("2026-11-24T14:00:00", 0, 1...2, "Wed 25 – Thu 26 Nov"), ("2026-11-24T14:00:01", 0, 1...2, "Thu 26 – Fri 27 Nov"),
    // In summer the clock is an hour ahead.
    ("2026-06-23T13:00:00", 0, 1...1, "Wed 24 Jun"), ("2026-06-23T13:00:01", 0, 1...1, "Thu 25 Jun"),
    // Friday evening leaves on Monday; so does Saturday.
    ("2026-11-27T18:00:00", 0, 1...2, "Tue 1 – Wed 2 Dec"), ("2026-11-28T09:00:00", 0, 1...2, "Tue 1 – Wed 2 Dec"),
    ("2026-11-24T09:00:00", 2, 1...1, "Fri 27 Nov"), ("2026-11-24T09:00:00", 0, 0...0, "Tue 24 Nov"),
    // Christmas Day, a weekend and a holiday on Monday lie between.
    ("2026-12-24T09:00:00", 0, 1...2, "Tue 29 – Wed 30 Dec"), ("2026-12-24T15:00:00", 0, 1...1, "Wed 30 Dec"),
    ("2026-12-30T15:00:00", 0, 1...1, "Mon 4 Jan"), ("2026-12-31T23:59:59", 0, 1...3, "Tue 5 – Thu 7 Jan"),
    ("2026-12-30T09:00:00", 0, 1...2, "Thu 31 Dec 2026 – Mon 4 Jan 2027"),
    // Late on Saturday, Dublin has set its clock forward on Sunday morning.
    ("2026-03-28T23:30:00", 0, 1...1, "Tue 31 Mar"), ("2028-02-28T12:00:00", 0, 1...2, "Tue 29 Feb – Wed 1 Mar"),
  ]

  @Test(arguments: orders)
  func `an order arrives after cut-off, handling, working days and holidays`(
    utc: String, handling: Int, days: ClosedRange<Int>, label: String
  ) throws {
    let window = CalendarTests.rules.window(
      orderedAt: try TimeZoneTests.utc(utc), handlingDays: handling, method: CalendarTests.method("m", 0, days: days),
      zone: try #require(TimeZoneRule(name: "Europe/Dublin")))
    #expect(window.label == label)
  }

  @Test func `rules without a working day still end`() throws {
    var never = CalendarTests.rules
    never.workingDays = []
    let window = never.window(
      orderedAt: try TimeZoneTests.utc("2026-11-24T09:00:00"), handlingDays: 0,
      method: CalendarTests.method("m", 0, days: 1...2), zone: .utc)
    #expect(window.label == "Thu 26 – Fri 27 Nov")
    #expect(!never.isWorkingDay(try CalendarTests.day("2026-11-24")))
    #expect(!CalendarTests.rules.isWorkingDay(try CalendarTests.day("2026-12-25")))
    #expect(!CalendarTests.rules.isWorkingDay(try CalendarTests.day("2026-11-28")))
    #expect(CalendarTests.rules.isWorkingDay(try CalendarTests.day("2026-11-24")))
  }

  private static let ireland = ShippingZone(
    name: "Ireland", countries: ["IE"],
    methods: [
      method("courier", 900, days: 1...1, grams: 20_000),
      method("standard", 450, freeFrom: 4000, days: 1...2, grams: 5000),
      method("slow", 450, days: 3...5), method("gift", 700, freeFrom: 4000, days: 2...3),
    ])

  @Test(arguments: [
    (100, 1000, ["standard", "slow", "gift", "courier"]), (100, 4000, ["standard", "gift", "slow", "courier"]),
    (5000, 1000, ["standard", "slow", "gift", "courier"]), (5001, 1000, ["slow", "gift", "courier"]),
    (20_001, 4000, ["gift", "slow"]),
  ])
  func `the cheapest method comes first, of equals the faster, and none that cannot carry it`(
    grams: Int, cents: Int, expected: [String]
  ) {
    let merchandise = Money(minorUnits: cents, currency: .eur)
    #expect(CalendarTests.ireland.methods(forGrams: grams, merchandise: merchandise).map(\.id) == expected)
    #expect(CalendarTests.ireland.cheapest(forGrams: grams, merchandise: merchandise)?.id == expected.first)
  }

  @Test func `a parcel too heavy for every method has none`() {
    let light = CalendarTests.method("m", 0, days: 1...1, grams: 10)
    let zone = ShippingZone(name: "Z", countries: ["*"], methods: [light])
    #expect(zone.cheapest(forGrams: 11, merchandise: .zero(.eur)) == nil)
  }

  static let doors: [(utc: String, isOpen: Bool, next: String)] = [
    ("2026-11-24T08:59:59", false, "2026-11-24T09:00:00"), ("2026-11-24T09:00:00", true, "2026-11-25T09:00:00"),
    ("2026-11-24T17:29:59", true, "2026-11-25T09:00:00"), ("2026-11-24T17:30:00", false, "2026-11-25T09:00:00"),
    ("2026-11-27T20:00:00", false, "2026-11-28T10:00:00"), ("2026-11-29T12:00:00", false, "2026-11-30T09:00:00"),
    // The clock goes back on Sunday: Monday's 9:00 is 8:00 UTC no longer.
    ("2026-10-24T13:00:00", false, "2026-10-26T09:00:00"), ("2026-06-23T08:00:00", true, "2026-06-24T08:00:00"),
    ("2026-06-23T07:59:59", false, "2026-06-23T08:00:00"), ("2026-12-31T23:59:59", false, "2027-01-01T09:00:00"),
  ]

  private static let hours = OpeningHours(
    Dictionary(uniqueKeysWithValues: [Weekday.mon, .tue, .wed, .thu, .fri].map { ($0, 540..<1050) })
      .merging([.sat: 600..<840]) { $1 })

  @Test(arguments: doors)
  func `a person answers within the hours of the shop's own clock`(utc: String, isOpen: Bool, next: String) throws {
    let zone = try #require(TimeZoneRule(name: "Europe/Dublin"))
    let instant = try TimeZoneTests.utc(utc)
    #expect(CalendarTests.hours.isOpen(at: instant, in: zone) == isOpen)
    #expect(CalendarTests.hours.nextOpening(after: instant, in: zone) == (try TimeZoneTests.utc(next)))
  }

  @Test func `a shop that opens on one day opens again in a week, one that never opens never does`() throws {
    let monday = try TimeZoneTests.utc("2026-11-23T09:00:00")
    let weekly = OpeningHours([.mon: 540..<600])
    #expect(weekly.nextOpening(after: monday, in: .utc) == monday.advanced(bySeconds: 7 * 86_400))
    #expect(OpeningHours([:]).nextOpening(after: monday, in: .utc) == nil)
    #expect(OpeningHours([.mon: 540..<540]).nextOpening(after: monday, in: .utc) == nil)
    // 1:30 is skipped on the last Sunday of March; the door opens when the clock jumps.
    let early = OpeningHours([.sun: 90..<240])
    let dublin = try #require(TimeZoneRule(name: "Europe/Dublin"))
    let jump = try TimeZoneTests.utc("2026-03-29T01:00:00")
    #expect(early.nextOpening(after: jump.advanced(bySeconds: -1), in: dublin) == jump)
    #expect(early.isOpen(at: jump, in: dublin))
  }
}

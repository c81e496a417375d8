/// A zone's rule, taken apart.
struct TimeZoneParts: Sendable {
  struct Period: Sendable {
    /// `CET`, `+03`.
    var label: String
    /// Seconds east of Greenwich.
    var offset: Int
  }

  struct Daylight: Sendable {
    var period: Period
    /// By the standard clock.
    var start: YearlyMoment
    /// By the daylight clock.
    var end: YearlyMoment
  }

  /// The `week`th `weekday` of a month, and seconds from that day's midnight (less than 0 and more than a day happen).
  struct YearlyMoment: Sendable {
    var month: Int
    /// 5 is the last.
    var week: Int
    /// 0 is Sunday.
    var weekday: Int
    var seconds: Int

    /// Seconds since 1970 on the local clock; nil for years that ``CivilDate`` does not reach.
    func localSeconds(in year: Int) -> Int? {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      // 1970-01-01 was a Thursday, 4 when Sunday is 0.
      let firstWeekday = ((first.dayNumber + 4) % 7 + 7) % 7
      var date = first.advanced(byDays: (weekday - firstWeekday + 7) % 7 + 7 * (week - 1))
      while date.month != month { date = date.advanced(byDays: -7) }
      return date.dayNumber * 86_400 + seconds
    }
  }

  /// A moment at which the clock is set, and to what.
  struct Transition {
    var seconds: Int
    var period: Period
  }

  var standard: Period
  var daylight: Daylight?

  /// The transitions of the years around a moment, in order; empty without daylight saving time.
  func transitions(around seconds: Int) -> [Transition] {
    guard let daylight else { return [] }
    let year = CivilDate(dayNumber: seconds.flooredDivision(by: 86_400)).year
    return (year - 1...year + 1)
      .flatMap { year in
        [
          daylight.start.localSeconds(in: year)
            .map { Transition(seconds: $0 - standard.offset, period: daylight.period) },
          daylight.end.localSeconds(in: year)
            .map { Transition(seconds: $0 - daylight.period.offset, period: standard) },
        ]
        .compactMap(\.self)
      }
      .sorted { $0.seconds < $1.seconds }
  }

  /// What the clock follows at a moment.
  func period(at seconds: Int) -> Period {
    transitions(around: seconds).last { $0.seconds <= seconds }?.period ?? standard
  }
}

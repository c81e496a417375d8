extension TimeZoneRule {
  /// Seconds east of Greenwich at a moment.
  package func offsetSeconds(at instant: Instant) -> Int { parts.period(at: instant.seconds).offset }

  /// What the zone's time is called at a moment: `CET`, `CEST`, `+03`.
  package func abbreviation(at instant: Instant) -> String { parts.period(at: instant.seconds).label }

  /// What calendar and clock show at a moment; minutes are those since midnight, 0–1439.
  package func local(_ instant: Instant) -> (date: CivilDate, minute: Int) {
    let seconds = instant.seconds + offsetSeconds(at: instant)
    let day = seconds.flooredDivision(by: 86_400)
    return (CivilDate(dayNumber: day), (seconds - day * 86_400) / 60)
  }

  /// The first moment at which the clock shows that minute of that day.
  ///
  /// Of an hour that comes twice it is the first; for a minute that is skipped in spring it is the moment of the jump.
  /// Minutes may be beyond the day: 1440 is the next midnight.
  package func instant(of date: CivilDate, minute: Int) -> Instant {
    let local = date.dayNumber * 86_400 + minute * 60
    let offsets = [parts.standard.offset, parts.daylight?.period.offset ?? parts.standard.offset].sorted(by: >)
    for offset in offsets where parts.period(at: local - offset).offset == offset {
      return Instant(seconds: local - offset)
    }
    let afterJump = local - (offsets.last ?? 0)
    let jump = parts.transitions(around: afterJump).last { $0.seconds <= afterJump }
    return Instant(seconds: jump?.seconds ?? afterJump)
  }
}

extension Int {
  /// Division that rounds down on both sides of zero, unlike `/`.
  func flooredDivision(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

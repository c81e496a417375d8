extension OpeningHours {
  /// Seconds within opening hours between two moments, as the shop's clock runs; 0 when `end` is not after `start`.
  ///
  /// Hours that a clock skips or repeats count as they pass: a night shift over the change in autumn is an hour longer.
  /// Days are walked one by one.
  package func secondsOpen(from start: Instant, until end: Instant, in zone: TimeZoneRule) -> Int {
    guard start < end, opening.values.contains(where: { !$0.isEmpty }) else { return 0 }
    let days = zone.local(start).date.dayNumber...zone.local(end).date.dayNumber
    return days.reduce(0) { seconds, day in
      let date = CivilDate(dayNumber: day)
      guard let hours = opening[date.weekday], !hours.isEmpty else { return seconds }
      let opens = max(start, zone.instant(of: date, minute: hours.lowerBound))
      let closes = min(end, zone.instant(of: date, minute: hours.upperBound))
      return seconds + max(0, closes.seconds - opens.seconds)
    }
  }

  /// The moment by which the shop has been open for that many seconds since `start`: when an answer is due.
  ///
  /// - Returns: Nil for a shop that never opens.
  package func instant(openFor seconds: Int, since start: Instant, in zone: TimeZoneRule) -> Instant? {
    guard opening.values.contains(where: { !$0.isEmpty }) else { return nil }
    var left = max(0, seconds)
    var date = zone.local(start).date
    while true {
      if let hours = opening[date.weekday], !hours.isEmpty {
        let opens = max(start, zone.instant(of: date, minute: hours.lowerBound))
        let closes = zone.instant(of: date, minute: hours.upperBound)
        if closes >= opens, closes.seconds - opens.seconds >= left { return opens.advanced(bySeconds: left) }
        left -= max(0, closes.seconds - opens.seconds)
      }
      date = date.advanced(byDays: 1)
    }
  }
}

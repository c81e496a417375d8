extension OpeningHours {
  /// A person answers at that moment: the shop's clock shows a minute within the day's hours.
  package func isOpen(at instant: Instant, in zone: TimeZoneRule) -> Bool {
    let (date, minute) = zone.local(instant)
    return opening[date.weekday]?.contains(minute) ?? false
  }

  /// The first opening after that moment, nil for a shop that never opens.
  ///
  /// While the shop is open it is the opening after this one.
  package func nextOpening(after instant: Instant, in zone: TimeZoneRule) -> Instant? {
    let today = zone.local(instant).date
    for day in (0...7).lazy.map(today.advanced(byDays:)) {
      guard let hours = opening[day.weekday], !hours.isEmpty else { continue }
      let start = zone.instant(of: day, minute: hours.lowerBound)
      if start > instant { return start }
    }
    return nil
  }
}

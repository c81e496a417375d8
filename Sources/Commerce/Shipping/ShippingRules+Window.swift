extension ShippingRules {
  /// A day on which the carrier collects and delivers.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    workingDays.contains(date.weekday) && !holidays.contains(date)
  }

  /// The day on which an order leaves.
  ///
  /// What is ordered on a working day by the cut-off (that moment included) leaves that day, everything else on the
  /// next working day; handling days are working days on top.
  package func dispatchDay(orderedAt: Instant, handlingDays: Int, zone: TimeZoneRule) -> CivilDate {
    let today = zone.local(orderedAt).date
    let isInTime = isWorkingDay(today) && orderedAt <= zone.instant(of: today, minute: cutOffMinute)
    return advance(today, byWorkingDays: handlingDays + (isInTime ? 0 : 1))
  }

  /// The days between which a parcel arrives: the method's working days after the day it leaves.
  package func window(
    orderedAt: Instant, handlingDays: Int, method: ShippingMethod, zone: TimeZoneRule
  ) -> DeliveryWindow {
    let dispatch = dispatchDay(orderedAt: orderedAt, handlingDays: handlingDays, zone: zone)
    return DeliveryWindow(
      earliest: advance(dispatch, byWorkingDays: method.transitDays.lowerBound),
      latest: advance(dispatch, byWorkingDays: method.transitDays.upperBound))
  }

  private func advance(_ date: CivilDate, byWorkingDays count: Int) -> CivilDate {
    (0..<max(0, count)).reduce(date) { day, _ in nextWorkingDay(after: day) }
  }

  /// Rules without any working day must not search for ever: every day counts then.
  private func nextWorkingDay(after date: CivilDate) -> CivilDate {
    (1...366).lazy.map(date.advanced(byDays:)).first(where: isWorkingDay) ?? date.advanced(byDays: 1)
  }
}

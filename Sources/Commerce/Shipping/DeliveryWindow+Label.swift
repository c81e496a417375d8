extension DeliveryWindow {
  /// `Tue 24 Nov`, `Tue 24 – Thu 26 Nov`, `Mon 30 Nov – Wed 2 Dec`; with years only where the two differ.
  package var label: String {
    if earliest == latest { return earliest.shortLabel }
    if earliest.year != latest.year {
      return earliest.shortLabel(withYear: true) + " – " + latest.shortLabel(withYear: true)
    }
    if earliest.month != latest.month { return earliest.shortLabel + " – " + latest.shortLabel }
    return "\(earliest.weekday.label) \(earliest.day) – \(latest.shortLabel)"
  }
}

extension Instant {
  /// `Mon, 2 Nov 2026 12:00:00 +0000` (RFC 5322 §3.3).
  package var mailDate: String {
    let day = seconds.flooredDivision(by: 86_400)
    let second = seconds - day * 86_400
    let date = CivilDate(dayNumber: day)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let label = date.shortLabel(withYear: true)
    return label.prefix(3) + "," + label.dropFirst(3) + " " + clock.joined(separator: ":") + " +0000"
  }
}

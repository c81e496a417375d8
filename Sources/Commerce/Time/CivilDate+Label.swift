extension CivilDate {
  /// `Tue 24 Nov`.
  package var shortLabel: String { shortLabel(withYear: false) }

  /// `Tue 24 Nov`, or `Tue 24 Nov 2026`.
  package func shortLabel(withYear: Bool) -> String {
    let label = "\(weekday.label) \(day) \(CivilDate.monthLabels[month - 1])"
    return withYear ? "\(label) \(year)" : label
  }

  private static let monthLabels = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Weekday {
  /// `Tue`.
  package var label: String {
    switch self {
    case .mon: "Mon"
    case .tue: "Tue"
    case .wed: "Wed"
    case .thu: "Thu"
    case .fri: "Fri"
    case .sat: "Sat"
    case .sun: "Sun"
    }
  }
}

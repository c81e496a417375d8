import Commerce
import PlainText

/// Reads when a person answers.
enum HoursReader {
  static func hours(_ value: YAMLValue?) -> OpeningHours? {
    let days = Weekday.allCases.map(\.rawValue)
    guard let mapping = value?.mapping(keys: days, what: "hours") else { return nil }
    var opening: [Weekday: Range<Int>] = [:]
    for entry in mapping.entries {
      guard let day = Weekday(rawValue: entry.key), let text = entry.value.scalar(), text != "closed" else { continue }
      if let span = span(of: text) {
        opening[day] = span
      } else {
        entry.value.fault(
          "the hours \(text.quoted) of \(entry.key) cannot be read", "Write closed, or a span such as 9:00-17:30.")
      }
    }
    return OpeningHours(opening)
  }

  /// Minutes from opening to closing time on the same day.
  private static func span(of text: String) -> Range<Int>? {
    let times = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
    guard times.count == 2, let opens = ClockTime.minute(String(times[0]).trimmingBlanks),
      let closes = ClockTime.minute(String(times[1]).trimmingBlanks), opens < closes
    else { return nil }
    return opens..<closes
  }
}

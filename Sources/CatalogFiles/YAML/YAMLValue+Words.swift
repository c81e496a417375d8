import Commerce
import PlainText
import Yams

extension YAMLValue {
  /// `true` or `false`.
  func flag() -> Bool? {
    guard let raw = scalar() else { return nil }
    switch raw {
    case "true": return true
    case "false": return false
    default:
      fault("\(name) is \(raw.quoted)", "Write true or false.")
      return nil
    }
  }

  /// A day of the calendar.
  func date() -> CivilDate? {
    guard let raw = scalar() else { return nil }
    if let date = CivilDate(raw) { return date }
    fault("\(name) is \(raw.quoted), which is not a day", "Write YYYY-MM-DD, such as 2026-10-20.")
    return nil
  }

  /// One of the words that are known.
  func word(of known: [String]) -> String? {
    guard let raw = scalar() else { return nil }
    if known.contains(raw) { return raw }
    fault("\(name) is \(raw.quoted)", NearName.remedy(for: raw, among: known))
    return nil
  }

  /// A word of small letters, digits and dashes.
  func slug(upTo limit: Int = 80) -> String? {
    guard let raw = scalar() else { return nil }
    if Slug.isRight(raw), raw.count <= limit { return raw }
    fault("\(name) is \(raw.quoted)", "Use a to z, 0 to 9 and single dashes, at most \(limit).")
    return nil
  }

  /// An ISO 3166-1 country code.
  func country() -> String? {
    guard let raw = scalar() else { return nil }
    if CountryCodes.all.contains(raw) { return raw }
    let remedy: SafeText =
      if let meant = Country.named(raw) { "Did you mean \(meant.code)?" } else {
        "Use two capital letters of ISO 3166-1, such as IE."
      }
    fault("\(raw.quoted) is no country code", remedy)
    return nil
  }

  /// Country codes; none may stand twice in the list.
  func countries() -> [(code: String, line: Int)] {
    guard let values = items("the country") else { return [] }
    if values.isEmpty { fault("\(name) is empty", "List country codes, such as [IE, GB].") }
    var found: [(code: String, line: Int)] = []
    for value in values {
      guard let code = value.isAnyCountry ? "*" : value.country() else { continue }
      if found.contains(where: { $0.code == code }) {
        value.fault("\(code) stands twice in \(name)", "Keep one of the two.")
      } else {
        found.append((code, value.line))
      }
    }
    return found
  }

  private var isAnyCountry: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string == "*"
  }

  /// Minute of the day of a time such as `9:00`; `24:00` is the day's end.
  func minuteOfDay() -> Int? {
    guard let raw = scalar() else { return nil }
    if let minute = ClockTime.minute(raw) { return minute }
    fault("\(name) is \(raw.quoted), which is not a time", "Write hours and minutes, such as \"14:00\".")
    return nil
  }
}

/// Times of the day as they are written.
enum ClockTime {
  /// Minutes since midnight of `H:MM` or `HH:MM`, up to `24:00`.
  static func minute(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
    else { return nil }
    return hours * 60 + minutes
  }
}

/// Words for addresses and file names.
enum Slug {
  static func isRight(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-") && !text.hasSuffix("-") && !text.contains("--")
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}

enum CountryCodes {
  static let all = Set(Country.all.map(\.code))
}

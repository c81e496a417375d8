extension TapeMoment {
  /// A moment as ISO 8601 and RFC 3339 write it, with or without seconds: `2026-03-01T09:00Z`, `2026-03-01T10:00:00+01:00`.
  package init?(iso text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ length: Int) -> Int? {
      guard start + length <= bytes.count else { return nil }
      return Int(plain: String(decoding: bytes[start..<start + length], as: UTF8.self))
    }
    func sign(_ index: Int) -> Character? { index < bytes.count ? Character(Unicode.Scalar(bytes[index])) : nil }

    guard let year = number(0, 4), sign(4) == "-", let month = number(5, 2), sign(7) == "-", let day = number(8, 2),
      sign(10) == "T", let hour = number(11, 2), sign(13) == ":", let minute = number(14, 2),
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60
    else { return nil }
    var end = 16
    var second = 0
    if sign(16) == ":" {
      guard let given = number(17, 2), given < 60 else { return nil }
      second = given
      end = 19
    }
    var offset = 0
    switch sign(end) {
    case "Z": end += 1
    case "+", "-":
      guard let hours = number(end + 1, 2), sign(end + 3) == ":", let minutes = number(end + 4, 2), hours < 24,
        minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (sign(end) == "-" ? -60 : 60)
      end += 6
    default: return nil
    }
    guard end == bytes.count else { return nil }
    let days = Self.day(year, month, day)
    self.init(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }

  /// In UTC; seconds only where they are not zero.
  package var iso: String {
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    var year = 1970 + days / 366
    while Self.day(year + 1, 1, 1) <= days { year += 1 }
    while Self.day(year, 1, 1) > days { year -= 1 }
    var month = 1
    while month < 12, Self.day(year, month + 1, 1) <= days { month += 1 }
    let date =
      "\(Self.two(year / 100))\(Self.two(year % 100))-\(Self.two(month))-\(Self.two(days - Self.day(year, month, 1) + 1))"
    let time =
      "\(Self.two(rest / 3_600)):\(Self.two(rest / 60 % 60))" + (rest % 60 == 0 ? "" : ":\(Self.two(rest % 60))")
    return "\(date)T\(time)Z"
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Days since 1970-01-01 of the Gregorian calendar.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let past = year - 1
    let years = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
    return (1..<month).reduce(years + day - 1) { $0 + days(in: $1, of: year) }
  }
}

/// Reads a POSIX TZ rule, byte by byte.
struct TimeZoneReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func read() throws(TimeZoneFault) -> TimeZoneParts {
    let label = try name()
    // POSIX counts hours west of Greenwich.
    let standard = TimeZoneParts.Period(label: label, offset: -(try offset()))
    guard position < bytes.count else { return TimeZoneParts(standard: standard) }
    let summerLabel = try name()
    var summer = TimeZoneParts.Period(label: summerLabel, offset: standard.offset + 3600)
    if let next = peek, next != UInt8(ascii: ",") { summer.offset = -(try offset()) }
    guard position < bytes.count else { throw .missingRule(at: position) }
    let start = try moment()
    let end = try moment()
    guard position == bytes.count else { throw .trailingText(at: position) }
    return TimeZoneParts(
      standard: standard, daylight: TimeZoneParts.Daylight(period: summer, start: start, end: end))
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func takeAll(where accepts: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = bytes[position...].prefix(while: accepts)
    position += taken.count
    return taken
  }

  private mutating func name() throws(TimeZoneFault) -> String {
    let start = position
    let isQuoted = take("<")
    let letters = takeAll { byte in
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      return isLetter || (isQuoted && ((0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D))
    }
    guard (3...10).contains(letters.count), !isQuoted || take(">") else { throw .malformedName(at: start) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// At most three digits, and at most `limit`.
  private mutating func number(upTo limit: Int) -> Int? {
    let digits = takeAll { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= limit ? value : nil
  }

  /// Seconds of `[+-]hh[:mm[:ss]]`.
  private mutating func time(hours limit: Int) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(upTo: limit) else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(upTo: 59) else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = number(upTo: 59) else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func offset() throws(TimeZoneFault) -> Int {
    let start = position
    guard let seconds = time(hours: 24) else { throw .malformedOffset(at: start) }
    return seconds
  }

  /// `,Mm.w.d[/time]`; the time is 2:00 where none is given.
  private mutating func moment() throws(TimeZoneFault) -> TimeZoneParts.YearlyMoment {
    let start = position
    guard take(","), take("M"), let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
      week > 0, take("."), let weekday = number(upTo: 6)
    else { throw .malformedRule(at: start) }
    var seconds = 7200
    if take("/") {
      guard let given = time(hours: 167) else { throw .malformedRule(at: start) }
      seconds = given
    }
    return TimeZoneParts.YearlyMoment(month: month, week: week, weekday: weekday, seconds: seconds)
  }
}

/// A zone as a POSIX rule, such as `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017 §8.3, TZ), so that dates need no zone
/// files.
///
/// Rules without daylight saving time and rules by month, week and weekday (`M3.5.0`) are read, with the hours −167 to
/// 167 of RFC 9636 §3.3.1; day-of-year rules are not.
package struct TimeZoneRule: Sendable {
  /// The rule as it is written.
  package let posix: String
  let parts: TimeZoneParts

  package init(posix: String) throws(TimeZoneFault) {
    var reader = TimeZoneReader(posix)
    parts = try reader.read()
    self.posix = posix
  }

  /// Coordinated Universal Time.
  package static let utc = TimeZoneRule(posix: "UTC0", parts: TimeZoneParts(standard: .init(label: "UTC", offset: 0)))

  private init(posix: String, parts: TimeZoneParts) {
    self.posix = posix
    self.parts = parts
  }
}

/// What is wrong with a zone's rule; `at` counts the bytes before the fault.
package enum TimeZoneFault: Error, Hashable, Sendable {
  /// Three to ten letters, or letters, digits and signs in angle brackets.
  case malformedName(at: Int)
  /// `[+-]hh[:mm[:ss]]`, at most 24 hours.
  case malformedOffset(at: Int)
  /// A zone with a summer name needs to say when summer is.
  case missingRule(at: Int)
  /// Not of the form `,Mm.w.d[/time]`.
  case malformedRule(at: Int)
  /// There is more after the rule.
  case trailingText(at: Int)
}

extension TimeZoneRule: Hashable {
  package static func == (left: TimeZoneRule, right: TimeZoneRule) -> Bool { left.posix == right.posix }
  package func hash(into hasher: inout Hasher) { hasher.combine(posix) }
}

extension TimeZoneRule: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(posix: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time zone rule: \(error)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(posix)
  }
}

/// A length of time in whole milliseconds; never floating point, so that a film's times add up.
package struct Milliseconds: Hashable, Comparable, Sendable {
  package let count: Int

  package init(_ count: Int) { self.count = count }

  package static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }
  package static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count + right.count)
  }
}

/// A unit of time, by the milliseconds it has.
enum TimeUnit: Int {
  case milliseconds = 1
  case seconds = 1_000
  case minutes = 60_000
  case hours = 3_600_000
  case days = 86_400_000
}

extension Milliseconds {
  /// A decimal number in a unit, as `1.5` and seconds; nil when it is no number or longer than 292 years, which is what
  /// Go's durations hold.
  ///
  /// Rounded to the nearest millisecond, but what is more than nothing stays more than nothing.
  init?(decimal text: some StringProtocol, unit: TimeUnit) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let perUnit = unit.rawValue * 1_000_000
    guard let whole = Int(parts[0].isEmpty ? "0" : parts[0]) else { return nil }
    let (nanoseconds, overflows) = whole.multipliedReportingOverflow(by: perUnit)
    guard !overflows else { return nil }
    var rest = 0
    var scale = perUnit
    for digit in (parts.count > 1 ? parts[1] : "").utf8 {
      // Exact: ten divides the unit until less than a nanosecond is left.
      rest += Int(digit - 0x30) * scale / 10
      scale /= 10
    }
    let (total, tooLong) = nanoseconds.addingReportingOverflow(rest)
    guard !tooLong else { return nil }
    let rounded = total / 1_000_000 + (total % 1_000_000 >= 500_000 ? 1 : 0)
    self.init(total > 0 ? max(1, rounded) : 0)
  }

  /// The shortest way to write it with one unit: `250ms`, `3s`, `2m`.
  package var text: String {
    guard count != 0 else { return "0s" }
    if count % 60_000 == 0 { return "\(count / 60_000)m" }
    return count % 1_000 == 0 ? "\(count / 1_000)s" : "\(count)ms"
  }
}

/// A length of time in whole microseconds, the finest that a cast tells.
package struct Microseconds: Hashable, Comparable, Sendable {
  package let count: Int

  package init(_ count: Int) { self.count = count }
  package init(_ time: Milliseconds) { self.init(time.count * 1000) }

  package static func < (left: Microseconds, right: Microseconds) -> Bool { left.count < right.count }

  /// Seconds as a decimal number, exact, with one decimal at least: `0.0`, `12.345`.
  var decimal: String {
    let fraction = String(1_000_000 + count % 1_000_000).dropFirst()
    let digits = fraction.reversed().drop { $0 == "0" }.count
    return "\(count / 1_000_000).\(fraction.prefix(max(1, digits)))"
  }

  /// Reads seconds as JSON writes them; nil for a negative number, or one beyond 31 years.
  ///
  /// What is finer than a microsecond is rounded to the nearest.
  init?(decimal: String) {
    let parts = decimal.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first, !mantissa.hasPrefix("-"), let exponent = parts.count > 1 ? Int(parts[1]) : 0,
      (-30...9).contains(exponent)
    else { return nil }
    let sides = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    var digits = Array(sides.joined())
    // Where the unit of a microsecond ends among the digits.
    let end = (sides.first?.count ?? 0) + exponent + 6
    guard end >= 0 else {
      self.init(0)
      return
    }
    if digits.count < end { digits += Array(repeating: "0", count: end - digits.count) }
    guard let value = Int(end == 0 ? "0" : String(digits[..<end])), value < 1_000_000_000_000_000 else { return nil }
    let isUp = end < digits.count && digits[end] >= "5"
    self.init(value + (isUp ? 1 : 0))
  }
}

/// A time as it was read, which may be none at all.
struct ReadTime {
  /// Nil: not given.
  var length: Milliseconds?
  /// Longer than nothing, to the nanosecond.
  var isPositive = true
}

extension TapeParser {
  /// `@time`, which may be missing; nil: the time after the `@` is missing.
  mutating func speed() -> ReadTime? {
    guard take(.sign(UInt8(ascii: "@"))) else { return ReadTime(length: nil) }
    return time().map { ReadTime(length: $0.length, isPositive: $0.length.count > 0) }
  }

  /// `NUMBER[ms|s|m]`; without a unit seconds.
  mutating func time() -> (length: Milliseconds, isRead: Bool)? {
    guard take(.number) else {
      fail("Expected time after " + current.literal, at: current)
      return nil
    }
    let number = current
    var unit = TimeUnit.seconds
    if case .unit(let named) = ahead.kind {
      unit = named
      advance()
    }
    if let length = Milliseconds(decimal: number.literal, unit: unit) { return (length, true) }
    warn("\(number.literal) is no length of time", at: number)
    return (Milliseconds(0), false)
  }

  /// Parses `Wait[+Line|+Screen][@timeout] [/pattern/]`.
  mutating func wait() -> TapeAction? {
    var scope = TapeScope.line
    if take(.sign(UInt8(ascii: "+"))) {
      guard ahead.kind == .string, let named = TapeScope(rawValue: ahead.literal) else {
        fail("Wait+ expects Line or Screen", at: ahead)
        return nil
      }
      scope = named
      advance()
    }
    let before = errors.count
    let warningsBefore = warnings.count
    let timeout = speed()
    if timeout?.isPositive == false {
      // It says the same as the error.
      warnings.removeSubrange(warningsBefore...)
      fail("Wait expects positive duration", at: ahead)
      return nil
    }
    guard take(.pattern) else {
      return errors.count == before ? .wait(scope, timeout: timeout?.length, pattern: nil) : nil
    }
    do {
      let pattern = try TapePattern(bytes: current.bytes)
      return errors.count == before ? .wait(scope, timeout: timeout?.length, pattern: pattern) : nil
    } catch {
      fail("Invalid regular expression '\(current.literal)': \(error.reason)", at: current)
      return nil
    }
  }
}

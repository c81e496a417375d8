/// A part of a compiled pattern: a machine of steps whose jumps are relative, so that a part can be repeated by copying.
///
/// The machine is that of Ken Thompson (*Regular Expression Search Algorithm*, CACM 11, 1968).
struct PatternCode {
  enum Step {
    /// Takes one character of a set, by the set's number.
    case take(Int)
    case require(PatternPlace)
    /// Goes on at both.
    case fork(Int, Int)
    case jump(Int)
  }

  /// More steps than this are refused; Go allows more, but then a screen would take seconds.
  static let largest = 50_000
  /// As in Go: levels of groups and operators, and the product of counts inside each other.
  static let deepest = 1_000
  static let mostRepeats = 1_000

  var steps: [Step] = []
  var depth = 1
  /// The highest product of counted repetitions inside.
  var repeats = 1

  /// One after the other.
  init(sequence parts: [PatternCode]) {
    guard parts.count != 1 else {
      self = parts[0]
      return
    }
    for part in parts { add(part) }
    if !parts.isEmpty { depth += 1 }
  }

  init(_ step: Step) { steps = [step] }

  /// Any of them.
  init(anyOf parts: [PatternCode]) {
    guard parts.count != 1 else {
      self = parts[0]
      return
    }
    // A fork before and a jump behind each but the last.
    var left = parts.reduce(0) { $0 + $1.steps.count } + 2 * (parts.count - 1)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if !isLast { steps.append(.fork(1, part.steps.count + 2)) }
      add(part)
      left -= part.steps.count + (isLast ? 0 : 2)
      if !isLast { steps.append(.jump(left + 1)) }
    }
    depth += 1
  }

  /// - Parameter most: Nil: without end.
  func repeated(from least: Int, to most: Int?, counted: Bool) -> PatternCode {
    var code = PatternCode(sequence: [])
    let length = steps.count
    for _ in 0..<max(0, most == nil ? least - 1 : least) { code.steps += steps }
    if let most {
      for remaining in stride(from: most - least, to: 0, by: -1) {
        code.steps.append(.fork(1, remaining * (length + 1)))
        code.steps += steps
      }
    } else if least == 0 {
      code.steps = [.fork(1, length + 2)] + steps + [.jump(-length - 1)]
    } else {
      code.steps += steps + [.fork(-length, 1)]
    }
    code.depth = depth + 1
    let count = most ?? least
    code.repeats = counted && most == 0 ? 0 : repeats * (counted ? max(1, count) : 1)
    return code
  }

  private mutating func add(_ part: PatternCode) {
    steps += part.steps
    depth = max(depth, part.depth)
    repeats = max(repeats, part.repeats)
  }
}

/// A place between two characters.
enum PatternPlace {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

  func holds(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    switch self {
    case .textStart: before == nil
    case .textEnd: after == nil
    case .lineStart: before == nil || before == "\n"
    case .lineEnd: after == nil || after == "\n"
    case .wordBoundary: Self.isWord(before) != Self.isWord(after)
    case .noWordBoundary: Self.isWord(before) == Self.isWord(after)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.isASCII else { return false }
    let byte = UInt8(scalar.value)
    return byte.isLetter || byte.isDigit || scalar == "_"
  }
}

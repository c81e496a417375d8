/// A regular expression as RE2 and Go's `regexp` have them: no look-around, no back-references, and a search whose time
/// grows with the text alone, whatever the expression.
package struct TapePattern: Equatable, Sendable {
  /// As it stands in the tape, between the slashes.
  package let text: String
  private let machine: PatternMachine

  /// - Throws: What is wrong with the expression.
  init(bytes: some Collection<UInt8>) throws(PatternError) {
    var parser = try PatternParser(bytes)
    let code = try parser.parse()
    text = String(String.UnicodeScalarView(parser.text))
    machine = PatternMachine(steps: code.steps, sets: parser.sets)
  }

  /// The pattern of an expression, or nil where it is none.
  package init?(_ text: String) {
    guard let pattern = try? TapePattern(bytes: Array(text.utf8)) else { return nil }
    self = pattern
  }

  /// vhs's `Set WaitPattern` before a tape sets it: a prompt.
  package static let prompt = TapePattern(">$")

  /// Whether it is found anywhere in a text.
  package func isFound(in text: String) -> Bool { machine.isFound(in: Array(text.unicodeScalars)) }

  package static func == (left: TapePattern, right: TapePattern) -> Bool { left.text == right.text }
}

/// A compiled pattern; all its ways through a text are walked at once, a character at a time.
struct PatternMachine: Sendable {
  let steps: [PatternCode.Step]
  let sets: [PatternSet]

  func isFound(in text: [Unicode.Scalar]) -> Bool {
    var now = StepSet(capacity: steps.count + 1)
    var next = StepSet(capacity: steps.count + 1)
    var waiting: [Int] = []
    for index in 0...text.count {
      let before = index > 0 ? text[index - 1] : nil
      let after = index < text.count ? text[index] : nil
      follow(from: 0, into: &now, &waiting, before, after)
      if now.has(steps.count) { return true }
      guard let after else { return false }
      let following = index + 1 < text.count ? text[index + 1] : nil
      for place in now.members {
        guard case .take(let set) = steps[place], sets[set].contains(after) else { continue }
        follow(from: place + 1, into: &next, &waiting, after, following)
      }
      swap(&now, &next)
      next.removeAll()
    }
    return false
  }

  // Every step that can be reached without taking a character; `waiting` is empty before and after.
  private func follow(
    from start: Int, into reached: inout StepSet, _ waiting: inout [Int], _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?
  ) {
    waiting.append(start)
    while let place = waiting.popLast() {
      guard reached.insert(place), place < steps.count else { continue }
      switch steps[place] {
      case .take: break
      case .jump(let distance): waiting.append(place + distance)
      case .fork(let one, let other):
        waiting.append(place + one)
        waiting.append(place + other)
      case .require(let kind): if kind.holds(between: before, and: after) { waiting.append(place + 1) }
      }
    }
  }
}

/// A set of small numbers that is emptied in no time (Briggs and Torczon, 1993).
private struct StepSet {
  private(set) var members: [Int] = []
  private var places: [Int]

  init(capacity: Int) { places = Array(repeating: 0, count: capacity) }

  func has(_ number: Int) -> Bool {
    let place = places[number]
    return place < members.count && members[place] == number
  }

  mutating func insert(_ number: Int) -> Bool {
    guard !has(number) else { return false }
    places[number] = members.count
    members.append(number)
    return true
  }

  mutating func removeAll() { members.removeAll(keepingCapacity: true) }
}

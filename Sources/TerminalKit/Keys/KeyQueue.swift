/// Keys on their way from a terminal to a program, the oldest first.
///
/// What was taken out is overwritten, and nothing is left behind where the queue grows: keys may be a card's digits.
package struct KeyQueue {
  private var keys: [Key] = []
  /// Where the oldest stands; those before it are taken.
  private var first = 0
  private static let blank = Key.focusLost

  package init() {}

  package var count: Int { keys.count - first }
  package var isEmpty: Bool { count == 0 }

  package mutating func append(_ key: Key) {
    if keys.count == keys.capacity { grow() }
    keys.append(key)
  }

  /// Takes the oldest out.
  package mutating func popFirst() -> Key? {
    guard first < keys.count else { return nil }
    let key = keys[first]
    keys[first] = Self.blank
    first += 1
    if first == keys.count {
      keys.removeAll(keepingCapacity: true)
      first = 0
    }
    return key
  }

  /// Takes all of them out.
  package mutating func takeAll() -> [Key] {
    var all: [Key] = []
    while let key = popFirst() { all.append(key) }
    return all
  }

  private mutating func grow() {
    var wider: [Key] = []
    wider.reserveCapacity(max(64, count * 2))
    for index in first..<keys.count {
      wider.append(keys[index])
      keys[index] = Self.blank
    }
    keys = wider
    first = 0
  }
}

/// Effects that wait, the oldest first; each is counted as pending from before it is queued until it is dropped or done.
struct EffectQueue<Effect: Sendable>: Sendable {
  private var waiting: [Effect] = []
  /// The one that is performed just now.
  private(set) var current: Effect?
  private(set) var isClosed = false

  /// Queues an effect in place of those that it supersedes; returns how many of them were dropped.
  mutating func add(_ effect: Effect, supersedes: (Effect, Effect) -> Bool) -> Int {
    let before = waiting.count
    waiting.removeAll { supersedes(effect, $0) }
    waiting.append(effect)
    return before + 1 - waiting.count
  }

  mutating func next() -> Effect? {
    current = waiting.isEmpty ? nil : waiting.removeFirst()
    return current
  }

  mutating func close() {
    isClosed = true
  }
}

/// Idempotency keys, one for each review of an order or message of a conversation: a seed from outside and a count.
package struct KeySource: Equatable, Sendable {
  private let seed: String
  private var count = 0

  /// - Parameter seed: At least 128 random bits as text, new for each start of the program.
  package init(seed: String) { self.seed = seed }

  package mutating func next() -> String {
    count += 1
    return seed + "-" + String(count)
  }
}

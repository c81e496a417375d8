import Synchronization

/// How much work is under way; zero means idle, so that a test knows and need not guess.
///
/// Work is counted before it is queued, and released after its answers are posted: there is no moment between the two
/// at which the count is zero and something is still to come.
package final class PendingCount: Sendable {
  private let count = Atomic(0)

  package init() {}

  package func begin() {
    count.add(1, ordering: .sequentiallyConsistent)
  }

  package func end() {
    let before = count.subtract(1, ordering: .sequentiallyConsistent).oldValue
    precondition(before > 0, "work ended that was never counted")
  }

  package var isIdle: Bool { count.load(ordering: .sequentiallyConsistent) == 0 }
}

import Synchronization

/// How much work is under way; zero means idle, so that a test knows and need not guess.
///
/// Work is counted before it is queued, and released after its answers are posted: there is no moment between the two
/// at which the count is zero and something is still to come.
package final class PendingCount: Sendable {
  private let count = Mutex(0)

  package init() {}

  package func begin() {
    count.withLock { $0 += 1 }
  }

  package func end() {
    count.withLock {
      precondition($0 > 0, "work ended that was never counted")
      $0 -= 1
    }
  }

  package var isIdle: Bool { count.withLock { $0 == 0 } }
}

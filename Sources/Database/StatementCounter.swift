import Synchronization

/// How many statements a database has run, so that a test can tell one statement from one for each row; and who wants to
/// be told of each.
final class StatementCounter: Sendable {
  private let statements = Atomic<Int>(0)
  private let isObserved = Atomic<Bool>(false)
  private let observer = Mutex<(@Sendable (String) -> Void)?>(nil)

  func count(_ text: String) {
    statements.add(1, ordering: .relaxed)
    guard isObserved.load(ordering: .acquiring) else { return }
    observer.withLock { $0 }?(text)
  }

  func observe(_ body: @escaping @Sendable (String) -> Void) {
    observer.withLock { $0 = body }
    isObserved.store(true, ordering: .releasing)
  }

  var total: Int { statements.load(ordering: .relaxed) }
}

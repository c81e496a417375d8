import Synchronization

/// How many statements a database has run, so that a test can tell one statement from one for each row.
final class StatementCounter: Sendable {
  private let statements = Atomic<Int>(0)

  func count() { statements.add(1, ordering: .relaxed) }
  var total: Int { statements.load(ordering: .relaxed) }
}

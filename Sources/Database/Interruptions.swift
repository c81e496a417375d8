import Synchronization

/// How often reads of a database were told to end: each read ends when that grows after it began.
///
/// SQLite's own interruption ends a statement; a read that runs many short ones, with work of its own between them, would
/// hardly ever be met by it.
final class Interruptions: Sendable {
  private let count = Atomic<Int>(0)

  func add() { count.add(1, ordering: .relaxed) }

  func mark() -> Mark { Mark(interruptions: self, count: count.load(ordering: .relaxed)) }

  /// The moment at which a read began.
  struct Mark {
    fileprivate let interruptions: Interruptions
    fileprivate let count: Int

    /// Whether somebody has told reads to end since.
    var hasCome: Bool { interruptions.count.load(ordering: .relaxed) != count }
  }
}

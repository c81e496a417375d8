import Glibc
import Synchronization

/// Does the same for many things on several threads.
enum Workers {
  private final class Work<Item: Sendable, Outcome: Sendable>: Sendable {
    let items: [Item]
    let body: @Sendable (Item) -> Outcome
    let next = Mutex(0)
    let outcomes: Mutex<[Outcome?]>

    init(_ items: [Item], _ body: @escaping @Sendable (Item) -> Outcome) {
      self.items = items
      self.body = body
      outcomes = Mutex(Array(repeating: nil, count: items.count))
    }

    func run() {
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < items.count else { return }
        let outcome = body(items[index])
        outcomes.withLock { $0[index] = outcome }
      }
    }
  }

  /// The outcomes in the order of the items.
  ///
  /// - Parameter count: How many threads work at a time; with one it is this one.
  static func map<Item: Sendable, Outcome: Sendable>(
    _ items: [Item], count: Int, _ body: @escaping @Sendable (Item) -> Outcome
  ) -> [Outcome] {
    guard count > 1, items.count > 1 else { return items.map(body) }
    let work = Work(items, body)
    let threads = (0..<min(count, items.count)).compactMap { _ in start { work.run() } }
    // Where the system gives no more threads, this one does what is left.
    work.run()
    for thread in threads { pthread_join(thread, nil) }
    return work.outcomes.withLock { $0.compactMap { $0 } }
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; nil where the system gives no more.
  static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    let outcome = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    guard outcome == 0 else {
      Unmanaged<Body>.fromOpaque(context).release()
      return nil
    }
    return thread
  }
}

/// Where a loop hears of what others did: another process that rang, beside the terminal and the loop's own workers.
package protocol EventSource<Action>: AnyObject {
  associatedtype Action: Sendable

  /// Becomes readable when there is something to take.
  var descriptor: Int32 { get }

  /// What came since the last call; never waits.
  func take() -> [Action]
}

/// A source made of a descriptor and a closure.
package final class DescriptorSource<Action: Sendable>: EventSource {
  package let descriptor: Int32
  private let taking: () -> [Action]

  package init(descriptor: Int32, take: @escaping () -> [Action]) {
    self.descriptor = descriptor
    taking = take
  }

  package func take() -> [Action] { taking() }
}

/// A wish to be told when a time has passed; a newer one of the same name takes its place.
package struct TimerRequest<Action: Sendable>: Sendable {
  package let name: String
  /// From now; nil gives the wish up.
  package let milliseconds: Int?
  package let action: Action

  package init(_ name: String, milliseconds: Int?, action: Action) {
    self.name = name
    self.milliseconds = milliseconds
    self.action = action
  }
}

/// Timers that run, by the loop's clock.
struct TimerTable<Action: Sendable> {
  private var running: [String: (due: Int, action: Action)] = [:]
  /// When the first of them is due, known without a look at them: each key asks for it.
  private var firstDue: Int?

  mutating func take(_ request: TimerRequest<Action>, now: Int) {
    running[request.name] = request.milliseconds.map { (now + $0, request.action) }
    findFirst()
  }

  /// Takes out what is due, the earliest first.
  mutating func takeDue(now: Int) -> [Action] {
    guard let firstDue, firstDue <= now else { return [] }
    let due = running.filter { $0.value.due <= now }.sorted { ($0.value.due, $0.key) < ($1.value.due, $1.key) }
    for (name, _) in due { running[name] = nil }
    findFirst()
    return due.map { $0.value.action }
  }

  /// Milliseconds until the next one is due; nil while none runs.
  func untilNext(now: Int) -> Int? { firstDue.map { max(0, $0 - now) } }

  private mutating func findFirst() {
    var first: Int?
    for timer in running.values { first = min(first ?? timer.due, timer.due) }
    firstDue = first
  }
}

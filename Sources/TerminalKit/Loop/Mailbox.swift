import Synchronization

/// Where other threads leave messages for the loop; every post wakes it.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  /// How many there are, for who only wants to know that: each key does, several times.
  private let count = Atomic(0)
  private let pipe = WakePipe()

  package init() {}

  package func post(_ message: Message) {
    leave([message])
    wake()
  }

  /// Leaves messages without waking the loop yet.
  func leave(_ more: [Message]) {
    messages.withLock {
      $0 += more
      count.store($0.count, ordering: .sequentiallyConsistent)
    }
  }

  func wake() {
    pipe.wake()
  }

  /// Takes all messages, in the order they came, and the wakings with them.
  package func drain() -> [Message] {
    // First the pipe: a message that comes between the two wakes the loop once more, never too little.
    pipe.clear()
    return messages.withLock { waiting in
      defer {
        waiting = []
        count.store(0, ordering: .sequentiallyConsistent)
      }
      return waiting
    }
  }

  package var isEmpty: Bool { count.load(ordering: .sequentiallyConsistent) == 0 }

  /// Becomes readable when something was posted.
  package var wakeDescriptor: Int32 { pipe.readEnd }

  /// A byte written here wakes the loop: for signal handlers, while the mailbox lives.
  package var signalDescriptor: Int32 { pipe.writeEnd }
}

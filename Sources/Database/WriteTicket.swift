import Dispatch
import Foundation
import Glibc
import Synchronization

/// The queue of all who write: an exclusive `flock` on a file beside the database.
///
/// SQLite's own waiting is not a queue: under load it starves some until they fail, while the kernel wakes waiters of a
/// lock in turn. It also keeps a checkpoint and a commit apart, which SQLite before 3.51.3 can confuse.
final class WriteTicket: Sendable {
  private let descriptor: Int32
  /// `flock` belongs to the open file, so threads of one process that share it must exclude each other first.
  private let threads = DispatchSemaphore(value: 1)

  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Waits for the turn, does `body`, and passes the turn on.
  func held<T>(_ body: () throws -> T) throws -> T {
    try take()
    defer { pass() }
    return try body()
  }

  /// Waits for the turn; ``pass()`` has to follow.
  func take() throws {
    threads.wait()
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        threads.signal()
        throw DatabaseFailure(kind: .io, message: "flock: \(String(cString: strerror(code)))")
      }
    }
  }

  /// Waits for the turn no longer than a program that ends may take; false when it did not come.
  ///
  /// A process that was stopped in the middle of a write keeps its turn for as long as it is stopped.
  func takeSoon(within limit: DispatchTimeInterval = .seconds(2)) -> Bool {
    let deadline = DispatchTime.now() + limit
    guard threads.wait(timeout: deadline) == .success else { return false }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    // No lock can be waited for with a limit, but a thread that waits for it can.
    let wait = TurnWait()
    Thread.detachNewThread { [self] in
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      if !wait.come() { pass() }
    }
    return wait.isOver(before: deadline)
  }

  func pass() {
    flock(descriptor, LOCK_UN)
    threads.signal()
  }
}

/// One wait for a turn, between the thread that waits and the one that may lose patience.
private final class TurnWait: Sendable {
  private enum State { case waiting, come, givenUp }

  private let state = Mutex(State.waiting)
  private let rung = DispatchSemaphore(value: 0)

  /// Tells that the turn is there; false when nobody wants it any more.
  func come() -> Bool {
    let isWanted = state.withLock { state in
      if state == .waiting { state = .come }
      return state == .come
    }
    if isWanted { rung.signal() }
    return isWanted
  }

  /// Whether the turn came in time; a later one is not taken.
  func isOver(before deadline: DispatchTime) -> Bool {
    _ = rung.wait(timeout: deadline)
    return state.withLock { state in
      if state == .waiting { state = .givenUp }
      return state == .come
    }
  }
}

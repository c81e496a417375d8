import Foundation
import Glibc

/// The queue of all who write: an exclusive `flock` on a file beside the database.
///
/// SQLite's own waiting is not a queue: under load it starves some until they fail, while the kernel wakes waiters of a
/// lock in turn. It also keeps a checkpoint and a commit apart, which SQLite before 3.51.3 can confuse.
final class WriteTicket: Sendable {
  private let descriptor: Int32
  /// `flock` belongs to the open file, so threads of one process that share it must exclude each other first.
  private let threads = NSLock()

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

  /// Waits for the turn; ``pass()`` has to follow, on the same thread.
  func take() throws {
    threads.lock()
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        threads.unlock()
        throw DatabaseFailure(kind: .io, message: "flock: \(String(cString: strerror(code)))")
      }
    }
  }

  /// Waits for the turn no longer than a program that ends may take; false when it did not come.
  ///
  /// A process that was stopped in the middle of a write keeps its turn for as long as it is stopped.
  func takeSoon() -> Bool {
    for _ in 0..<WriteTicket.shortTries {
      // Another thread may be waiting for the same turn.
      if threads.try() {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        threads.unlock()
      }
      // There is no lock that can be waited for with a limit.
      poll(nil, 0, WriteTicket.shortPause)
    }
    return false
  }

  private static let shortTries = 200
  /// Milliseconds.
  private static let shortPause: Int32 = 10

  func pass() {
    flock(descriptor, LOCK_UN)
    threads.unlock()
  }
}

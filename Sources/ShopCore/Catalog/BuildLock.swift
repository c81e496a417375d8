import Database
import Glibc

/// Keeps a second import out of the folder; the kernel lets go of it when the process ends, however it ends.
final class BuildLock {
  private let descriptor: Int32

  /// Takes the lock; when another process has it, waits for it or fails at once.
  ///
  /// - Throws: ``CatalogBuildFailure/alreadyRunning``, ``DatabaseFailure``.
  init(path: String, waits: Bool = false) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DatabaseFailure(kind: .cannotOpen, message: "\(path): \(String(cString: strerror(errno)))")
    }
    var outcome: Int32
    repeat {
      outcome = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB)
    } while outcome != 0 && errno == EINTR
    if outcome != 0 {
      Glibc.close(descriptor)
      throw CatalogBuildFailure.alreadyRunning
    }
  }

  deinit { Glibc.close(descriptor) }
}

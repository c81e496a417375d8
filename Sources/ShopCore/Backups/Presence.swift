import Database
import Glibc

/// Somebody is at work in a shop's folder: nobody replaces its files meanwhile.
final class Presence: Sendable {
  private let lock: PresenceLock

  /// Comes in, after finishing a restore that was interrupted.
  ///
  /// - Throws: ``DatabaseFailure`` of kind `locked` while a restore is at work.
  init(in folder: DataFolder) throws {
    while true {
      guard let lock = try PresenceLock(path: folder.presenceLockPath, .shared) else {
        throw Presence.restoring(folder)
      }
      // Asked under the lock: only now can no restore begin.
      if access(folder.restoringPath, F_OK) != 0 {
        self.lock = lock
        return
      }
      lock.release()
      guard let alone = try PresenceLock(path: folder.presenceLockPath, .exclusive) else {
        throw Presence.restoring(folder)
      }
      defer { alone.release() }
      try Replacement(folder: folder).finish()
    }
  }

  /// Goes out again.
  func leave() { lock.release() }

  static func restoring(_ folder: DataFolder) -> DatabaseFailure {
    DatabaseFailure(kind: .locked, message: "\(folder.path) is being restored")
  }
}

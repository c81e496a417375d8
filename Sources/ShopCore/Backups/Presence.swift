import Database
import Glibc

/// Somebody is at work in a shop's folder: nobody replaces its files meanwhile.
final class Presence: Sendable {
  private let lock: PresenceLock

  /// Comes in, after finishing a restore that was interrupted.
  ///
  /// - Throws: ``DatabaseFailure`` of kind `locked` while a restore is at work.
  init(in folder: DataFolder) throws {
    if access(folder.restoringPath, F_OK) == 0 {
      guard let alone = try PresenceLock(path: folder.presenceLockPath, .exclusive) else {
        throw Presence.restoring(folder)
      }
      try Replacement(folder: folder).finish()
      withExtendedLifetime(alone) {}
    }
    guard let lock = try PresenceLock(path: folder.presenceLockPath, .shared) else { throw Presence.restoring(folder) }
    self.lock = lock
  }

  /// Goes out again.
  func leave() { lock.release() }

  private static func restoring(_ folder: DataFolder) -> DatabaseFailure {
    DatabaseFailure(kind: .locked, message: "\(folder.path) is being restored")
  }
}

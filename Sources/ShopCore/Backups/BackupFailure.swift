/// Why a backup could not be written or restored; what was there before is as it was.
package enum BackupFailure: Error, Hashable, Sendable {
  /// There is a file of this name already.
  case exists(String)
  /// It is no backup of a shop.
  case notABackup(String)
  /// It is one, but cut off or changed; what does not fit.
  case damaged(String)
  /// It was written by a newer program.
  case newer(found: Int)
  /// These files of it are not sound.
  case unsound([Finding])
  /// Its books have findings; it can be restored all the same when that is wanted.
  case booksWrong([Finding])
  /// These processes have the shop open.
  case inUse([Int])
}

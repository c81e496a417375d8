import Database
import Glibc

/// Puts new files in the place of a shop's, all or none, whenever it is killed.
///
/// The new files lie complete in a folder of their own. One rename decides: before it the shop is as it was; after it
/// whoever comes next finishes. Only who holds the presence lock alone may do either.
struct Replacement {
  let folder: DataFolder

  /// The files that belong together; one that the new set does not have goes, too.
  static let names = ["ledger.db", "test-gateway.db", "catalog.db"]

  /// From here on the new files are the shop's.
  func decide() throws {
    for name in Replacement.names where access(folder.unpackingPath + "/" + name, F_OK) != 0 {
      let descriptor = open(folder.unpackingPath + "/" + name + ".none", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw DatabaseFailure.opening(folder.unpackingPath, errno) }
      close(descriptor)
    }
    removeOld()
    try SyncedFile.sync(folder.unpackingPath)
    try moved(folder.unpackingPath, to: folder.restoringPath)
    try SyncedFile.sync(folder.path)
  }

  /// Moves the old files aside and the new ones in; may be done again after being interrupted anywhere.
  func finish() throws {
    for name in Replacement.names {
      let (new, none) = (folder.restoringPath + "/" + name, folder.restoringPath + "/" + name + ".none")
      let live = folder.path + "/" + name
      let isNew = access(new, F_OK) == 0
      guard isNew || access(none, F_OK) == 0 else { continue }
      // The log goes with the file whose log it is: beside another it would destroy that.
      rename(live + "-wal", live + DataFolder.asideSuffix + "-wal")
      unlink(live + "-shm")
      if isNew {
        // The name never stands for nothing: who looks for the shop in between finds it.
        if link(live, live + DataFolder.asideSuffix) != 0, errno != EEXIST, errno != ENOENT {
          try moved(live, to: live + DataFolder.asideSuffix)
        }
        try moved(new, to: live)
      } else {
        rename(live, live + DataFolder.asideSuffix)
        unlink(none)
      }
      try SyncedFile.sync(folder.path)
    }
    rmdir(folder.restoringPath)
    try SyncedFile.sync(folder.path)
  }

  /// Removes what was moved aside.
  func removeOld() {
    for name in Replacement.names {
      for suffix in ["", "-wal"] { unlink(folder.path + "/" + name + DataFolder.asideSuffix + suffix) }
    }
  }

  private func moved(_ path: String, to target: String) throws {
    guard rename(path, target) == 0 else {
      throw DatabaseFailure(kind: .io, message: "\(path): \(String(cString: strerror(errno)))")
    }
  }
}

import Database
import Glibc

/// The folder in which a shop keeps its data; only the account that runs the shop may look into it.
package struct DataFolder: Hashable, Sendable {
  /// Without a slash at its end.
  package let path: String

  package init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  package var catalogPath: String { path + "/catalog.db" }
  package var ledgerPath: String { path + "/ledger.db" }
  package var ledgerLockPath: String { path + "/ledger.lock" }
  /// Where mail goes until something sends it.
  package var outboxPath: String { path + "/outbox" }
  var outboxLockPath: String { path + "/outbox.lock" }
  package var gatewayPath: String { path + "/test-gateway.db" }
  /// The catalogue while it is being built.
  var newCatalogPath: String { path + "/catalog.db.new" }
  /// What an import puts aside while it sorts the words of the search index.
  var spillPath: String { path + "/catalog.words" }
  var buildLockPath: String { path + "/catalog.lock" }
  /// Held shared by everybody who has the ledger open, and alone by a restore.
  var presenceLockPath: String { path + "/presence.lock" }
  /// Where a restore unpacks before anything is replaced.
  static let unpackingName = "restore.new"
  var unpackingPath: String { path + "/" + DataFolder.unpackingName }
  /// What a restore has decided to put in; while it is there, the restore has to be finished.
  var restoringPath: String { path + "/restore.ready" }
  /// What a restore has replaced, until the new files have proved right.
  static let asideSuffix = ".before-restore"

  /// Makes the folder, and those above it, with mode 0700; an existing folder is left as it is.
  ///
  /// - Throws: ``DatabaseFailure``.
  package func create() throws {
    var partial = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      partial += name
      if mkdir(partial, 0o700) != 0, errno != EEXIST {
        throw DatabaseFailure.opening(partial, errno)
      }
      partial += "/"
    }
  }
}

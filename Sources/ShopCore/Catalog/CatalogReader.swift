package import Commerce
package import Database
import FoundationEssentials
import Glibc
import Synchronization

/// Reads `catalog.db`, whichever file has that name now.
///
/// An import replaces the file by a rename. Each call looks once whether that has happened and then opens the new one;
/// calls under way end on the file they began with. A new file that this program cannot read, such as one of a newer
/// version, does not stop it: it stays with the one it has.
package final class CatalogReader: Sendable {
  private let path: String
  private let opened: Mutex<OpenCatalog>
  /// The last file that could not be opened, so that it is not tried again with each call.
  private let refused = Mutex<FileIdentity?>(nil)

  /// Opens the catalogue.
  ///
  /// - Throws: ``ShopOpeningFailure/noCatalog`` when there is no file; ``DatabaseFailure``.
  package init(path: String) throws {
    self.path = path
    opened = Mutex(try OpenCatalog(path: path))
  }

  /// Who the shop is, by the catalogue as it was last opened.
  package var profile: ShopProfile { opened.withLock { $0.profile } }

  /// Which build has the name now, and who the shop is by it.
  package var newest: (edition: CatalogEdition, profile: ShopProfile) {
    let catalog = current()
    return (CatalogEdition(mark: "\(catalog.identity.device) \(catalog.identity.inode)"), catalog.profile)
  }

  /// The connection to the file that has the name now.
  package var database: Database { current().database }

  /// Ends the read that runs just now with a ``DatabaseFailure`` of kind `interrupted`.
  func interrupt() { opened.withLock { $0.database.interrupt() } }

  func releaseMemory() {
    opened.withLock { catalog in
      catalog.memory.removeAll()
      catalog.database.releaseMemory()
    }
  }

  package func close() { opened.withLock { $0.database.close() } }

  /// Reads within one transaction on the current file.
  func reading<T>(_ body: (Reader, ShopProfile) throws -> T) throws -> T {
    let catalog = current()
    return try catalog.database.read { try body($0, catalog.profile) }
  }

  /// The same for a search, with what was read of that file's index before.
  func searching<T>(_ body: (Reader, ShopProfile, SearchMemory) throws -> T) throws -> T {
    let catalog = current()
    return try catalog.database.read { try body($0, catalog.profile, catalog.memory) }
  }

  private func current() -> OpenCatalog {
    opened.withLock { catalog in
      // No file just now: somebody is at work by hand; the open one is still good.
      guard let identity = FileIdentity(path: path), identity != catalog.identity,
        refused.withLock({ $0 }) != identity
      else { return catalog }
      do {
        catalog = try OpenCatalog(path: path)
      } catch {
        refused.withLock { $0 = identity }
      }
      return catalog
    }
  }
}

/// One catalogue file, opened; it closes itself when nobody reads it any more.
private final class OpenCatalog: Sendable {
  let identity: FileIdentity
  let database: Database
  let profile: ShopProfile
  let memory = SearchMemory()

  init(path: String) throws {
    guard let identity = FileIdentity(path: path) else { throw ShopOpeningFailure.noCatalog }
    self.identity = identity
    database = try Database(
      path: path, access: .readOnly, migrations: CatalogSchema.migrations, applicationID: CatalogSchema.applicationID)
    guard let json = try database.read({ try $0.string("SELECT profile FROM meta") }) else {
      throw DatabaseFailure(kind: .corrupt, message: "\(path) has no profile")
    }
    profile = try JSONDecoder().decode(ShopProfile.self, from: Data(json.utf8))
  }
}

/// Which file a name stands for; another file after a rename.
private struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let inode: UInt

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}

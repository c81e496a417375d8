package import Commerce
import Database
import Glibc
import PlainText

/// Why a catalogue could not be built; the one before stays as it was.
package enum CatalogBuildFailure: Error, Hashable, Sendable {
  /// Another import is at work in this folder.
  case alreadyRunning
  /// Slugs or SKUs that belong to several products.
  case doubled([CatalogDouble])
}

/// Builds a new `catalog.db` beside the old one and puts it in its place when it is complete.
///
/// `begin`, `add` for each product, `finish`. Memory does not grow with the number of products. Until the rename in
/// `finish` nobody sees anything of it: an error, a crash or `abandon()` leaves the old catalogue.
package final class CatalogBuilder {
  private static let productsPerTransaction = 256

  private let folder: DataFolder
  private var lock: BuildLock?
  private var presence: Presence?
  private var database: Database?
  private var rows: CatalogRows?
  private var batch: [Change] = []
  private var isFirst = true
  private var base: SearchIndex?
  private var doubles: [CatalogDouble] = []

  /// One product that comes or goes.
  enum Change {
    case insert(CatalogEntry, StoredEntry, id: Int?, line: Int?)
    case remove(CatalogEntry, id: Int)
  }

  package init(folder: DataFolder) throws {
    self.folder = folder
    try folder.create()
  }

  deinit { abandon() }

  /// Starts an empty catalogue; what an interrupted build left behind is removed.
  ///
  /// - Parameter waitsForOther: Wait until another import in this folder has ended, instead of failing.
  /// - Throws: ``CatalogBuildFailure/alreadyRunning``, ``DatabaseFailure``.
  package func begin(profile: ShopProfile, waitsForOther: Bool = false) throws {
    try begin(profile: profile, columns: [], lock: BuildLock(path: folder.buildLockPath, waits: waitsForOther))
  }

  /// Starts an empty catalogue under a lock that is held already.
  func begin(profile: ShopProfile, columns: [String], lock: BuildLock) throws {
    self.lock = lock
    presence = try Presence(in: folder)
    removeLeftovers()
    database = try Database(
      path: folder.newCatalogPath, access: .build, migrations: CatalogSchema.migrations,
      applicationID: CatalogSchema.applicationID)
    rows = CatalogRows(profile: profile, columns: columns, spillPath: folder.spillPath)
  }

  /// Starts from a copy of the catalogue that is there.
  ///
  /// The shop's facets and currency must be the same as those of the copy.
  ///
  /// - Parameter base: The search index of the original, readable until `finish` returns.
  func beginFromCopy(profile: ShopProfile, columns: [String], base: SearchIndex, lock: BuildLock) throws {
    self.base = base
    self.lock = lock
    presence = try Presence(in: folder)
    removeLeftovers()
    try FileCopy.copy(folder.catalogPath, to: folder.newCatalogPath)
    let database = try Database(
      path: folder.newCatalogPath, access: .build, migrations: CatalogSchema.migrations,
      applicationID: CatalogSchema.applicationID)
    let rows = CatalogRows(profile: profile, columns: columns, spillPath: folder.spillPath)
    try rows.restore(from: database)
    (self.database, self.rows, isFirst) = (database, rows, false)
  }

  /// Columns of the Shopify file, once they are known.
  func know(columns: [String]) { rows?.columns = columns }

  /// Adds a product; its variants must not be empty and its prices must be in the shop's currency.
  package func add(_ product: Product) throws {
    try add(CatalogEntry(product: product), line: nil)
  }

  /// Adds what may be kept without being listed.
  ///
  /// - Parameter line: Where it stood in its file.
  package func add(_ entry: CatalogEntry, line: Int?) throws {
    try take(.insert(entry, StoredEntry(entry), id: nil, line: line))
  }

  func take(_ change: Change) throws {
    precondition(rows != nil, "begin comes before add")
    batch.append(change)
    if batch.count >= CatalogBuilder.productsPerTransaction { try writeBatch() }
  }

  /// Completes the catalogue, takes its stock over into the ledger and puts it in the place of the old one.
  ///
  /// The ledger comes first: a SKU that only the ledger knows harms nobody, one that only the catalogue knows could
  /// never be bought. Both can be repeated after a crash between them.
  ///
  /// - Parameter isTrial: Do all of it that can fail for what the products hold, and then drop it.
  /// - Returns: The number of products that are listed.
  /// - Throws: ``CatalogBuildFailure``, ``DatabaseFailure``.
  @discardableResult
  package func finish(world: World, isTrial: Bool = false) throws -> Int {
    try writeBatch()
    guard let database, let rows else { preconditionFailure("begin comes before finish") }
    if !doubles.isEmpty { throw CatalogBuildFailure.doubled(doubles) }
    let renown =
      try rows.profile.searchRules.weights.map { try ProductRenown(in: folder, weights: $0, until: world.now()) }
      ?? ProductRenown()
    try rows.complete(builtAt: world.now(), isFirst: isFirst, base: base, renown: renown, in: database)
    let count = rows.productCount
    if isTrial {
      abandon()
      return count
    }
    let ledger = try Shop.openLedger(in: folder)
    defer { ledger.close() }
    try StockBook.sync(from: database, into: ledger, now: world.now())
    database.close()
    self.database = nil
    try sync(folder.newCatalogPath)
    guard rename(folder.newCatalogPath, folder.catalogPath) == 0 else {
      throw DatabaseFailure(kind: .io, message: "rename: \(String(cString: strerror(errno)))")
    }
    try sync(folder.path)
    lock = nil
    _ = Bells.ring(.catalog, Bells.shoppers, in: ledger)
    presence = nil
    return count
  }

  /// Drops what has been built so far; does nothing after `finish`.
  package func abandon() {
    guard lock != nil else { return }
    database?.close()
    database = nil
    rows = nil
    batch = []
    removeLeftovers()
    lock = nil
    presence = nil
  }

  private func writeBatch() throws {
    guard let database, let rows, !batch.isEmpty else { return }
    try database.write { writer in
      for change in batch {
        switch change {
        case .remove(let entry, let id): try rows.remove(entry, id: id, in: writer)
        case .insert(let entry, let stored, let id, let line):
          do {
            try rows.insert(entry, as: stored, id: id, line: line, in: writer)
          } catch let failure as DatabaseFailure {
            // Only a copy has its unique indexes already.
            guard let double = try CatalogDouble.of(entry.product, line: line, in: writer) else { throw failure }
            doubles.append(double)
          }
        }
      }
    }
    batch.removeAll(keepingCapacity: true)
  }

  private func removeLeftovers() {
    unlink(folder.spillPath)
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(folder.newCatalogPath + suffix) }
  }

  /// Has the disk take over what the system holds of a file or folder.
  private func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw DatabaseFailure(kind: .io, message: "\(path): \(String(cString: strerror(errno)))")
    }
  }
}

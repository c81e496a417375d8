package import Commerce
import Database
import Glibc

/// Why a catalogue could not be built; the one before stays as it was.
package enum CatalogBuildFailure: Error, Hashable, Sendable {
  /// Another import is at work in this folder.
  case alreadyRunning
  case duplicateSlug(String)
  case duplicateSKU(String)
}

/// Builds a new `catalog.db` beside the old one and puts it in its place when it is complete.
///
/// `begin`, `add` for each product, `finish`. Memory does not grow with the number of products. Until the rename in
/// `finish` nobody sees anything of it: an error, a crash or `abandon()` leaves the old catalogue.
package final class CatalogBuilder {
  private static let productsPerTransaction = 256
  private static let skusPerTransaction = 500

  private let folder: DataFolder
  private var lock: BuildLock?
  private var presence: Presence?
  private var database: Database?
  private var rows: CatalogRows?
  private var batch: [Product] = []

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
    lock = try BuildLock(path: folder.buildLockPath, waits: waitsForOther)
    presence = try Presence(in: folder)
    removeLeftovers()
    database = try Database(
      path: folder.newCatalogPath, access: .build, migrations: CatalogSchema.migrations,
      applicationID: CatalogSchema.applicationID)
    rows = CatalogRows(profile: profile)
  }

  /// Adds a product; its variants must not be empty and its prices must be in the shop's currency.
  package func add(_ product: Product) throws {
    precondition(rows != nil, "begin comes before add")
    batch.append(product)
    if batch.count >= CatalogBuilder.productsPerTransaction { try writeBatch() }
  }

  /// Completes the catalogue, takes its stock over into the ledger and puts it in the place of the old one.
  ///
  /// The ledger comes first: a SKU that only the ledger knows harms nobody, one that only the catalogue knows could
  /// never be bought. Both can be repeated after a crash between them.
  ///
  /// - Returns: The number of products.
  /// - Throws: ``CatalogBuildFailure``, ``DatabaseFailure``.
  @discardableResult
  package func finish(world: World) throws -> Int {
    try writeBatch()
    guard let database, let rows else { preconditionFailure("begin comes before finish") }
    try rows.complete(builtAt: world.now(), in: database)
    let ledger = try Shop.openLedger(in: folder)
    defer { ledger.close() }
    try syncStock(from: database, into: ledger, now: world.now())
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
    return rows.productCount
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
      for product in batch { try rows.insert(product, in: writer) }
    }
    batch.removeAll(keepingCapacity: true)
  }

  /// In many small transactions, so that shoppers can write in between.
  private func syncStock(from catalog: Database, into ledger: Database, now: Instant) throws {
    var last = ""
    while true {
      let declared = try catalog.read { reader in
        try reader.rows(
          """
          SELECT sku, stock FROM variant WHERE sku > \(last) ORDER BY sku LIMIT \(CatalogBuilder.skusPerTransaction)
          """
        ).map { (sku: $0.string("sku"), stock: $0.int("stock")) }
      }
      guard let final = declared.last else { return }
      try ledger.write { try StockBook.sync(declared, at: now, in: $0) }
      last = final.sku
    }
  }

  private func removeLeftovers() {
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

package import Commerce
import Database
import Glibc

/// What an import found that differs from the catalogue in the shop.
package struct CatalogChanges: Hashable, Sendable {
  package var added = 0
  package var changed = 0
  package var unchanged = 0
  package var removed = 0
  /// Slugs of the first few of each kind.
  package var addedSlugs: [String] = []
  package var changedSlugs: [String] = []
  package var removedSlugs: [String] = []
  /// Products that are listed afterwards.
  package var listed = 0

  package init() {}

  package var isEmpty: Bool { added + changed + removed == 0 }

  /// How many slugs are kept of each kind.
  static let shown = 20
}

/// Brings products from outside into a shop's catalogue: what did not change is not written again.
///
/// The products are read once, and a second time where more than a few thousand of them changed. Few changes go into a
/// copy of the catalogue, many into a new one; either is swapped in by a rename, so that a crash leaves the old one.
package final class CatalogUpdate {
  /// What becomes of products in the shop that are not in the file.
  package enum Rest: Hashable, Sendable { case stays, goes }

  private let folder: DataFolder
  private let rest: Rest
  private let isTrial: Bool
  private let lock: BuildLock

  /// Takes the folder's lock.
  ///
  /// - Parameter isTrial: Find out what would happen, and change nothing.
  /// - Throws: ``CatalogBuildFailure/alreadyRunning``, ``DatabaseFailure``.
  package init(folder: DataFolder, rest: Rest, isTrial: Bool = false, waitsForOther: Bool = false) throws {
    self.folder = folder
    self.rest = rest
    self.isTrial = isTrial
    try folder.create()
    lock = try BuildLock(path: folder.buildLockPath, waits: waitsForOther)
  }

  /// Reads, compares, builds and swaps.
  ///
  /// - Parameters:
  ///   - profile: Who the shop is from now on.
  ///   - columns: Columns of the Shopify file, to be known by a later export.
  ///   - read: Brings every product to the given door; may be called twice, and must bring the same both times.
  /// - Throws: ``CatalogBuildFailure``, ``DatabaseFailure``, and what `read` throws; then nothing has changed.
  package func run(
    profile: ShopProfile, columns: () -> [String] = { [] }, world: World, read: (any CatalogDoor) throws -> Void
  ) throws -> CatalogChanges {
    guard let catalog = try openCatalog() else {
      return try buildFirst(profile: profile, columns: columns, world: world, read: read)
    }
    defer { catalog.close() }
    var isWritten = true
    let changes = try catalog.database.read { reader in
      let previous = try PreviousCatalog(reader, profile: catalog.profile)
      let comparison = CatalogComparison(previous: previous)
      try read(comparison)
      if rest == .goes { try comparison.findRemoved() }
      let all = Set(previous.columns)
      let known = previous.columns + columns().filter { !all.contains($0) }
      if comparison.changes.isEmpty, previous.profile == profile, previous.columns == known {
        try comparison.checkDoubles()
        isWritten = false
        comparison.changes.listed = try reader.int("SELECT count(*) FROM product") ?? 0
        return comparison.changes
      }
      let rewriting = CatalogRewriting(comparison: comparison, rest: rest, profile: profile, columns: known)
      let builder = try CatalogBuilder(folder: folder)
      try rewriting.write(into: builder, lock: lock, read: read)
      comparison.changes.listed = try builder.finish(world: world, isTrial: isTrial)
      return comparison.changes
    }
    // The ledger may be another than at the last import.
    if !isWritten, !isTrial {
      let ledger = try Shop.openLedger(in: folder)
      defer { ledger.close() }
      try StockBook.sync(from: catalog.database, into: ledger, now: world.now())
    }
    return changes
  }

  private func openCatalog() throws -> CatalogReader? {
    guard access(folder.catalogPath, F_OK) == 0 else { return nil }
    do {
      return try CatalogReader(path: folder.catalogPath)
    } catch {
      // What is damaged is made good by a whole new catalogue, and only by that.
      guard rest == .goes else { throw error }
      return nil
    }
  }

  private func buildFirst(
    profile: ShopProfile, columns: () -> [String], world: World, read: (any CatalogDoor) throws -> Void
  ) throws -> CatalogChanges {
    let builder = try CatalogBuilder(folder: folder)
    // The columns are known once the file's header has been read.
    try builder.begin(profile: profile, columns: [], lock: lock)
    let door = FirstCatalog(builder: builder)
    do {
      try read(door)
      builder.know(columns: columns())
      door.changes.listed = try builder.finish(world: world, isTrial: isTrial)
    } catch {
      builder.abandon()
      throw error
    }
    return door.changes
  }
}

/// Where an import brings its products.
package protocol CatalogDoor: AnyObject {
  /// The product that is in the shop under this slug; nil: none.
  func stored(slug: String) throws -> CatalogEntry?

  /// Takes a product; `line` is where it stands in its file.
  func take(_ entry: CatalogEntry, line: Int?) throws
}

/// The door of a shop without a catalogue.
private final class FirstCatalog: CatalogDoor {
  let builder: CatalogBuilder
  var changes = CatalogChanges()

  init(builder: CatalogBuilder) { self.builder = builder }

  func stored(slug: String) -> CatalogEntry? { nil }

  func take(_ entry: CatalogEntry, line: Int?) throws {
    changes.added += 1
    if changes.addedSlugs.count < CatalogChanges.shown { changes.addedSlugs.append(entry.product.slug) }
    try builder.add(entry, line: line)
  }
}

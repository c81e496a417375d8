import Commerce
import Database
import FoundationEssentials

/// Builds a catalogue anew from a file that an older version of the program wrote.
package enum CatalogUpgrade {
  /// Whether the folder's catalogue has an older version.
  package static func isDue(in folder: DataFolder) -> Bool {
    (try? olderVersion(of: folder.catalogPath)) != nil
  }

  /// Makes the catalogue one of this version; stock, carts and orders stay as they are.
  ///
  /// - Throws: ``CatalogBuildFailure``, ``DatabaseFailure``; then the old file is still there.
  package static func run(in folder: DataFolder, world: World) throws {
    let builder = try CatalogBuilder(folder: folder)
    let lock = try BuildLock(path: folder.buildLockPath, waits: true)
    // Somebody else may have been quicker.
    guard let version = try olderVersion(of: folder.catalogPath) else { return }
    let database = try open(folder.catalogPath, version: version)
    defer { database.close() }
    // All versions keep the profile and each whole product in the same form; from the second on what is not listed too.
    try database.read { reader in
      guard let profile = try reader.string("SELECT profile FROM meta") else {
        throw DatabaseFailure(kind: .corrupt, message: "\(folder.catalogPath) has no profile")
      }
      let decoded = try JSONText.decode(ShopProfile.self, from: profile)
      if version < 2 {
        try builder.begin(profile: decoded, columns: [], lock: lock)
        try reader.forEach("SELECT body FROM product_body ORDER BY product_id") { row in
          try builder.add(try JSONText.decode(Product.self, from: row.string("body")))
        }
      } else {
        let previous = try PreviousCatalog(reader, profile: decoded)
        try builder.begin(profile: decoded, columns: previous.columns, lock: lock)
        try previous.forEach { _, entry, line in try builder.add(entry, line: line) }
      }
      try builder.finish(world: world)
    }
  }

  /// The file's version where it is older than the program's.
  private static func olderVersion(of path: String) throws -> Int? {
    do {
      try open(path, version: CatalogSchema.version).close()
      return nil
    } catch let failure as DatabaseFailure {
      guard case .older(let found) = failure.kind else { throw failure }
      return found
    }
  }

  private static func open(_ path: String, version: Int) throws -> Database {
    try Database(
      path: path, access: .readOnly, migrations: [Migration(version: version, sql: "")],
      applicationID: CatalogSchema.applicationID)
  }
}

import Database
import Commerce
import Glibc

/// Looks a shop's folder over from outside, whatever state it is in, and repairs what can be repaired safely.
package struct Doctor {
  let folder: DataFolder
  let world: World

  package init(folder: DataFolder, world: World) {
    self.folder = folder
    self.world = world
  }

  /// What an examination found.
  package struct Report: Hashable, Sendable {
    package var findings: [Finding]
    /// Whether the books could be read; false while the ledger is damaged or of an older version.
    package var hasReadBooks: Bool
    package var orders: Int
    package var ledgerVersion: Int
    package var sqliteVersion: String
  }

  /// Examines everything and writes nothing.
  ///
  /// - Throws: ``ShopOpeningFailure/noCatalog``; ``DatabaseFailure`` when a file cannot be opened at all, is another
  ///   program's, or of a newer version.
  package func examine() throws -> Report {
    // Not made when it is not there: looking writes nothing.
    let isGuarded = access(folder.presenceLockPath, F_OK) == 0
    let presence = isGuarded ? try PresenceLock(path: folder.presenceLockPath, .shared) : nil
    if isGuarded, presence == nil { throw Presence.restoring(folder) }
    defer { presence?.release() }
    return try examineAlone()
  }

  /// The same for who holds the presence lock already.
  func examineAlone() throws -> Report {
    guard access(folder.catalogPath, F_OK) == 0 else { throw ShopOpeningFailure.noCatalog }
    if access(folder.restoringPath, F_OK) == 0 {
      return Report(
        findings: [Finding(.restoreUnfinished, id: folder.restoringPath)], hasReadBooks: false, orders: 0,
        ledgerVersion: 0, sqliteVersion: try Database.libraryVersion())
    }
    var report = Report(
      findings: FolderAudit(folder: folder).findings(), hasReadBooks: false, orders: 0, ledgerVersion: 0,
      sqliteVersion: try Database.libraryVersion())
    guard
      let catalog = try inspected(folder.catalogPath, CatalogSchema.applicationID, CatalogSchema.migrations, &report)
    else { return report }
    defer { catalog.close() }
    guard let ledger = try inspected(folder.ledgerPath, LedgerSchema.applicationID, LedgerSchema.migrations, &report)
    else { return report }
    defer { ledger.close() }
    var gateway: Database?
    if access(folder.gatewayPath, F_OK) == 0 {
      gateway = try inspected(folder.gatewayPath, TestGateway.applicationID, TestGateway.migrations, &report)
      guard let books = gateway else { return report }
      // Just made, and nothing in it yet.
      if try books.marks() == Database.Marks(applicationID: 0, version: 0) {
        books.close()
        gateway = nil
      }
    }
    defer { gateway?.close() }

    report.ledgerVersion = try ledger.marks().version
    let latest = LedgerSchema.migrations.last?.version ?? 0
    if report.ledgerVersion < latest {
      report.findings.append(
        Finding(.olderVersion, id: "ledger.db", expected: String(latest), found: String(report.ledgerVersion)))
    }
    let isCatalogReadable = try examine(catalog, "catalog.db", [], &report)
    let isLedgerReadable = try examine(
      ledger, "ledger.db", Array(LedgerSchema.migrations.prefix(report.ledgerVersion)), &report)
    let isGatewayReadable =
      try gateway.map {
        try examine($0, "test-gateway.db", TestGateway.migrations, &report)
      } ?? true
    guard isCatalogReadable, isLedgerReadable, isGatewayReadable, report.ledgerVersion == latest else { return report }
    report.hasReadBooks = true
    report.orders = try ledger.read { try $0.int("SELECT count(*) FROM orders") } ?? 0
    report.findings += try CatalogAudit(catalog: catalog, ledger: ledger).findings()
    report.findings += try SearchIndexAudit(catalog: catalog).findings()
    report.findings += try BooksAudit(
      ledger: ledger, gateway: gateway, profile: try CatalogAudit.profile(of: catalog), now: world.now()
    ).findings()
    return report
  }

  private func examine(
    _ database: Database, _ name: String, _ migrations: [Migration], _ report: inout Report
  ) throws -> Bool {
    var audit = FileAudit(database, name: name, migrations: migrations)
    report.findings += try audit.findings()
    return audit.isReadable
  }

  /// Opens a file to look into; nil, and a finding, when it is too damaged for that.
  private func inspected(
    _ path: String, _ applicationID: Int32, _ migrations: [Migration], _ report: inout Report
  ) throws -> Database? {
    let database: Database
    let marks: Database.Marks
    do {
      database = try Database(path: path, access: .inspect, applicationID: applicationID)
      marks = try database.marks()
    } catch let failure as DatabaseFailure where failure.kind == .corrupt {
      report.findings.append(Finding(.fileDamaged, id: path, found: failure.message))
      return nil
    }
    let isNew = marks.applicationID == 0 && marks.version == 0 && path == folder.gatewayPath
    guard marks.applicationID == applicationID || isNew else {
      throw DatabaseFailure(kind: .foreign, message: "\(path) has the application id \(marks.applicationID)")
    }
    guard marks.version <= migrations.last?.version ?? 0 else {
      throw DatabaseFailure(kind: .newer(found: marks.version), message: "\(path) has version \(marks.version)")
    }
    return database
  }
}

extension Doctor {
  /// Whether that version of SQLite can damage its log when a checkpoint and a commit meet; the shop's writers take turns.
  package static func confusesLogs(_ version: String) -> Bool { Database.confusesLogs(version) }
}

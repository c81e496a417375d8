import Commerce
import Database
import Glibc

extension Doctor {
  /// Does what can be done safely about some findings, and returns those it did something about.
  ///
  /// First the files, then the payments with the gateway's word, and the rows of the books last, in one transaction.
  /// What a person has to decide is left as it is. Shoppers may be in the shop meanwhile.
  /// - Throws: As ``examine()``.
  package func repair(_ findings: [Finding]) throws -> [Finding] {
    if let unfinished = findings.first(where: { $0.cure == .finishRestore }) {
      try Presence(in: folder).leave()
      return [unfinished] + (try repair(try examine().findings))
    }
    // What a restore has moved aside may be the better shop, unless the new one is right in everything.
    let isRight = findings.allSatisfy { $0.rule == .leftover }
    let curable = findings.filter { $0.cure != nil && (isRight || !$0.id.contains(DataFolder.asideSuffix)) }
    var done = curable.filter(repairFile)
    guard curable.contains(where: { !Doctor.isOfFiles($0) }) else { return done }
    let gateway = TestGateway(openingLater: folder.gatewayPath)
    defer { gateway.close() }
    // Opening brings the tables up to date.
    let shop = try Shop(folder: folder, world: world, gateway: gateway)
    defer { shop.close() }
    let ofCure = { (cure: Cure) in curable.filter { $0.cure == cure } }
    done += ofCure(.migrate)
    done += try rebuilt(ofCure(.reindex), in: shop)
    if !ofCure(.checkpoint).isEmpty {
      try shop.ledger.emptyLog()
      done += ofCure(.checkpoint)
    }
    if !(ofCure(.reconcile) + ofCure(.release)).isEmpty {
      try shop.reconcile()
      done += ofCure(.reconcile)
    }
    for finding in ofCure(.cancelIntent) {
      if (try? gateway.cancel(intent: finding.id)) != nil { done.append(finding) }
    }
    let now = world.now()
    return try shop.ledger.write { writer in
      let repair = BooksRepair(profile: shop.profile, now: now, writer: writer)
      return try done + curable.filter { try repair.repair($0) }
    }
  }

  private static func isOfFiles(_ finding: Finding) -> Bool {
    finding.cure == .closeToOthers || finding.cure == .removeLeftover
  }

  private func rebuilt(_ findings: [Finding], in shop: Shop) throws -> [Finding] {
    guard !findings.isEmpty else { return [] }
    for name in Set(findings.map(\.id)) {
      if name == "ledger.db" { try shop.ledger.reindex() }
      if name == "test-gateway.db", let books = try TestGateway.openBooks(folder.gatewayPath) {
        defer { books.close() }
        try books.reindex()
      }
    }
    return findings
  }

  private func repairFile(_ finding: Finding) -> Bool {
    switch finding.cure {
    case .closeToOthers:
      // A log has the rights that its file had when it was made.
      for suffix in ["-wal", "-shm"] { chmod(finding.id + suffix, 0o600) }
      return chmod(finding.id, finding.rule == .folderOpenToOthers ? 0o700 : 0o600) == 0
    case .removeLeftover: return removeLeftover(finding.id)
    default: return false
    }
  }

  /// Not while the import or the restore whose it is may still be at work.
  private func removeLeftover(_ path: String) -> Bool {
    let isOfImport = path.contains("/catalog.db.new")
    guard let lock = try? BuildLock(path: isOfImport ? folder.buildLockPath : folder.presenceLockPath) else {
      return false
    }
    defer { withExtendedLifetime(lock) {} }
    for name in FolderAudit.names(in: path) { unlink(path + "/" + name) }
    return remove(path) == 0
  }
}

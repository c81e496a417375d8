package import Commerce
import Database
import Glibc

/// Puts the shop of a backup in the place of the one in a folder, or into an empty folder.
package struct Restore {
  private let folder: DataFolder
  private let world: World

  package init(folder: DataFolder, world: World) {
    self.folder = folder
    self.world = world
  }

  /// What is there now.
  package struct Outcome: Hashable, Sendable {
    package let orders: Int
    package let writtenAt: Instant
    /// What is wrong with the books; the files from before are kept beside them when there is something.
    package let findings: [Finding]
  }

  /// Checks the file, keeps everybody out, and replaces all files at once; killed at any moment it has done that or
  /// nothing, and whoever opens the shop next finishes it.
  ///
  /// - Parameter evenIfWrong: Restore books that have findings.
  /// - Throws: ``BackupFailure``, ``DatabaseFailure``.
  package func restore(from path: String, evenIfWrong: Bool) throws -> Outcome {
    // Before the folder is made or touched: is it a backup at all?
    let manifest = try BackupReader(path: path).manifest
    try folder.create()
    guard let alone = try PresenceLock(path: folder.presenceLockPath, .exclusive),
      let noImport = try? BuildLock(path: folder.buildLockPath)
    else {
      let holders =
        PresenceLock.holders(of: folder.presenceLockPath)
        + PresenceLock.holders(of: folder.buildLockPath)
      throw BackupFailure.inUse(holders.filter { $0 != Int(getpid()) })
    }
    defer { withExtendedLifetime((alone, noImport)) {} }
    let replacement = Replacement(folder: folder)
    if access(folder.restoringPath, F_OK) == 0 { try replacement.finish() }

    Backup.remove(folder.unpackingPath)
    let report: Doctor.Report
    do {
      report = try unpack(path)
      let unsound = report.findings.filter { [.fileDamaged, .indexDamaged, .schemaDiffers].contains($0.rule) }
      guard unsound.isEmpty else { throw BackupFailure.unsound(unsound) }
      guard evenIfWrong || report.findings.allSatisfy(\.isOfTime) else {
        throw BackupFailure.booksWrong(report.findings)
      }
      try replacement.decide()
    } catch {
      Backup.remove(folder.unpackingPath)
      throw error
    }
    try replacement.finish()
    let findings = try Doctor(folder: folder, world: world).examineAlone().findings.filter {
      $0.rule != .leftover && !$0.isOfTime
    }
    if findings.isEmpty { replacement.removeOld() }
    return Outcome(
      orders: report.orders, writtenAt: Instant(seconds: manifest.writtenAt), findings: findings)
  }

  private func unpack(_ path: String) throws -> Doctor.Report {
    let reader = try BackupReader(path: path)
    guard mkdir(folder.unpackingPath, 0o700) == 0 else { throw DatabaseFailure.opening(folder.unpackingPath, errno) }
    try reader.unpack(into: folder.unpackingPath)
    do {
      return try Doctor(folder: DataFolder(path: folder.unpackingPath), world: world).examine()
    } catch let failure as DatabaseFailure {
      if case .newer(let version) = failure.kind { throw BackupFailure.newer(found: version) }
      if failure.kind == .foreign { throw BackupFailure.notABackup(path) }
      throw failure
    } catch ShopOpeningFailure.noCatalog {
      throw BackupFailure.damaged("it has no catalog.db")
    }
  }
}

/// Reads a backup from its start to its end; every name, length and sum in it is checked.
final class BackupReader {
  private let path: String
  private let file: PlainFile
  let manifest: Manifest

  init(path: String) throws {
    self.path = path
    file = try PlainFile(opening: path)
    guard let header = TarHeader(try file.read(TarHeader.length)), header.name == Manifest.name,
      header.size <= Manifest.longest
    else { throw BackupFailure.notABackup(path) }
    let text = try file.read(header.size + header.padding).prefix(header.size)
    guard let manifest = try? JSONText.decode(Manifest.self, from: String(decoding: text, as: UTF8.self)) else {
      throw BackupFailure.notABackup(path)
    }
    guard manifest.format <= Manifest.format else { throw BackupFailure.newer(found: manifest.format) }
    let names = manifest.files.map(\.name)
    guard Set(names).count == names.count, names.allSatisfy(Replacement.names.contains), names.contains("ledger.db"),
      manifest.files.allSatisfy({ $0.bytes >= 0 })
    else { throw BackupFailure.damaged(Manifest.name) }
    self.manifest = manifest
  }

  func unpack(into folder: String) throws {
    for entry in manifest.files {
      guard let header = TarHeader(try file.read(TarHeader.length)), header.name == entry.name,
        header.size == entry.bytes
      else { throw BackupFailure.damaged(entry.name) }
      let target = try SyncedFile(creating: folder + "/" + entry.name)
      var sum = CRC32()
      var left = entry.bytes
      while left > 0 {
        let part = try file.read(min(left, Backup.partBytes))
        guard !part.isEmpty else { throw BackupFailure.damaged(entry.name) }
        sum.add(part)
        try target.write(part)
        left -= part.count
      }
      guard sum.sum == entry.crc32 else { throw BackupFailure.damaged(entry.name) }
      try target.finish()
      _ = try file.read(header.padding)
    }
  }
}

import Commerce
import Database
import Glibc

/// Writes a shop into one file, while shoppers are in it.
///
/// The file is a tar archive of mode 0600 with `backup.json` and the shop's databases as of one moment, each whole by
/// itself: it can be restored on another host, or unpacked by hand. It has its name only when it is complete and on the
/// disk; a killed backup leaves the one before.
package struct Backup {
  static let partBytes = 1 << 20

  private let folder: DataFolder
  private let world: World

  package init(folder: DataFolder, world: World) {
    self.folder = folder
    self.world = world
  }

  /// What was written.
  package struct Outcome: Hashable, Sendable {
    package let bytes: Int
    package let orders: Int
    /// What is wrong with the books; it was so in the shop, too.
    package let findings: [Finding]
  }

  /// - Throws: ``BackupFailure/exists(_:)``, ``BackupFailure/unsound(_:)``, ``ShopOpeningFailure``, ``DatabaseFailure``.
  package func write(to path: String, replacing: Bool) throws -> Outcome {
    guard replacing || access(path, F_OK) != 0 else { throw BackupFailure.exists(path) }
    guard access(folder.catalogPath, F_OK) == 0 else { throw ShopOpeningFailure.noCatalog }
    let presence = try Presence(in: folder)
    defer { withExtendedLifetime(presence) {} }
    let (copies, new) = (DataFolder(path: path + ".copies"), path + ".new")
    Backup.remove(copies.path)
    unlink(new)
    defer { Backup.remove(copies.path) }
    guard mkdir(copies.path, 0o700) == 0 else { throw DatabaseFailure.opening(copies.path, errno) }

    try copyDatabases(into: copies)
    let report = try Doctor(folder: copies, world: world).examine()
    let unsound = report.findings.filter { $0.rule == .fileDamaged || $0.rule == .indexDamaged }
    guard unsound.isEmpty else { throw BackupFailure.unsound(unsound) }
    do {
      let bytes = try archive(copies, to: new)
      guard rename(new, path) == 0 else { throw DatabaseFailure.opening(path, errno) }
      try SyncedFile.sync(Backup.parent(of: path))
      return Outcome(bytes: bytes, orders: report.orders, findings: report.findings.filter { !$0.isOfTime })
    } catch {
      unlink(new)
      throw error
    }
  }

  private func copyDatabases(into copies: DataFolder) throws {
    var sources: [(database: Database, path: String)] = []
    defer { for source in sources { source.database.close() } }
    let files = [
      (folder.ledgerPath, copies.ledgerPath), (folder.gatewayPath, copies.gatewayPath),
      (folder.catalogPath, copies.catalogPath),
    ]
    for (path, copy) in files where access(path, F_OK) == 0 {
      sources.append((try Database(path: path, access: .inspect, applicationID: 0), copy))
    }
    try Database.copy(sources, tickets: [folder.ledgerLockPath, folder.gatewayPath + ".lock"])
  }

  private func archive(_ copies: DataFolder, to path: String) throws -> Int {
    let names = Replacement.names.filter { access(copies.path + "/" + $0, F_OK) == 0 }
    var manifest = Manifest(writtenAt: world.now().seconds, files: [])
    for name in names {
      var sum = CRC32()
      let file = try PlainFile(opening: copies.path + "/" + name)
      let size = file.size
      while true {
        let part = try file.read(Backup.partBytes)
        sum.add(part)
        if part.count < Backup.partBytes { break }
      }
      manifest.files.append(Manifest.File(name: name, bytes: size, crc32: sum.sum))
    }
    let target = try SyncedFile(creating: path)
    var total = 0
    func put(_ bytes: [UInt8]) throws {
      try target.write(bytes)
      total += bytes.count
    }
    let head = Array(try JSONText.encode(manifest).utf8)
    try put(TarHeader(name: Manifest.name, size: head.count).bytes + head)
    try put([UInt8](repeating: 0, count: TarHeader(name: "", size: head.count).padding))
    for file in manifest.files {
      let header = TarHeader(name: file.name, size: file.bytes)
      try put(header.bytes)
      let source = try PlainFile(opening: copies.path + "/" + file.name)
      while true {
        let part = try source.read(Backup.partBytes)
        try put(part)
        if part.count < Backup.partBytes { break }
      }
      try put([UInt8](repeating: 0, count: header.padding))
    }
    // Two empty blocks end an archive.
    try put([UInt8](repeating: 0, count: 2 * TarHeader.length))
    try target.finish()
    return total
  }

  /// Removes a folder and the files in it.
  static func remove(_ path: String) {
    for name in FolderAudit.names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

import Database
import Glibc

/// What is wrong with the files themselves: who may read them, how long the logs are, what was left behind.
struct FolderAudit {
  /// Bytes of a log from which something must be holding it open: one that is looked after has some 4 MB.
  static let longestLog = 32 << 20

  let folder: DataFolder

  func findings() -> [Finding] {
    var findings: [Finding] = []
    findings += rights(of: folder.path, isFolder: true)
    for name in names() {
      let path = folder.path + "/" + name
      guard let status = FolderAudit.status(path) else { continue }
      let kind = status.st_mode & S_IFMT
      if isLeftover(name) {
        findings.append(Finding(.leftover, id: path, found: kind == S_IFDIR ? nil : String(status.st_size)))
        continue
      }
      if kind == S_IFREG || kind == S_IFDIR { findings += rights(of: path, isFolder: kind == S_IFDIR) }
      if name.hasSuffix(".db-wal"), status.st_size > FolderAudit.longestLog {
        findings.append(
          Finding(.logTooLong, id: path, expected: String(FolderAudit.longestLog), found: String(status.st_size)))
      }
    }
    return findings
  }

  /// What an import, a backup or a restore leaves when it is killed.
  private func isLeftover(_ name: String) -> Bool {
    name.hasPrefix("catalog.db.new") || name.hasPrefix(DataFolder.unpackingName) || name.contains(".before-restore")
  }

  private func rights(of path: String, isFolder: Bool) -> [Finding] {
    guard let status = FolderAudit.status(path) else { return [] }
    var findings: [Finding] = []
    if status.st_mode & 0o077 != 0 {
      findings.append(
        Finding(
          isFolder ? .folderOpenToOthers : .fileOpenToOthers, id: path, expected: isFolder ? "700" : "600",
          found: String(status.st_mode & 0o777, radix: 8)))
    }
    if status.st_uid != geteuid() {
      findings.append(
        Finding(.fileOfOtherOwner, id: path, expected: String(geteuid()), found: String(status.st_uid)))
    }
    return findings
  }

  /// Names in the folder, in order.
  private func names() -> [String] { FolderAudit.names(in: folder.path) }

  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }
}

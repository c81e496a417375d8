import GRDB
import Glibc

extension Database {
  /// Pages of the log after which it is written into the file.
  private static let logPages = 1000
  private static let pageBytes = 4096
  /// Seconds to wait where the ticket does not reach: a reader during recovery, or while the last one closes.
  private static let patience = 10

  static func configuration(of access: Access) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .readOnly || access == .inspect
    configuration.foreignKeysEnabled = access != .build
    configuration.busyMode = .timeout(Double(patience))
    return configuration
  }

  /// Makes the file with mode 0600 before SQLite would make it by the umask, and takes others' rights off an old one.
  ///
  /// An existing file is not opened: closing it again would drop the locks that this process may hold on it.
  static func createPrivately(_ path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      Glibc.close(descriptor)
      return
    }
    var status = stat()
    guard errno == EEXIST, stat(path, &status) == 0 else { throw DatabaseFailure.opening(path, errno) }
    if status.st_mode & 0o077 != 0, chmod(path, 0o600) != 0 {
      throw DatabaseFailure(kind: .cannotOpen, message: "\(path) is open to others")
    }
  }

  /// Checks whose file it is, sets what holds for the connection, and migrates.
  func prepare(migrations: [Migration], applicationID: Int32) throws {
    if access == .inspect { return }
    let version = try checkedVersion(migrations: migrations, applicationID: applicationID)
    let latest = migrations.last?.version ?? 0
    switch access {
    case .inspect: break
    case .readOnly:
      guard version == latest else {
        throw DatabaseFailure(kind: .older(found: version), message: "\(path) has version \(version) of \(latest)")
      }
      // Nobody writes it, so its lock is taken once: to take it for each read, and to see that nothing has changed, are
      // eight calls into the system, which takes longer than to read a row.
      try run("PRAGMA locking_mode = EXCLUSIVE")
    case .build:
      try run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")
      try run("PRAGMA cache_size = -65536")
      try migrate(migrations, applicationID: applicationID)
    case .readWrite:
      // Only here, after the opening: GRDB sets NORMAL where it sets WAL up by itself.
      if try pragma("journal_mode") as String? != "wal" { try taking { try run("PRAGMA journal_mode = WAL") } }
      try run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON")
      guard try pragma("synchronous") == 2, try pragma("foreign_keys") == 1 else {
        throw DatabaseFailure(kind: .other, message: "\(path): synchronous and foreign_keys could not be set")
      }
      if version < latest { try migrate(migrations, applicationID: applicationID) }
    }
  }

  /// Writes the log into the file when it has grown; called when it is this process's turn to write.
  func shrinkLog() throws {
    var status = stat()
    guard stat(path + "-wal", &status) == 0, status.st_size > Database.logPages * Database.pageBytes else { return }
    try checkpoint()
  }

  func checkpoint() throws {
    try queue.writeWithoutTransaction { connection in
      // Readers are not waited for: what they still need stays in the log until the next write.
      try connection.execute(sql: "PRAGMA busy_timeout = 0")
      defer { try? connection.execute(sql: "PRAGMA busy_timeout = \(Database.patience * 1000)") }
      do {
        try connection.checkpoint(.truncate)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
    }
  }

  /// One value of the live connection's settings, such as `synchronous`.
  func pragma<T: DatabaseValueConvertible>(_ name: StaticString) throws -> T? {
    try DatabaseFailure.translating {
      try queue.unsafeRead { try T.fetchOne($0, sql: "PRAGMA \(name)") }
    }
  }

  private func checkedVersion(migrations: [Migration], applicationID: Int32) throws -> Int {
    let latest = migrations.last?.version ?? 0
    let (version, found, isEmpty) = try read { reader in
      (
        try reader.int("PRAGMA user_version") ?? 0, try reader.int("PRAGMA application_id") ?? 0,
        try reader.int("SELECT count(*) FROM sqlite_master") == 0
      )
    }
    let isNew = isEmpty && version == 0 && found == 0 && access != .readOnly
    guard isNew || found == applicationID else {
      throw DatabaseFailure(kind: .foreign, message: "\(path) has the application id \(found)")
    }
    guard version <= latest else {
      throw DatabaseFailure(kind: .newer(found: version), message: "\(path) has version \(version) of \(latest)")
    }
    return version
  }

  private func migrate(_ migrations: [Migration], applicationID: Int32) throws {
    for migration in migrations {
      try taking {
        try transaction { writer in
          // Another process may have been here between the look and the turn.
          guard try writer.int("PRAGMA user_version") ?? 0 < migration.version else { return }
          try writer.executeScript(text: migration.sql)
          try writer.executeScript(
            text: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(migration.version)")
        }
      }
    }
  }

  private func run(_ script: String) throws {
    try DatabaseFailure.translating {
      try queue.writeWithoutTransaction { try $0.execute(sql: script) }
    }
  }
}

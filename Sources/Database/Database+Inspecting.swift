import GRDB

extension Database {
  /// What a file says of itself, whoever made it.
  package struct Marks: Hashable, Sendable {
    package let applicationID: Int
    package let version: Int

    package init(applicationID: Int, version: Int) {
      self.applicationID = applicationID
      self.version = version
    }
  }

  package func marks() throws -> Marks {
    try read {
      Marks(
        applicationID: try $0.int("PRAGMA application_id") ?? 0, version: try $0.int("PRAGMA user_version") ?? 0)
    }
  }

  /// What `PRAGMA integrity_check` complains about, at most 100 lines; empty for a sound file.
  ///
  /// A file that is damaged so badly that it cannot be checked has its failure as the one complaint.
  package func integrityComplaints() throws -> [String] {
    do {
      return try read { try $0.rows("PRAGMA integrity_check(100)").map { $0.string("integrity_check") } }
        .filter { $0 != "ok" }
    } catch let failure as DatabaseFailure where failure.kind == .corrupt || failure.kind == .foreign {
      return [failure.message]
    }
  }

  /// A row that refers to another which is not there.
  package struct BrokenReference: Hashable, Sendable {
    package let table: String
    package let row: Int
    package let parent: String
    /// The columns that refer.
    package let columns: [String]
    /// What the table does when the other row is deleted, such as `CASCADE`, `SET NULL` or `NO ACTION`.
    package let onDelete: String
  }

  package func brokenReferences() throws -> [BrokenReference] { try read { try $0.brokenReferences() } }

  /// A table, index or trigger, with the statement that made it.
  package struct SchemaPart: Hashable, Sendable {
    package let kind: String
    package let name: String
    package let sql: String
  }

  /// What is in the file's schema; SQLite's own tables and indexes left out.
  package func schema() throws -> [SchemaPart] {
    try read { try Database.parts($0.rows(Database.schemaQuery)) }
  }

  /// What the schema is once all of `migrations` have run on an empty file.
  package static func schema(after migrations: [Migration]) throws -> [SchemaPart] {
    try DatabaseFailure.translating {
      let queue = try DatabaseQueue()
      return try queue.write { connection in
        for migration in migrations { try connection.execute(sql: migration.sql) }
        return try parts(
          Reader(connection, counter: StatementCounter(), statements: PreparedStatements()).rows(schemaQuery))
      }
    }
  }

  private static let schemaQuery: SQL = """
    SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY type, name
    """

  private static func parts(_ rows: [Row]) throws -> [SchemaPart] {
    rows.map { SchemaPart(kind: $0.string("type"), name: $0.string("name"), sql: $0.string("sql")) }
  }

  /// Builds every index anew from its table.
  package func reindex() throws {
    try taking {
      try DatabaseFailure.translating { try queue.writeWithoutTransaction { try $0.execute(sql: "REINDEX") } }
    }
  }

  /// Writes the whole log into the file and empties it; does not wait for readers that still need it.
  package func emptyLog() throws { try taking { try checkpoint() } }

  /// The version of the SQLite library, such as `3.40.1`.
  package static func libraryVersion() throws -> String {
    try DatabaseFailure.translating {
      try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
    }
  }

  /// Whether that version can damage a log when a checkpoint and a commit meet; the ``WriteTicket`` keeps the two apart.
  ///
  /// Those are 3.7.0 to 3.51.2, but for 3.44.6 and 3.50.7 and later ones of their lines (sqlite.org/wal.html §11).
  package static func confusesLogs(_ version: String) -> Bool {
    let parts = version.split(separator: ".").map { Int($0) ?? 0 }
    guard parts.count >= 3, parts[0] == 3 else { return false }
    return switch parts[1] {
    case 44: parts[2] < 6
    case 50: parts[2] < 7
    case 51: parts[2] < 3
    default: (7..<51).contains(parts[1])
    }
  }
}

extension Reader {
  /// Rows that refer to others which are not there, of one table or of all.
  package func brokenReferences(of table: String? = nil) throws -> [Database.BrokenReference] {
    try rows(table.map { "PRAGMA foreign_key_check(\(raw: $0))" } ?? "PRAGMA foreign_key_check").compactMap { row in
      guard let id = row.optionalInt("rowid") else { return nil }
      let table = row.string("table")
      let key = try rows("PRAGMA foreign_key_list(\(raw: table))").filter { $0.int("id") == row.int("fkid") }
      return Database.BrokenReference(
        table: table, row: id, parent: row.string("parent"), columns: key.map { $0.string("from") },
        onDelete: key.first?.string("on_delete") ?? "NO ACTION")
    }
  }
}

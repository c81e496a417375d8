import Database
import Foundation
import Testing

/// A database file in a folder of its own; the folder goes when the test ends.
final class DatabaseFile: Sendable {
  static let applicationID: Int32 = 77
  static let schema = [
    Migration(version: 1, sql: "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT"),
    Migration(
      version: 2,
      sql: """
        ALTER TABLE thing ADD COLUMN owner INTEGER REFERENCES thing (id);
        CREATE TABLE counter (value INTEGER NOT NULL CHECK (value >= 0)) STRICT;
        INSERT INTO counter VALUES (0)
        """),
  ]

  let folder: String
  var path: String { folder + "/a.db" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/db-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open(_ migrations: [Migration] = DatabaseFile.schema, id: Int32 = applicationID) throws -> Database {
    try Database(
      path: path, access: .readWrite(ticket: folder + "/a.lock"), migrations: migrations, applicationID: id)
  }

  func openReadOnly() throws -> Database {
    try Database(
      path: path, access: .readOnly, migrations: DatabaseFile.schema, applicationID: DatabaseFile.applicationID)
  }
}

struct DatabaseTests {
  @Test func `a shared file keeps every commit and checks its references`() throws {
    let database = try DatabaseFile().open()
    let settings = try database.read { reader in
      [
        try reader.int("PRAGMA synchronous"), try reader.int("PRAGMA foreign_keys"),
        try reader.int("PRAGMA busy_timeout"), try reader.int("PRAGMA wal_autocheckpoint"),
        try reader.int("PRAGMA user_version"), try reader.int("PRAGMA application_id"),
      ]
    }
    #expect(settings == [2, 1, 10_000, 0, 2, 77])
    #expect(try database.read { try $0.string("PRAGMA journal_mode") } == "wal")
  }

  @Test func `values come back as they went in, and never become SQL`() throws {
    let database = try DatabaseFile().open([])
    let hostile = "'; DROP TABLE thing;-- \" ? 🫖"
    let row = try #require(
      try database.read {
        try $0.row(
          """
          SELECT \(7) AS a, \(hostile) AS b, \([0, 255] as [UInt8]) AS c, \(nil as Int?) AS d, \(true) AS e,
            \(Int64.min) AS f, \("") AS g, \(SQL("\(1) + \(raw: "2")")) AS h
          """)
      })
    #expect(row.int("a") == 7 && row.string("b") == hostile && row.blob("c") == [0, 255])
    #expect(row.optionalInt("d") == nil && row.optionalString("d") == nil && row.bool("e"))
    #expect(row.value("f") == .integer(.min) && row.string("g").isEmpty && row.int("h") == 3)
  }

  @Test func `parts of a statement are joined with their values`() {
    let list = [1, 2, 3].map { SQL("\($0)") }.joined(separator: ", ")
    let sql: SQL = "SELECT * FROM thing WHERE id IN (\(list))"
    #expect(sql.text == "SELECT * FROM thing WHERE id IN (?, ?, ?)")
    #expect(sql.values == [.integer(1), .integer(2), .integer(3)])
    #expect(([] as [SQL]).joined(separator: ", ").text.isEmpty)
  }

  @Test func `a write that throws leaves nothing behind`() throws {
    struct Stop: Error {}
    let database = try DatabaseFile().open()
    #expect(throws: Stop.self) {
      try database.write { writer in
        #expect(try writer.execute("INSERT INTO thing (name) VALUES (\("a"))") == 1)
        #expect(writer.lastInsertedID == 1)
        throw Stop()
      }
    }
    #expect(try database.read { try $0.int("SELECT count(*) FROM thing") } == 0)
    #expect(try database.write { try $0.execute("UPDATE counter SET value = 1 WHERE value = 5") } == 0)
    #expect(try database.write { try $0.row("INSERT INTO thing (name) VALUES ('b') RETURNING id")?.int("id") } == 1)
  }

  @Test(arguments: [
    ("INSERT INTO counter VALUES (-1)", "CHECK constraint failed: value >= 0"),
    ("INSERT INTO thing (name) VALUES ('a'), ('a')", "UNIQUE constraint failed: thing.name"),
    ("INSERT INTO thing (name, owner) VALUES ('a', 9)", "FOREIGN KEY constraint failed"),
    ("INSERT INTO counter VALUES ('x')", "cannot store TEXT value in INTEGER column counter.value"),
  ])
  func `a row against the rules is refused by name`(statement: String, rule: String) throws {
    let database = try DatabaseFile().open()
    let failure = #expect(throws: DatabaseFailure.self) {
      try database.write { try $0.execute("\(raw: statement)") }
    }
    #expect(failure?.kind == .constraint(rule))
  }

  @Test func `reading cannot write`() throws {
    let file = try DatabaseFile()
    let database = try file.open()
    let failure = #expect(throws: DatabaseFailure.self) {
      try database.read { _ = try $0.rows("INSERT INTO thing (name) VALUES ('a') RETURNING id") }
    }
    #expect(failure?.kind == .readOnly)
    database.close()
    let again = try file.openReadOnly()
    #expect(try again.read { try $0.int("SELECT value FROM counter") } == 0)
    let refused = #expect(throws: DatabaseFailure.self) { try again.write { try $0.execute("DELETE FROM thing") } }
    #expect(refused?.kind == .readOnly)
  }

  @Test func `a file is migrated from where it stands`() throws {
    let file = try DatabaseFile()
    let first = try file.open(Array(DatabaseFile.schema.prefix(1)))
    try first.write { try $0.execute("INSERT INTO thing (name) VALUES ('kept')") }
    first.close()
    let second = try file.open()
    #expect(try second.read { try $0.string("SELECT name FROM thing WHERE owner IS NULL") } == "kept")
    #expect(try second.read { try $0.int("PRAGMA user_version") } == 2)
  }

  @Test func `a migration that fails leaves the version before it`() throws {
    let file = try DatabaseFile()
    let wrong = Migration(version: 3, sql: "CREATE TABLE extra (a); SELECT nonsense FROM extra")
    #expect(throws: DatabaseFailure.self) { try file.open(DatabaseFile.schema + [wrong]) }
    let database = try file.open()
    #expect(try database.read { try $0.int("PRAGMA user_version") } == 2)
    #expect(try database.read { try $0.int("SELECT count(*) FROM sqlite_master WHERE name = 'extra'") } == 0)
  }

  @Test func `a file of a newer program, of another program, or none at all is refused`() throws {
    let file = try DatabaseFile()
    try file.open().close()
    func kind(_ open: () throws -> Database) -> DatabaseFailure.Kind? {
      #expect(throws: DatabaseFailure.self) { _ = try open() }?.kind
    }
    #expect(kind { try file.open(Array(DatabaseFile.schema.prefix(1))) } == .newer(found: 2))
    #expect(kind { try file.open(id: 78) } == .foreign)
    let text = try DatabaseFile()
    try Data("This is a letter to my aunt, and long enough to be read as a header of a file.".utf8)
      .write(to: URL(filePath: text.path))
    #expect(kind { try text.open() } == .foreign)
    #expect(kind { try DatabaseFile().openReadOnly() } == .cannotOpen)
  }

  @Test func `rights that others had on the file are taken back`() throws {
    let file = try DatabaseFile()
    #expect(
      FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o644]))
    let database = try file.open()
    try database.write { try $0.execute("INSERT INTO thing (name) VALUES ('a')") }
    for name in ["a.db", "a.db-wal", "a.db-shm", "a.lock"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.folder + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `the log is written into the file when it has grown, and when the last one closes`() throws {
    let file = try DatabaseFile()
    let database = try file.open()
    let text = String(repeating: "x", count: 50_000)
    for number in 0..<150 {
      try database.write { try $0.execute("INSERT INTO thing (name) VALUES (\(text + String(number)))") }
    }
    let log = try FileManager.default.attributesOfItem(atPath: file.path + "-wal")[.size] as? Int
    #expect(try #require(log) < 4_500_000)
    database.close()
    database.close()
    #expect(!FileManager.default.fileExists(atPath: file.path + "-wal"))
    #expect(throws: DatabaseFailure.self) { try database.read { try $0.int("SELECT 1") } }
    #expect(try file.open().read { try $0.int("SELECT count(*) FROM thing") } == 150)
  }

  @Test func `a read can be called off`() throws {
    let database = try DatabaseFile().open()
    let failure = #expect(throws: DatabaseFailure.self) {
      try database.read { reader in
        try reader.forEach(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT i FROM n"
        ) { if $0.int("i") == 5 { database.interrupt() } }
      }
    }
    #expect(failure?.kind == .interrupted)
    #expect(try database.read { try $0.int("SELECT 1") } == 1)
  }

  @Test func `a read of many short statements can be called off between them`() throws {
    let database = try DatabaseFile().open()
    var done = 0
    let failure = #expect(throws: DatabaseFailure.self) {
      try database.read { reader in
        for number in 1...100 {
          done = try reader.int("SELECT \(number)") ?? 0
          if number == 5 { database.interrupt() }
        }
      }
    }
    #expect(failure?.kind == .interrupted)
    #expect(done == 5)
    #expect(try database.read { try $0.int("SELECT 1") } == 1)
  }
}

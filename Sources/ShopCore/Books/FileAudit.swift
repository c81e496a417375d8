import Database

/// One database file by itself: sound, its references whole, its tables those of the program.
struct FileAudit {
  let database: Database
  let name: String
  let migrations: [Migration]

  /// Sound enough for its rows to be read.
  private(set) var isReadable = true

  init(_ database: Database, name: String, migrations: [Migration]) {
    self.database = database
    self.name = name
    self.migrations = migrations
  }

  mutating func findings() throws -> [Finding] {
    let complaints = try database.integrityComplaints()
    var findings = complaints.map {
      Finding(FileAudit.isOfIndex($0) ? .indexDamaged : .fileDamaged, id: name, found: $0)
    }
    isReadable = !findings.contains { $0.rule == .fileDamaged }
    guard isReadable else { return findings }
    findings += try database.brokenReferences().map { reference in
      Finding(
        .referenceBroken, id: "\(name) \(reference.table) \(reference.row)", expected: reference.parent,
        found: reference.onDelete)
    }
    findings += try schemaFindings()
    return findings
  }

  /// Tables, indexes and triggers that are not as the program makes them.
  private func schemaFindings() throws -> [Finding] {
    let wanted = try FileAudit.byName(Database.schema(after: migrations))
    let found = try FileAudit.byName(database.schema())
    return wanted.keys.sorted().compactMap { key in
      guard let part = wanted[key], found[key]?.sql != part.sql else { return nil }
      return Finding(
        .schemaDiffers, id: "\(name) \(part.name)", expected: part.kind, found: found[key] == nil ? nil : "other")
    }
  }

  private static func byName(_ parts: [Database.SchemaPart]) throws -> [String: Database.SchemaPart] {
    Dictionary(parts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// SQLite's complaints about an index alone, whose table is sound (`PRAGMA integrity_check`).
  private static func isOfIndex(_ complaint: String) -> Bool {
    complaint.contains("missing from index") || complaint.contains("wrong # of entries in index")
      || complaint.contains("non-unique entry in index")
  }
}

import GRDB

/// The library that keeps the shop's files, for whoever has to report a fault of it.
package struct StorageEngine: Hashable, Sendable {
  /// Such as `3.40.1`.
  package let version: String
  /// As SQLite names them: `THREADSAFE=1`; in the order of the alphabet.
  package let compileOptions: [String]

  /// Asks the library itself; no file is opened.
  package init() throws {
    let queue = try DatabaseQueue()
    (version, compileOptions) = try queue.read { database in
      (
        try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
        try String.fetchAll(database, sql: "PRAGMA compile_options").sorted()
      )
    }
  }
}

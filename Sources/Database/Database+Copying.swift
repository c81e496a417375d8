import GRDB

extension Database {
  /// Copies databases as they are at one and the same moment, each into a new file of mode 0600 that needs no log.
  ///
  /// Writers wait for as long as it takes to begin the reads, not for the copying. The copies are made by SQLite's own
  /// backup, so that no lock is lost and nothing is torn.
  /// - Parameter tickets: The lock files by which those who write to the sources take turns.
  package static func copy(_ sources: [(database: Database, path: String)], tickets: [String]) throws {
    let turns = try tickets.map { try WriteTicket(path: $0) }
    var taken = 0
    defer { for turn in turns.prefix(taken) { turn.pass() } }
    for turn in turns {
      try turn.take()
      taken += 1
    }
    try DatabaseFailure.translating {
      try begin(sources[...], begun: []) { connections in
        for turn in turns { turn.pass() }
        taken = 0
        for (connection, source) in zip(connections, sources) { try copy(connection, to: source.path) }
      }
    }
  }

  /// Begins a read on each of the sources, one within the other, and then does `body`.
  private static func begin(
    _ sources: ArraySlice<(database: Database, path: String)>, begun: [GRDB.Database],
    _ body: ([GRDB.Database]) throws -> Void
  ) throws {
    guard let first = sources.first else { return try body(begun) }
    try first.database.queue.writeWithoutTransaction { connection in
      try connection.inTransaction(.deferred) {
        // Only the first statement begins to read.
        _ = try Int.fetchOne(connection, sql: "SELECT count(*) FROM sqlite_master")
        try begin(sources.dropFirst(), begun: begun + [connection], body)
        return .commit
      }
    }
  }

  private static func copy(_ source: GRDB.Database, to path: String) throws {
    try createPrivately(path)
    let target = try DatabaseQueue(path: path)
    try target.writeWithoutTransaction { try source.backup(to: $0) }
    // Without a log the copy is one file, whatever the source was.
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try target.close()
  }
}

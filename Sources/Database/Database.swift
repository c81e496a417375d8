import GRDB
import Glibc
import Synchronization

/// One SQLite file, one connection; may be used from any thread.
///
/// A closure given to `read` or `write` must not call `read` or `write` of the same database again: pass the
/// ``Reader`` or ``Writer`` down. It must be short too: no network, no prompt, no drawing in it.
package final class Database: Sendable {
  /// How a file is opened.
  package enum Access: Hashable, Sendable {
    /// A finished file that is never written again.
    case readOnly
    /// Any file, of whatever version and state, to look into and never to write.
    case inspect
    /// A shared file: WAL, every commit on the disk; all writers queue at the lock file `ticket`.
    case readWrite(ticket: String)
    /// A new file that nobody else sees yet: no journal, no syncing; worthless unless it is finished.
    case build
  }

  package let path: String
  package let access: Access
  let queue: DatabaseQueue
  let ticket: WriteTicket?
  private let counter = StatementCounter()
  private let statements = PreparedStatements()
  private let isClosed = Mutex(false)
  /// How often ``interrupt()`` was called.
  private let interruptions = Interruptions()

  /// Opens the file, creates it when it may be written and is not there, and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - migrations: All steps of the schema in order; a read-only file must have the version of the last one.
  ///   - applicationID: Marks the file as the shop's (`PRAGMA application_id`).
  ///   - fileSystem: Names the file system of a folder that other hosts share; nil for one of this machine.
  /// - Throws: ``DatabaseFailure``: `foreign` and `newer` when the file is not this program's to open, `shared` when it
  ///   would be written over a network.
  package init(
    path: String, access: Access, migrations: [Migration] = [], applicationID: Int32,
    fileSystem: (String) -> String? = FileSystem.networkName
  ) throws {
    self.path = path
    self.access = access
    if case .readWrite(let lockPath) = access, let name = fileSystem(Database.folder(of: lockPath)) {
      throw DatabaseFailure(kind: .shared(name), message: "\(path) is on \(name)")
    }
    ticket =
      switch access {
      case .readWrite(let lockPath): try WriteTicket(path: lockPath)
      case .readOnly, .inspect, .build: nil
      }
    if access != .readOnly, access != .inspect { try Database.createPrivately(path) }
    queue = try DatabaseFailure.translating { [path] in
      try DatabaseQueue(path: path, configuration: Database.configuration(of: access))
    }
    try prepare(migrations: migrations, applicationID: applicationID)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  deinit { close() }

  /// Reads within one transaction; nothing is kept of it afterwards.
  package func read<T>(_ body: (Reader) throws -> T) throws -> T {
    try DatabaseFailure.translating {
      try queue.unsafeRead { connection in
        try checkOpen()
        return try inTransaction("BEGIN DEFERRED", on: connection) {
          try body(
            Reader(connection, counter: counter, statements: statements, interruption: interruptions.mark()))
        }
      }
    }
  }

  /// Waits for the turn, then reads and writes within one transaction, which is on the disk when this returns.
  ///
  /// Whatever `body` throws undoes all of it.
  @discardableResult
  package func write<T>(_ body: (Writer) throws -> T) throws -> T {
    try taking {
      let result = try transaction(body)
      // What was written is on the disk: a log that cannot be shrunk just now is no failure of it.
      if ticket != nil { try? shrinkLog() }
      return result
    }
  }

  /// Ends the read that runs now with a failure of kind `interrupted`: within a statement, or at its next one.
  package func interrupt() {
    interruptions.add()
    isClosed.withLock { if !$0 { queue.interrupt() } }
  }

  /// Closes the file.
  ///
  /// Using it afterwards is a failure; closing it twice does nothing.
  package func close() {
    let isFirst = isClosed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    // The last connection to close writes the log into the file, which must not meet a commit of another process.
    // A failure leaves the log for the next to open: nothing is lost.
    guard ticket?.takeSoon() ?? true else {
      // Closed later, it would be so without the turn: the end of the process closes it and leaves the log alone.
      _ = Unmanaged.passRetained(queue)
      return
    }
    defer { ticket?.pass() }
    queue.writeWithoutTransaction { _ in statements.removeAll() }
    try? queue.close()
  }

  /// Gives back pages of the file that are kept in memory; they are read again when they are asked for.
  package func releaseMemory() {
    guard !isClosed.withLock({ $0 }) else { return }
    try? queue.unsafeRead { try $0.execute(sql: "PRAGMA shrink_memory") }
  }

  /// Statements run through this object so far.
  package var statementCount: Int { counter.total }

  /// Has each statement told before it runs: its text, without the values that are bound to it.
  package func observeStatements(_ body: @escaping @Sendable (String) -> Void) { counter.observe(body) }

  /// Does `body` while it is this database's turn to write.
  func taking<T>(_ body: () throws -> T) throws -> T {
    try DatabaseFailure.translating { try ticket?.held(body) ?? body() }
  }

  func transaction<T>(_ body: (Writer) throws -> T) throws -> T {
    try queue.writeWithoutTransaction { connection in
      try checkOpen()
      return try inTransaction("BEGIN IMMEDIATE", on: connection) {
        try body(Writer(connection, counter: counter, statements: statements))
      }
    }
  }

  /// Asked on the connection's own queue, so that nothing closes it in between: GRDB does not survive such a use.
  private func checkOpen() throws {
    if isClosed.withLock({ $0 }) { throw DatabaseFailure(kind: .cannotOpen, message: "\(path) is closed") }
  }

  private func inTransaction<T>(
    _ begin: String, on connection: GRDB.Database, _ body: () throws -> T
  ) throws -> T {
    try statements.statement(begin, on: connection).run([])
    do {
      let result = try body()
      try statements.statement("COMMIT", on: connection).run([])
      return result
    } catch {
      // Some failures have undone it already; where this one fails, the failure that led here is the one to tell.
      if connection.isInsideTransaction { try? statements.statement("ROLLBACK", on: connection).run([]) }
      throw error
    }
  }
}

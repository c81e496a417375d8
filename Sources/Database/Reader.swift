import FoundationEssentials
import GRDB

/// What can be read within one transaction; use it only inside the closure that received it.
///
/// Statements are prepared once for each connection and text, so splice as little as possible and bind the rest.
/// Every method throws ``DatabaseFailure``.
package class Reader {
  fileprivate let connection: GRDB.Database
  private let counter: StatementCounter
  fileprivate let statements: PreparedStatements
  private let interruption: Interruptions.Mark?

  /// - Parameter interruption: Ends the transaction when it has come; nil where nothing may.
  init(
    _ connection: GRDB.Database, counter: StatementCounter, statements: PreparedStatements,
    interruption: Interruptions.Mark? = nil
  ) {
    self.connection = connection
    self.interruption = interruption
    self.counter = counter
    self.statements = statements
  }

  package func rows(_ sql: SQL) throws -> [Row] {
    var rows: [Row] = []
    try forEach(sql) { rows.append($0) }
    return rows
  }

  /// The first row.
  package func row(_ sql: SQL) throws -> Row? {
    var first: Row?
    try run(sql) {
      first = $0
      return false
    }
    return first
  }

  /// The first column of the first row; nil without a row and for NULL.
  package func int(_ sql: SQL) throws -> Int? {
    switch try row(sql)?.first {
    case .integer(let value): Int(value)
    case .null, nil: nil
    default: preconditionFailure("the first column is not an integer")
    }
  }

  /// The first column of the first row; nil without a row and for NULL.
  package func string(_ sql: SQL) throws -> String? {
    switch try row(sql)?.first {
    case .text(let value): value
    case .null, nil: nil
    default: preconditionFailure("the first column is not text")
    }
  }

  /// Gives each row to `body` without keeping them; `body` must not run the same statement again.
  package func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try run(sql) {
      try body($0)
      return true
    }
  }

  /// Gives the bytes of the first column of each row to `body` without copying them; they are gone when it returns.
  ///
  /// `body` must not run the same statement again. NULL and an empty blob are no bytes.
  package func forEachBlob(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try perform(sql) { try $0.runBlobs(sql.values, body) }
  }

  fileprivate func run(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
    try perform(sql) { try $0.run(sql.values, body) }
  }

  private func perform(_ sql: SQL, _ body: (PreparedStatement) throws -> Void) throws {
    counter.count(sql.text)
    if interruption?.hasCome ?? false { throw DatabaseFailure(kind: .interrupted, message: "interrupted") }
    try DatabaseFailure.translating {
      let statement = try statements.statement(sql.text, on: connection)
      // Not by `PRAGMA query_only`, as GRDB would: each change of it has SQLite compile every statement anew.
      guard mayWrite || statement.isReadOnly || isQuestion(sql.text) else {
        throw DatabaseFailure(kind: .readOnly, message: "a read cannot write")
      }
      try body(statement)
    }
  }

  /// A pragma that only asks; SQLite does not count every one of them as reading.
  private func isQuestion(_ text: String) -> Bool { text.hasPrefix("PRAGMA ") && !text.contains("=") }

  /// Whether a statement may change the database.
  fileprivate var mayWrite: Bool { false }
}

/// What can be read and written within one transaction.
package final class Writer: Reader {
  fileprivate override var mayWrite: Bool { true }

  /// Runs one statement and returns how many rows an INSERT, UPDATE or DELETE changed (triggers and cascades not counted).
  @discardableResult
  package func execute(_ sql: SQL) throws -> Int {
    try run(sql) { _ in true }
    return connection.changesCount
  }

  /// Runs statements without values, separated by semicolons.
  package func executeScript(_ script: StaticString) throws {
    try executeScript(text: script.description)
  }

  /// The row id of the last successful INSERT.
  package var lastInsertedID: Int { Int(connection.lastInsertedRowID) }

  func executeScript(text: String) throws {
    // It may change tables, and with them the columns of a `*`.
    statements.removeAll()
    try DatabaseFailure.translating { try connection.execute(sql: text) }
  }
}

import GRDB
import GRDBSQLite

/// A statement that SQLite has compiled, with the names of its columns.
///
/// Values go in and rows come out by SQLite's own calls: on the way through GRDB's types each statement of an order cost
/// ten times what SQLite spends on it.
final class PreparedStatement {
  /// Keeps the compiled statement alive, and gives it back.
  private let statement: Statement
  private let handle: OpaquePointer
  /// SQLite says so; not every pragma that only asks is known to it.
  let isReadOnly: Bool
  private(set) lazy var columns = Columns(statement.columnNames)

  init(_ sql: String, on connection: GRDB.Database) throws {
    statement = try connection.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    isReadOnly = statement.isReadonly
  }

  /// Runs the statement and gives each row to `body` until that has enough; it can be run again afterwards.
  ///
  /// - Throws: `DatabaseError`.
  func run(_ values: [SQLValue], _ body: (Row) throws -> Bool = { _ in true }) throws {
    try step(values) { try body(Row(columns: columns, values: row())) }
  }

  /// Runs the statement and gives the bytes of the first column of each row to `body`, for as long as that runs.
  func runBlobs(_ values: [SQLValue], _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try step(values) {
      try body(bytes(sqlite3_column_blob(handle, 0), 0))
      return true
    }
  }

  private func step(_ values: [SQLValue], _ body: () throws -> Bool) throws {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    try bind(values)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        guard try body() else { return }
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? String(code))
  }

  // MARK: Values

  private func bind(_ values: [SQLValue]) throws {
    precondition(Int(sqlite3_bind_parameter_count(handle)) == values.count, "a statement has other values")
    for (position, value) in values.enumerated() {
      let code = bind(value, at: Int32(position + 1))
      if code != SQLITE_OK { throw failure(code) }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        // An empty text may have no address, and SQLite would take that for NULL.
        guard !bytes.isEmpty else { return sqlite3_bind_text(handle, index, "", 0, Self.isCopied) }
        return bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, index, $0.baseAddress, sqlite3_uint64($0.count), Self.isCopied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        $0.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : sqlite3_bind_blob64(handle, index, $0.baseAddress, sqlite3_uint64($0.count), Self.isCopied)
      }
    }
  }

  /// `SQLITE_TRANSIENT`: the value is copied before the call returns.
  private static var isCopied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  private func row() -> [SQLValue] {
    (0..<sqlite3_column_count(handle)).map { index in
      switch sqlite3_column_type(handle, index) {
      case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
      case SQLITE_TEXT: .text(String(decoding: bytes(sqlite3_column_text(handle, index), index), as: UTF8.self))
      case SQLITE_BLOB: .blob(Array(bytes(sqlite3_column_blob(handle, index), index)))
      case SQLITE_NULL: .null
      default: preconditionFailure("a real number came out of the database; cast it in the statement")
      }
    }
  }

  private func bytes(_ start: UnsafeRawPointer?, _ index: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
  }
}

/// The compiled statements of one connection, by their texts.
///
/// Used on that connection's own queue alone, one thread at a time, which the compiler cannot see.
final class PreparedStatements: @unchecked Sendable {
  private var statements: [String: PreparedStatement] = [:]

  func statement(_ sql: String, on connection: GRDB.Database) throws -> PreparedStatement {
    if let known = statements[sql] { return known }
    let statement = try PreparedStatement(sql, on: connection)
    statements[sql] = statement
    return statement
  }

  /// Gives all of them back: before the connection is closed, and when tables become others.
  func removeAll() { statements = [:] }
}

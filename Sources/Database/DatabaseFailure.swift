import GRDB
import Glibc

/// Why the database did not do what was asked: facts for the front, which has the sentence.
package struct DatabaseFailure: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Another process holds it longer than the time-out.
    case busy
    /// The disk or the quota is full.
    case full
    case io
    /// The file is damaged.
    case corrupt
    /// A rule of the tables refused the row; the text names the table and column.
    case constraint(String)
    case readOnly
    /// The file was written by a newer program.
    case newer(found: Int)
    /// The file was written by an older program and cannot be migrated here (it is read-only).
    case older(found: Int)
    /// The file is not a database, or belongs to another program.
    case foreign
    /// There is no such file, or it must not be opened.
    case cannotOpen
    /// Somebody holds the files alone just now, to replace them.
    case locked
    /// The folder is on a file system that other hosts share, whose locks cannot be relied on; its name.
    case shared(String)
    /// `Database.interrupt()` ended it.
    case interrupted
    case other
  }

  package let kind: Kind
  /// SQLite's own words, for a log.
  package let message: String

  package init(kind: Kind, message: String) {
    self.kind = kind
    self.message = message
  }
}

extension DatabaseFailure {
  /// Why a file could not be opened or made, by the system's `errno`.
  package static func opening(_ path: String, _ code: Int32) -> DatabaseFailure {
    let kind: Kind =
      switch code {
      case ENOSPC, EDQUOT: .full
      case EROFS, EACCES, EPERM: .readOnly
      case EIO: .io
      default: .cannotOpen
      }
    return DatabaseFailure(kind: kind, message: "\(path): \(String(cString: strerror(code)))")
  }

  init(_ error: DatabaseError) {
    let message = error.message ?? ""
    let kind: Kind =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_FULL: .full
      case .SQLITE_IOERR: .io
      case .SQLITE_CORRUPT: .corrupt
      case .SQLITE_CONSTRAINT: .constraint(message)
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_NOTADB: .foreign
      case .SQLITE_CANTOPEN: .cannotOpen
      case .SQLITE_INTERRUPT: .interrupted
      default: .other
      }
    self.init(kind: kind, message: message)
  }

  /// Does `body` and turns what SQLite throws into a failure; other errors pass through.
  static func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw DatabaseFailure(error)
    } catch is CancellationError {
      throw DatabaseFailure(kind: .interrupted, message: "cancelled")
    }
  }
}

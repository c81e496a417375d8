/// One row of a result, on its own: it stays valid after the statement has moved on.
///
/// To ask for a column that the statement does not have, or for a number where there is text, is a programming error
/// and traps.
package struct Row: Sendable {
  private let columns: Columns
  private let values: [SQLValue]

  init(columns: Columns, values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  package func int(_ column: String) -> Int {
    guard let value = optionalInt(column) else { preconditionFailure("column \(column) is NULL") }
    return value
  }

  package func optionalInt(_ column: String) -> Int? {
    switch value(column) {
    case .integer(let value): Int(value)
    case .null: nil
    default: preconditionFailure("column \(column) is not an integer")
    }
  }

  /// True for anything but 0.
  package func bool(_ column: String) -> Bool { int(column) != 0 }

  package func string(_ column: String) -> String {
    guard let value = optionalString(column) else { preconditionFailure("column \(column) is NULL") }
    return value
  }

  package func optionalString(_ column: String) -> String? {
    switch value(column) {
    case .text(let value): value
    case .null: nil
    default: preconditionFailure("column \(column) is not text")
    }
  }

  package func blob(_ column: String) -> [UInt8] {
    guard let value = optionalBlob(column) else { preconditionFailure("column \(column) is NULL") }
    return value
  }

  package func optionalBlob(_ column: String) -> [UInt8]? {
    switch value(column) {
    case .blob(let value): value
    case .null: nil
    default: preconditionFailure("column \(column) is not a blob")
    }
  }

  /// The value as it is kept.
  package func value(_ column: String) -> SQLValue {
    guard let index = columns.index[column] else { preconditionFailure("there is no column \(column)") }
    return values[index]
  }

  var first: SQLValue { values.first ?? .null }
}

/// Where each column of a result stands; the rows of one result share it.
final class Columns: Sendable {
  let index: [String: Int]

  init(_ names: [String]) {
    index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

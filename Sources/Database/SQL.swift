/// A value as SQLite keeps it; there is no floating point in the shop's tables.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

/// What can be bound to a statement.
package protocol SQLBindable {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLBindable {
  /// 1 or 0.
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
  package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
  package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A statement with its values bound: what is interpolated never becomes SQL text.
///
/// `"SELECT id FROM cart WHERE guest = \(guest)"` binds `guest`; `\(raw:)` splices text that the program itself made,
/// such as a column's name; `\(part)` splices another `SQL` with its values.
package struct SQL: Hashable, Sendable {
  /// The text with a `?` for each value.
  package private(set) var text: String
  package private(set) var values: [SQLValue]

  package static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.values += right.values
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [SQLValue] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ value: some SQLBindable) {
      text += "?"
      values.append(value.sqlValue)
    }

    /// Nil becomes NULL.
    package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
      text += "?"
      values.append(value.sqlValue)
    }

    package mutating func appendInterpolation(_ part: SQL) {
      text += part.text
      values += part.values
    }

    /// Splices text made by the program, never by a person or a file.
    package mutating func appendInterpolation(raw part: String) { text += part }
  }

  package init(stringLiteral literal: String) {
    text = literal
    values = []
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    values = stringInterpolation.values
  }
}

extension Sequence where Element == SQL {
  /// The parts in a row with `separator` between them.
  package func joined(separator: SQL) -> SQL {
    var whole: SQL = ""
    var isFirst = true
    for part in self {
      if !isFirst { whole += separator }
      whole += part
      isFirst = false
    }
    return whole
  }
}

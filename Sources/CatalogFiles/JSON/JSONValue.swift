/// A value of JSON (RFC 8259); numbers stay as they are written, members in their order.
enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    var key: String
    var value: JSONValue
  }

  /// The value of a member; nil for other values and where there is none.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What it is, for a fault: `a list`.
  var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// Text and numbers as text.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .flag(let isTrue): isTrue ? "true" : "false"
    default: nil
    }
  }
}

/// Where and why a text is not JSON.
struct JSONFault: Error, Hashable {
  /// In bytes, from 1.
  let column: Int
  let problem: String
}

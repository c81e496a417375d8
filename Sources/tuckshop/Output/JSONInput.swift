import FoundationEssentials
import PlainText

/// JSON as it came, before anything is known of its meaning; nothing of it is ever printed.
enum JSONInput: Decodable {
  case null
  case bool(Bool)
  case number(Int)
  /// A number with decimals or too large for an integer: never used for anything.
  case fraction
  case text(String)
  case list([JSONInput])
  case object([String: JSONInput])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .number(value)
    } else if (try? container.decode(Double.self)) != nil {
      self = .fraction
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONInput].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONInput].self))
    }
  }

  /// Nil where it is not JSON.
  static func read(_ text: String) -> JSONInput? {
    try? JSONDecoder().decode(JSONInput.self, from: Data(text.utf8))
  }
}

/// An object of an input that is read key by key; every fault is collected with its path.
final class InputObject {
  private(set) var faults: [FieldFaultJSON] = []
  private var entries: [String: JSONInput]
  private let path: String

  init(_ entries: [String: JSONInput], path: String = "") {
    self.entries = entries
    self.path = path
  }

  private func name(_ key: String) -> String { path + key }

  func refuse(_ key: String, _ fault: String, _ message: String) {
    faults.append(FieldFaultJSON(field: name(key), fault: fault, message: "\(name(key)): \(message)"))
  }

  func text(_ key: String) -> String? {
    switch entries.removeValue(forKey: key) {
    case .none, .null: return nil
    case .text(let text): return text
    case .number(let number): return String(number)
    default:
      refuse(key, "malformed", "a text is needed")
      return nil
    }
  }

  func bool(_ key: String) -> Bool? {
    switch entries.removeValue(forKey: key) {
    case .none, .null: return nil
    case .bool(let value): return value
    default:
      refuse(key, "malformed", "true or false is needed")
      return nil
    }
  }

  func integer(_ key: String) -> Int? {
    switch entries.removeValue(forKey: key) {
    case .none, .null: return nil
    case .number(let value): return value
    default:
      refuse(key, "malformed", "a whole number is needed")
      return nil
    }
  }

  func texts(_ key: String) -> [String] {
    guard let found = entries.removeValue(forKey: key) else { return [] }
    guard case .list(let items) = found else {
      refuse(key, "malformed", "a list of texts is needed")
      return []
    }
    return items.compactMap { item in
      if case .text(let text) = item { return text }
      refuse(key, "malformed", "a list of texts is needed")
      return nil
    }
  }

  /// The object of a key; nil where there is none or where it is null.
  func object<Value>(_ key: String, _ read: (InputObject) -> Value) -> Value? {
    switch entries[key] {
    case .none, .null:
      entries[key] = nil
      return nil
    case .object(let inner):
      entries[key] = nil
      return take(inner, name(key) + ".", read)
    default:
      entries[key] = nil
      refuse(key, "malformed", "an object is needed")
      return nil
    }
  }

  func objects<Value>(_ key: String, _ read: (InputObject) -> Value) -> [Value]? {
    switch entries.removeValue(forKey: key) {
    case .none, .null: return nil
    case .list(let items):
      return items.enumerated().compactMap { index, item in
        guard case .object(let inner) = item else {
          refuse(key, "malformed", "a list of objects is needed")
          return nil
        }
        return take(inner, "\(name(key))[\(index)].", read)
      }
    default:
      refuse(key, "malformed", "a list of objects is needed")
      return nil
    }
  }

  /// What the key holds, untouched, when it is a text.
  func isText(_ key: String) -> Bool { if case .text = entries[key] { true } else { false } }
  func has(_ key: String) -> Bool { entries[key] != nil }

  /// Keys that nobody asked for are faults: a misspelt one would silently be left out.
  func finish() {
    for key in entries.keys.sorted() { refuse(key, "unknown", "there is no such field") }
  }

  private func take<Value>(_ inner: [String: JSONInput], _ path: String, _ read: (InputObject) -> Value) -> Value {
    let object = InputObject(inner, path: path)
    let value = read(object)
    object.finish()
    faults += object.faults
    return value
  }
}

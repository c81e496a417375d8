import Commerce
import PlainText

/// Writes a value as JSON text, keys in order.
///
/// Every order, message and place is written through this. What Foundation offers is as right and takes a quarter of the
/// time that an order takes in all. Floating-point numbers are refused: nothing in the ledger is one.
struct ColumnEncoder {
  static func text(of value: some Encodable) throws -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    try JSONValue(encoding: value).write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A value of JSON: most are leaves, which need no place of their own.
private enum JSONValue {
  case text(String)
  /// A number, true, false or null, as it is written.
  case word(String)
  case container(JSONNode)

  /// - Throws: `EncodingError` where the value refuses, or holds a floating-point number.
  init<Value: Encodable>(encoding value: Value) throws {
    // These would take the longest way of all to themselves.
    if Value.self == String.self, let text = value as? String {
      self = .text(text)
    } else if Value.self == Int.self, let number = value as? Int {
      self = .word(String(number))
    } else if Value.self == SafeText.self, let text = value as? SafeText {
      self = .text(text.string)
    } else if Value.self == Money.self, let amount = value as? Money {
      self.init(amount)
    } else {
      let node = JSONNode()
      try value.encode(to: NodeEncoder(node: node))
      self = node.value
    }
  }

  /// What an amount encodes itself as; an order holds dozens.
  private init(_ amount: Money) {
    var code: [UInt8] = []
    JSONValue.write(amount.currency.code, to: &code)
    self = .word(
      "{\"currency\":{\"code\":\(String(decoding: code, as: UTF8.self)),\"exponent\":\(amount.currency.exponent)},"
        + "\"minorUnits\":\(amount.minorUnits)}")
  }

  init(_ truth: Bool) { self = .word(truth ? "true" : "false") }
  init(_ number: some BinaryInteger) { self = .word(String(number)) }

  static var null: JSONValue { .word("null") }

  static func refusal(_ value: Any, at key: (any CodingKey)? = nil) -> EncodingError {
    EncodingError.invalidValue(
      value,
      EncodingError.Context(
        codingPath: key.map { [$0] } ?? [], debugDescription: "the ledger holds no floating-point numbers"))
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): JSONValue.write(text, to: &bytes)
    case .word(let word): bytes += word.utf8
    case .container(let node): node.write(to: &bytes)
    }
  }

  /// A string by RFC 8259: quotation marks, backslashes and control characters are escaped.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    func stays(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") }
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.withContiguousStorageIfAvailable { plain in
      guard plain.allSatisfy(stays) else { return false }
      bytes += plain
      return true
    }
    if isPlain != true {
      for byte in text.utf8 {
        if stays(byte) {
          bytes.append(byte)
        } else if byte < 0x20 {
          bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
        } else {
          bytes += [UInt8(ascii: "\\"), byte]
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// A place into which a value encodes itself: containers are open until the whole is done.
private final class JSONNode {
  private enum Content {
    case none
    case leaf(JSONValue)
    case object([(key: String, value: JSONValue)])
    case array([JSONValue])
  }

  private var content = Content.none

  /// What has been encoded; a container of it may still grow.
  var value: JSONValue {
    if case .leaf(let value) = content { value } else { .container(self) }
  }

  func set(_ value: JSONValue) { content = .leaf(value) }

  func becomeObject() {
    if case .none = content { content = .object([]) }
  }

  func becomeArray() {
    if case .none = content { content = .array([]) }
  }

  func add(_ value: JSONValue, _ key: String) {
    guard case .object(var members) = content else { preconditionFailure("\(key) in what is no object") }
    // Held in one place only while it grows.
    content = .none
    members.append((key, value))
    content = .object(members)
  }

  func add(_ value: JSONValue) {
    guard case .array(var elements) = content else { preconditionFailure("an element of what is no array") }
    content = .none
    elements.append(value)
    content = .array(elements)
  }

  /// A member that is filled later.
  func child(_ key: String) -> JSONNode {
    let node = JSONNode()
    add(.container(node), key)
    return node
  }

  /// An element that is filled later.
  func next() -> JSONNode {
    let node = JSONNode()
    add(.container(node))
    return node
  }

  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  func write(to bytes: inout [UInt8]) {
    switch content {
    // What encodes itself as nothing at all is an empty object to Foundation, too.
    case .none: bytes += "{}".utf8
    case .leaf(let value): value.write(to: &bytes)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }
}

/// Says nothing of the path to a value: only a mistake of the program is ever refused.
private struct NodeEncoder: Encoder {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(KeyedNode(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return ListNode(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LeafNode(node: node) }
}

private struct KeyedNode<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  private func add(_ value: JSONValue, _ key: Key) { node.add(value, key.stringValue) }

  mutating func encodeNil(forKey key: Key) { add(.null, key) }
  mutating func encode(_ value: Bool, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: String, forKey key: Key) { add(.text(value), key) }
  mutating func encode(_ value: Double, forKey key: Key) throws { throw JSONValue.refusal(value, at: key) }
  mutating func encode(_ value: Float, forKey key: Key) throws { throw JSONValue.refusal(value, at: key) }
  mutating func encode(_ value: Int, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: Int8, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: Int16, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: Int32, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: Int64, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: UInt, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: UInt8, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: UInt16, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: UInt32, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: UInt64, forKey key: Key) { add(JSONValue(value), key) }
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    add(try JSONValue(encoding: value), key)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    superEncoder(forKey: key).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    superEncoder(forKey: key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.child("super")) }
  mutating func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: node.child(key.stringValue)) }
}

private struct ListNode: UnkeyedEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  mutating func encodeNil() { node.add(.null) }
  mutating func encode(_ value: Bool) { node.add(JSONValue(value)) }
  mutating func encode(_ value: String) { node.add(.text(value)) }
  mutating func encode(_ value: Int) { node.add(JSONValue(value)) }
  mutating func encode(_ value: Int8) { node.add(JSONValue(value)) }
  mutating func encode(_ value: Int16) { node.add(JSONValue(value)) }
  mutating func encode(_ value: Int32) { node.add(JSONValue(value)) }
  mutating func encode(_ value: Int64) { node.add(JSONValue(value)) }
  mutating func encode(_ value: UInt) { node.add(JSONValue(value)) }
  mutating func encode(_ value: UInt8) { node.add(JSONValue(value)) }
  mutating func encode(_ value: UInt16) { node.add(JSONValue(value)) }
  mutating func encode(_ value: UInt32) { node.add(JSONValue(value)) }
  mutating func encode(_ value: UInt64) { node.add(JSONValue(value)) }
  mutating func encode(_ value: Double) throws { throw JSONValue.refusal(value) }
  mutating func encode(_ value: Float) throws { throw JSONValue.refusal(value) }
  mutating func encode(_ value: some Encodable) throws { node.add(try JSONValue(encoding: value)) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    superEncoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.next()) }
}

private struct LeafNode: SingleValueEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() { node.set(.null) }
  mutating func encode(_ value: Bool) { node.set(JSONValue(value)) }
  mutating func encode(_ value: String) { node.set(.text(value)) }
  mutating func encode(_ value: Int) { node.set(JSONValue(value)) }
  mutating func encode(_ value: Int8) { node.set(JSONValue(value)) }
  mutating func encode(_ value: Int16) { node.set(JSONValue(value)) }
  mutating func encode(_ value: Int32) { node.set(JSONValue(value)) }
  mutating func encode(_ value: Int64) { node.set(JSONValue(value)) }
  mutating func encode(_ value: UInt) { node.set(JSONValue(value)) }
  mutating func encode(_ value: UInt8) { node.set(JSONValue(value)) }
  mutating func encode(_ value: UInt16) { node.set(JSONValue(value)) }
  mutating func encode(_ value: UInt32) { node.set(JSONValue(value)) }
  mutating func encode(_ value: UInt64) { node.set(JSONValue(value)) }
  mutating func encode(_ value: Double) throws { throw JSONValue.refusal(value) }
  mutating func encode(_ value: Float) throws { throw JSONValue.refusal(value) }
  mutating func encode(_ value: some Encodable) throws { node.set(try JSONValue(encoding: value)) }
}

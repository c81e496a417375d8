/// Writes a value as JSON text, keys in order.
///
/// Every order, message and place is written through this. What Foundation offers is as right and takes a quarter of the
/// time that an order takes in all. Floating-point numbers are refused: nothing in the ledger is one.
struct ColumnEncoder {
  static func text(of value: some Encodable) throws -> String {
    let node = JSONNode()
    try value.encode(to: NodeEncoder(node: node, codingPath: []))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    node.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A value while it is being encoded: containers are open until the whole is done.
private final class JSONNode {
  private enum Content {
    case none
    case plain([UInt8])
    case object([(key: String, node: JSONNode)])
    case array([JSONNode])
  }

  private var content = Content.none

  func set(_ bytes: [UInt8]) { content = .plain(bytes) }

  func becomeObject() {
    if case .none = content { content = .object([]) }
  }

  func becomeArray() {
    if case .none = content { content = .array([]) }
  }

  func child(_ key: String) -> JSONNode {
    guard case .object(var members) = content else { preconditionFailure("\(key) in what is no object") }
    // Held in one place only while it grows.
    content = .none
    let node = JSONNode()
    members.append((key, node))
    content = .object(members)
    return node
  }

  func next() -> JSONNode {
    guard case .array(var elements) = content else { preconditionFailure("an element of what is no array") }
    content = .none
    let node = JSONNode()
    elements.append(node)
    content = .array(elements)
    return node
  }

  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  func write(to bytes: inout [UInt8]) {
    switch content {
    // What encodes itself as nothing at all is an empty object to Foundation, too.
    case .none: bytes += "{}".utf8
    case .plain(let plain): bytes += plain
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONNode.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.node.write(to: &bytes)
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

  /// A string by RFC 8259: quotation marks, backslashes and control characters are escaped.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  func set(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 2)
    JSONNode.write(text, to: &bytes)
    set(bytes)
  }

  func set(_ truth: Bool) { set(Array((truth ? "true" : "false").utf8)) }
  func set(_ number: some BinaryInteger) { set(Array(String(number).utf8)) }
  func setNull() { set(Array("null".utf8)) }

  /// Any other value, by its own ways; the commonest leaves without.
  func set<Value: Encodable>(_ value: Value, at path: [any CodingKey]) throws {
    switch value {
    case let text as String: set(text)
    case let number as Int: set(number)
    case let truth as Bool: set(truth)
    default: try value.encode(to: NodeEncoder(node: self, codingPath: path))
    }
  }

  static func refusal(_ value: Any, at path: [any CodingKey]) -> EncodingError {
    EncodingError.invalidValue(
      value, EncodingError.Context(codingPath: path, debugDescription: "the ledger holds no floating-point numbers"))
  }
}

private struct NodeEncoder: Encoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(KeyedNode(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return ListNode(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { LeafNode(node: node, codingPath: codingPath) }
}

private struct KeyedNode<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let codingPath: [any CodingKey]

  private func child(_ key: some CodingKey) -> JSONNode { node.child(key.stringValue) }

  mutating func encodeNil(forKey key: Key) { child(key).setNull() }
  mutating func encode(_ value: Bool, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: String, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: Double, forKey key: Key) throws {
    throw JSONNode.refusal(value, at: codingPath + [key])
  }
  mutating func encode(_ value: Float, forKey key: Key) throws { throw JSONNode.refusal(value, at: codingPath + [key]) }
  mutating func encode(_ value: Int, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: Int8, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: Int16, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: Int32, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: Int64, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: UInt, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: UInt8, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: UInt16, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: UInt32, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: UInt64, forKey key: Key) { child(key).set(value) }
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try child(key).set(value, at: codingPath + [key])
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: child(key), codingPath: codingPath + [key]).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: child(key), codingPath: codingPath + [key]).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.child("super"), codingPath: codingPath) }
  mutating func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: child(key), codingPath: codingPath + [key])
  }
}

private struct ListNode: UnkeyedEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var count: Int { node.count }

  mutating func encodeNil() { node.next().setNull() }
  mutating func encode(_ value: Bool) { node.next().set(value) }
  mutating func encode(_ value: String) { node.next().set(value) }
  mutating func encode(_ value: Int) { node.next().set(value) }
  mutating func encode(_ value: Int8) { node.next().set(value) }
  mutating func encode(_ value: Int16) { node.next().set(value) }
  mutating func encode(_ value: Int32) { node.next().set(value) }
  mutating func encode(_ value: Int64) { node.next().set(value) }
  mutating func encode(_ value: UInt) { node.next().set(value) }
  mutating func encode(_ value: UInt8) { node.next().set(value) }
  mutating func encode(_ value: UInt16) { node.next().set(value) }
  mutating func encode(_ value: UInt32) { node.next().set(value) }
  mutating func encode(_ value: UInt64) { node.next().set(value) }
  mutating func encode(_ value: Double) throws { throw JSONNode.refusal(value, at: codingPath) }
  mutating func encode(_ value: Float) throws { throw JSONNode.refusal(value, at: codingPath) }
  mutating func encode(_ value: some Encodable) throws { try node.next().set(value, at: codingPath) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: node.next(), codingPath: codingPath).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.next(), codingPath: codingPath).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.next(), codingPath: codingPath) }
}

private struct LeafNode: SingleValueEncodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]

  mutating func encodeNil() { node.setNull() }
  mutating func encode(_ value: Bool) { node.set(value) }
  mutating func encode(_ value: String) { node.set(value) }
  mutating func encode(_ value: Int) { node.set(value) }
  mutating func encode(_ value: Int8) { node.set(value) }
  mutating func encode(_ value: Int16) { node.set(value) }
  mutating func encode(_ value: Int32) { node.set(value) }
  mutating func encode(_ value: Int64) { node.set(value) }
  mutating func encode(_ value: UInt) { node.set(value) }
  mutating func encode(_ value: UInt8) { node.set(value) }
  mutating func encode(_ value: UInt16) { node.set(value) }
  mutating func encode(_ value: UInt32) { node.set(value) }
  mutating func encode(_ value: UInt64) { node.set(value) }
  mutating func encode(_ value: Double) throws { throw JSONNode.refusal(value, at: codingPath) }
  mutating func encode(_ value: Float) throws { throw JSONNode.refusal(value, at: codingPath) }
  mutating func encode(_ value: some Encodable) throws { try node.set(value, at: codingPath) }
}

import FoundationEssentials

/// Values as JSON text for a column; keys in order, so that equal values are equal texts.
enum JSONText {
  static func encode(_ value: some Encodable) throws -> String {
    try ColumnEncoder.text(of: value)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

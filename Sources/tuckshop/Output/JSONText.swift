import FoundationEssentials
import PlainText

/// JSON as the commands print it: indented, keys in order of the alphabet, every key always there.
enum JSONText {
  static func of(_ value: some Encodable) throws -> SafeText {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return SafeText(cleaningLines: String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// A value that is written as `null` where there is none: a key that is sometimes missing is no stable schema.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

/// Reads one JSON text; each byte is looked at once or twice.
struct JSONParser {
  private static let deepest = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    let outcome: Result<JSONValue, JSONFault> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONFault) {
        return .success(try parser.whole())
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func whole() throws(JSONFault) -> JSONValue {
    let value = try value(depth: 0)
    passBlanks()
    guard at == bytes.count else { throw fault("something stands behind the end") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    passBlanks()
    guard at < bytes.count else { throw fault("it ends too early") }
    guard depth < JSONParser.deepest else { throw fault("it is nested too deep") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    passBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      passBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault("a key in quotes is due") }
      let key = try string()
      passBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is due") }
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
      passBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or } is due") }
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    passBlanks()
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      values.append(try value(depth: depth + 1))
      passBlanks()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or ] is due") }
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 {
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      let text = try utf8(UnsafeBufferPointer(rebasing: bytes[start..<at]))
      at += 1
      return text
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var text = Array(bytes[start..<at])
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        return try text.withUnsafeBufferPointer { buffer in
          Result { () throws(JSONFault) in try utf8(buffer) }
        }.get()
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw fault("a control character stands in a text")
      default: text.append(byte)
      }
    }
    throw fault("a text is not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    guard at < bytes.count else { throw fault("a text is not closed") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      let first = try unit()
      var value = UInt32(first)
      if (0xD800..<0xDC00).contains(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second) else { throw fault("half a character stands alone") }
        value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw fault("half a character stands alone") }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw fault("there is no such escape")
    }
  }

  private mutating func unit() throws(JSONFault) -> UInt16 {
    guard at + 4 <= bytes.count else { throw fault("four digits are due") }
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else { throw fault("four digits are due") }
      value = value << 4 | UInt16(digit)
      at += 1
    }
    return value
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else {
      throw fault("this is no value", start)
    }
    if take(UInt8(ascii: ".")) { guard digits() > 0 else { throw fault("this is no number", start) } }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      guard digits() > 0 else { throw fault("this is no number", start) }
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    let count = word.utf8CodeUnitCount
    let isHere = at + count <= bytes.count && word.withUTF8Buffer { $0.elementsEqual(bytes[at..<at + count]) }
    guard isHere else { throw fault("this is no value") }
    at += count
    return value
  }

  private mutating func passBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private func utf8(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> String {
    guard let text = String(validating: buffer, as: UTF8.self) else { throw fault("the text is not UTF-8") }
    return text
  }

  private func fault(_ problem: String, _ place: Int? = nil) -> JSONFault {
    JSONFault(column: (place ?? at) + 1, problem: problem)
  }
}

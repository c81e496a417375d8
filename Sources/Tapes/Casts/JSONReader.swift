/// Reads one JSON value that fills a text.
struct JSONReader {
  /// What is wrong, in words, and at which byte, counted from 0.
  struct Fault: Error, Equatable {
    var message: String
    var offset: Int
  }

  private static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  static func read(_ text: some StringProtocol) throws(Fault) -> JSONText {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.place == reader.bytes.count else { throw reader.fault("something stands behind the value") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func fault(_ message: String) -> Fault { Fault(message: message, offset: place) }
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONText {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try nested { reader throws(Fault) in .object(try reader.members()) }
    case UInt8(ascii: "["): return try nested { reader throws(Fault) in .array(try reader.elements()) }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fault("the text ends where a value should stand")
    default: return .number(try number())
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(Fault) -> JSONText) throws(Fault) -> JSONText {
    depth += 1
    guard depth <= Self.deepest else { throw fault("values are nested too deeply") }
    place += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func elements() throws(Fault) -> [JSONText] {
    var elements: [JSONText] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return [] }
    while true {
      elements.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw fault("a list needs a comma or its end here") }
    }
  }

  private mutating func members() throws(Fault) -> [(name: String, value: JSONText)] {
    var members: [(name: String, value: JSONText)] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return [] }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("an object needs a name in quotes here") }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("a name needs a colon behind it") }
      members.append((name, try value()))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw fault("an object needs a comma or its end here") }
    }
  }

  private mutating func word(_ word: String, _ value: JSONText) throws(Fault) -> JSONText {
    guard bytes[place...].starts(with: word.utf8) else { throw fault("this is no value") }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(Fault) -> String {
    let start = place
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[place - whole] != UInt8(ascii: "0") else { throw fault("this is no value") }
    if take(UInt8(ascii: ".")), digits() == 0 { throw fault("a decimal point needs digits behind it") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw fault("an exponent needs digits") }
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (0x30..<0x3A).contains(byte) { place += 1 }
    return place - start
  }

  // MARK: Strings

  private mutating func string() throws(Fault) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        text += Array(String(try escape()).utf8)
      case 0..<0x20: throw fault("a control character stands in a string")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault("a string has no end")
  }

  private mutating func escape() throws(Fault) -> Character {
    let byte = next
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "u"): return Character(try codePoint())
    default: throw fault("an escape is not one of JSON's")
    }
  }

  private mutating func codePoint() throws(Fault) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // The first half of a pair; alone, either half is no character.
    let start = place
    if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let second = try unit()
      if (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    place = start
    return "\u{FFFD}"
  }

  private mutating func unit() throws(Fault) -> UInt32 {
    let digits = bytes[place..<min(place + 4, bytes.count)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, !text.hasPrefix("+"), !text.hasPrefix("-"), let value = UInt32(text, radix: 16) else {
      throw fault("\\u needs four hexadecimal digits")
    }
    place += 4
    return value
  }
}

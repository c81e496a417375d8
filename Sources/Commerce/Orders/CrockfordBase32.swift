/// Douglas Crockford's base 32: digits and capitals without I, L, O and U, made to be read out and typed.
enum CrockfordBase32 {
  private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The first `count` groups of five bits, the highest first; there must be enough bytes.
  static func encode(_ bytes: [UInt8], count: Int) -> String {
    precondition(bytes.count * 8 >= count * 5, "too few bytes for a code of \(count) symbols")
    return String((0..<count).map { symbols[fiveBits(of: bytes, from: $0 * 5)] })
  }

  private static func fiveBits(of bytes: [UInt8], from start: Int) -> Int {
    var value = 0
    for bit in start..<start + 5 {
      let isSet = bytes[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0
      value = value * 2 + (isSet ? 1 : 0)
    }
    return value
  }

  /// What was typed, in capitals, with O read as 0, I and L as 1, and only letters and digits kept.
  static func folded(_ typed: String) -> String {
    // A code is short; what is longer than this was not meant as one.
    String(
      typed.prefix(80).uppercased().compactMap { character -> Character? in
        switch character {
        case "O": "0"
        case "I", "L": "1"
        case "A"..."Z", "0"..."9": character
        default: nil
        }
      })
  }

  /// The symbols in groups of four with dashes between.
  static func grouped(_ symbols: String) -> String {
    var groups: [Substring] = []
    var rest = symbols[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: "-")
  }
}

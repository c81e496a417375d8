/// Base64 as mail programs write it (RFC 2045 §6.8): line ends and everything foreign in it are passed over.
enum Base64 {
  static func decoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      if byte == UInt8(ascii: "=") { break }
      guard let value = value(of: byte) else { continue }
      bits = bits << 6 | value
      count += 1
      if count == 4 {
        output += [
          UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8), UInt8(truncatingIfNeeded: bits),
        ]
        (bits, count) = (0, 0)
      }
    }
    if count >= 2 { output.append(UInt8(truncatingIfNeeded: bits >> (count == 2 ? 4 : 10))) }
    if count == 3 { output.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    return output
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension Sequence where Element == UInt8 {
  /// The bytes as lower-case hexadecimal digits, two each.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

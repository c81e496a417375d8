/// Codes of vouchers that staff give, such as `TY7K3F9Q2MX4`: fifty random bits, so that none can be guessed.
package enum VoucherCode {
  /// Random bytes that a code is made of.
  package static let byteCount = 7
  private static let symbolCount = 10

  /// The code of the first ``byteCount`` bytes; fewer are a programming error.
  package static func make(from bytes: [UInt8]) -> String {
    "TY" + CrockfordBase32.encode(bytes, count: symbolCount)
  }
}

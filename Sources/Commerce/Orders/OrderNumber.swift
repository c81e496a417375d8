/// Order numbers such as `TS-7K3F-9Q2M`: forty random bits, so that a number tells nothing of how many orders there
/// are.
package enum OrderNumber {
  /// Random bytes that a number is made of.
  package static let byteCount = 5
  private static let symbolCount = 8
  private static let prefix = "TS"

  /// The number of the first ``byteCount`` bytes; fewer are a programming error.
  package static func make(from bytes: [UInt8]) -> String {
    prefix + "-" + CrockfordBase32.grouped(CrockfordBase32.encode(bytes, count: symbolCount))
  }

  /// A typed number as it is kept: any case, with or without prefix, dashes and blanks, O for 0, I and L for 1.
  ///
  /// What cannot be a number comes back as its letters and digits, which no order has.
  package static func normalised(_ typed: String) -> String {
    var symbols = CrockfordBase32.folded(typed)
    if symbols.count == symbolCount + prefix.count, symbols.hasPrefix(prefix) { symbols.removeFirst(prefix.count) }
    guard symbols.count == symbolCount else { return symbols }
    return prefix + "-" + CrockfordBase32.grouped(symbols)
  }

  /// Whether a normalised number has the shape of one.
  package static func isWhole(_ normalised: String) -> Bool { normalised.hasPrefix(prefix + "-") }
}

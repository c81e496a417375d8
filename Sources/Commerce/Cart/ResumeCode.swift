/// Codes that bring a saved cart back, such as `7K3F-9Q2M-X4TB`: whoever has one has the cart, so it is sixty random
/// bits.
package enum ResumeCode {
  /// Random bytes that a code is made of.
  package static let byteCount = 8
  private static let symbolCount = 12

  /// The code of the first ``byteCount`` bytes; fewer are a programming error.
  package static func make(from bytes: [UInt8]) -> String {
    precondition(bytes.count >= byteCount, "a resume code needs \(byteCount) bytes")
    return CrockfordBase32.grouped(CrockfordBase32.encode(bytes, count: symbolCount))
  }

  /// A typed code as it is kept: any case, with or without dashes and blanks, O for 0, I and L for 1.
  package static func normalised(_ typed: String) -> String {
    CrockfordBase32.grouped(CrockfordBase32.folded(typed))
  }
}

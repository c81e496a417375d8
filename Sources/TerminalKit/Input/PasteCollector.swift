import PlainText

/// The bytes between the marks of a bracketed paste; only the end mark ends it, whatever stands inside.
struct PasteCollector {
  private static let endMark = Array("\u{1B}[201~".utf8)

  private let limit: Int
  private var bytes = WipedBytes()
  private var matched = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// Adds a byte; true when it completes the end mark.
  ///
  /// What goes beyond the limit is dropped.
  mutating func add(_ byte: UInt8) -> Bool {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    keep(Self.endMark.prefix(matched))
    // Only its first byte begins the mark, so a broken match can restart nowhere but here.
    matched = byte == Self.endMark[0] ? 1 : 0
    if matched == 0 { keep([byte]) }
    return false
  }

  private mutating func keep(_ more: some Sequence<UInt8>) {
    for byte in more where bytes.count < limit { bytes.append(byte) }
  }

  /// What was pasted; malformed UTF-8 is left out.
  var text: PastedText { PastedText(decoding: bytes) }
}

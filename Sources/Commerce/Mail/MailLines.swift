/// The lines of a mail, one after the other, in time that is proportional to their length.
struct MailLines: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  /// Where the next line begins.
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where the next line stands, without its end, which is LF or CRLF; nil after the last.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let feed = bytes[start...].firstIndex(of: 10) ?? bytes.count
    position = Swift.min(feed + 1, bytes.count)
    let hasReturn = feed > start && bytes[feed - 1] == 13
    return start..<(hasReturn ? feed - 1 : feed)
  }
}

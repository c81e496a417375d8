extension Frame {
  /// The next cells of a row that differ from older ones, with both halves of every wide character; nil: no more.
  ///
  /// - Parameters:
  ///   - old: The cells in the same order as `new`.
  ///   - from: Where to begin, inside the row.
  ///   - end: The first index behind the row.
  package static func nextChange(
    in new: UnsafeBufferPointer<Cell>, over old: UnsafeBufferPointer<Cell>, from: Int, to end: Int
  ) -> Range<Int>? {
    var first = from
    while first < end, new[first] == old[first] { first += 1 }
    guard first < end else { return nil }
    var last = first
    while last < end, new[last] != old[last] { last += 1 }
    if first > from, new[first].glyph.isContinuation { first -= 1 }
    if last < end, new[last].glyph.isContinuation { last += 1 }
    return first..<last
  }
}

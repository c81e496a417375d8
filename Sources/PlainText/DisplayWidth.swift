/// Width of text in terminal columns: 0, 1 or 2 a code point, as ncurses and the C library count.
///
/// Ambiguous characters (`EastAsianWidth.txt`, A) take one. The answer does not depend on the C library of the host, which
/// differs between the two ends of an ssh connection.
package enum DisplayWidth {
  /// The columns of one code point: 0 for combining marks, 2 for wide East Asian characters, else 1.
  ///
  /// A line feed takes one: drawn on a row it is a blank.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if value >= 0x1100, contains(value, in: WidthTable.wide) { return 2 }
    return contains(value, in: WidthTable.zeroWidth) ? 0 : 1
  }

  /// The columns of a whole text, as if it stood on one row.
  package static func of(_ text: String) -> Int {
    if text.isASCII { return text.utf8.count }
    var columns = 0
    for scalar in text.unicodeScalars { columns += of(scalar) }
    return columns
  }

  // The pairs are sorted and apart: the last one that starts at or before `value` decides.
  private static func contains(_ value: UInt32, in pairs: [UInt32]) -> Bool {
    var low = 0
    var high = pairs.count / 2
    while low < high {
      let middle = (low + high) / 2
      if pairs[2 * middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low > 0 && value <= pairs[2 * low - 1]
  }
}

extension String {
  /// Whether all of it is ASCII; most text is, and takes one column a byte.
  var isASCII: Bool {
    let answer = utf8.withContiguousStorageIfAvailable { bytes in bytes.reduce(0, |) < 0x80 }
    return answer ?? utf8.allSatisfy { $0 < 0x80 }
  }
}

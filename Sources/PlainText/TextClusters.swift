/// A character with its marks: what one must not cut apart.
///
/// Smaller than Swift's `Character`, which may join any number of code points; the cleaner keeps a cluster at one base and
/// four marks.
struct TextCluster {
  let base: Unicode.Scalar
  let range: Range<String.Index>
  /// In columns: that of the base, and of those marks that take a column of their own.
  let width: Int
  let hasMarks: Bool
}

/// Reads a cleaned text cluster by cluster.
struct TextClusters: Sequence, IteratorProtocol {
  private let scalars: String.UnicodeScalarView
  private var position: String.Index

  init(_ text: SafeText) {
    scalars = text.string.unicodeScalars
    position = scalars.startIndex
  }

  mutating func next() -> TextCluster? {
    guard position < scalars.endIndex else { return nil }
    let start = position
    let base = scalars[start]
    var width = DisplayWidth.of(base)
    scalars.formIndex(after: &position)
    let marks = position
    while position < scalars.endIndex, let columns = Self.columns(ofMark: scalars[position]) {
      width += columns
      scalars.formIndex(after: &position)
    }
    return TextCluster(base: base, range: start..<position, width: width, hasMarks: marks < position)
  }

  /// The columns of a mark, or nil for what is none.
  private static func columns(ofMark scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    // Kana, ideographs and Hangul syllables without a property look-up: they make up whole texts.
    if value < 0x300 || (0x3041..<0x3097).contains(value) || (0x4E00..<0xA000).contains(value)
      || (0xAC00..<0xD7A4).contains(value)
    {
      return nil
    }
    let width = DisplayWidth.of(scalar)
    return width == 0 || scalar.properties.generalCategory == .spacingMark ? width : nil
  }
}

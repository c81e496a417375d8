/// Where a text stands inside the columns it is given.
package enum TextAlignment: Sendable {
  case left, center, right
}

extension SafeText {
  /// The first columns: as much as fits into `width`, never half a wide character nor a character without its marks.
  package func leading(_ width: Int) -> SafeText {
    var columns = 0
    for cluster in TextClusters(self) {
      columns += cluster.width
      if columns > width { return self[string.startIndex..<cluster.range.lowerBound] }
    }
    return self
  }

  /// The text if it fits into `width` columns, else its beginning and an ellipsis, together no wider than that.
  ///
  /// Pass `"..."` for terminals that show ASCII only.
  package func clipped(toWidth width: Int, ellipsis: SafeText = "…") -> SafeText {
    if string.utf8.count <= width { return self }
    let mark = ellipsis.width <= width ? ellipsis : .empty
    let room = width - mark.width
    var columns = 0
    var cut = string.startIndex
    for cluster in TextClusters(self) {
      columns += cluster.width
      if columns > width { return self[string.startIndex..<cut].withoutTrailingBlanks + mark }
      if columns <= room { cut = cluster.range.upperBound }
    }
    return self
  }

  /// The text with blanks up to `width` columns; a wider text stays as it is.
  package func padded(toWidth width: Int, alignment: TextAlignment = .left) -> SafeText {
    let room = width - self.width
    if room <= 0 { return self }
    let before =
      switch alignment {
      case .left: 0
      case .center: room / 2
      case .right: room
      }
    return .repeating(" ", before) + self + .repeating(" ", room - before)
  }

  /// A text over and over; nothing for a count of 0 or less.
  package static func repeating(_ text: SafeText, _ count: Int) -> SafeText {
    SafeText(alreadyClean: String(repeating: text.string, count: max(0, count)))
  }

  /// How many characters a reader counts; each with its marks, so that a limit on them bounds the bytes too.
  package var length: Int {
    var count = 0
    for _ in TextClusters(self) { count += 1 }
    return count
  }

  /// The first `count` characters, in the sense of ``length``.
  package func prefix(_ count: Int) -> SafeText {
    var left = count
    for cluster in TextClusters(self) {
      if left <= 0 { return self[string.startIndex..<cluster.range.lowerBound] }
      left -= 1
    }
    return self
  }

  /// Without blanks and line feeds at either end.
  package var trimmed: SafeText {
    let scalars = string.unicodeScalars
    let start = scalars.firstIndex { !Self.isBlank($0) } ?? scalars.endIndex
    return self[start..<scalars.endIndex].withoutTrailingBlanks
  }

  private var withoutTrailingBlanks: SafeText {
    let scalars = string.unicodeScalars
    let last = scalars.lastIndex { !Self.isBlank($0) }
    return self[scalars.startIndex..<(last.map(scalars.index(after:)) ?? scalars.startIndex)]
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

  /// A part of the text; the bounds must come from this module or from ``wrappedRanges(width:)``.
  package subscript(range: Range<String.Index>) -> SafeText {
    SafeText(alreadyClean: String(string.unicodeScalars[range]))
  }
}

extension Sequence<SafeText> {
  /// The texts one after the other, with `separator` between them.
  package func joined(separator: SafeText = .empty) -> SafeText {
    SafeText(alreadyClean: map(\.string).joined(separator: separator.string))
  }
}

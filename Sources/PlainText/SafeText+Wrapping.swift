extension SafeText {
  /// The text in lines of at most `width` columns, broken between words.
  ///
  /// A line may end at blanks (which then go), after a hyphen, dash or slash before a letter, and beside any wide
  /// character that may stand at an end (UAX #14 in short). A longer word is broken where the line is full. Line feeds stay
  /// line ends, so an empty text is one empty line. Blanks at the start of a paragraph are kept as its indent.
  ///
  /// - Parameter width: In columns; less than 2 counts as 2, for a wide character must fit. Only one character that is
  ///   wider with its spacing marks (six columns at most) still goes over, on a line of its own.
  package func wrapped(width: Int) -> [SafeText] {
    wrappedRanges(width: width).map { self[$0] }
  }

  /// Where the lines of ``wrapped(width:)`` stand inside ``string``.
  package func wrappedRanges(width: Int) -> [Range<String.Index>] {
    var breaker = LineBreaker(width: max(2, width), start: string.startIndex)
    for cluster in TextClusters(self) { breaker.take(cluster) }
    return breaker.finish()
  }
}

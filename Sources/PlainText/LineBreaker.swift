/// Breaks a text into lines as it comes, cluster by cluster; each is looked at once.
struct LineBreaker {
  /// A place where the line in hand may end.
  private struct Chance {
    /// The end of what is shown before it, blanks left off.
    let end: String.Index
    /// Where the next line starts.
    let next: String.Index
    /// The column of `next` on the line in hand.
    let column: Int
  }

  private let width: Int
  private var lines: [Range<String.Index>] = []
  private var start: String.Index
  private var shownEnd: String.Index
  private var column = 0
  private var chance: Chance?
  private var previous: Unicode.Scalar = " "
  private var beforePrevious: Unicode.Scalar = " "

  init(width: Int, start: String.Index) {
    self.width = width
    self.start = start
    shownEnd = start
  }

  mutating func take(_ cluster: TextCluster) {
    switch cluster.base {
    case "\n": endParagraph(next: cluster.range.upperBound)
    case " " where !cluster.hasMarks:
      column += 1
      if shownEnd > start { chance = Chance(end: shownEnd, next: cluster.range.upperBound, column: column) }
      remember(" ")
    default: show(cluster)
    }
  }

  /// The lines, once the text is over.
  mutating func finish() -> [Range<String.Index>] {
    lines.append(start..<max(start, shownEnd))
    return lines
  }

  private mutating func show(_ cluster: TextCluster) {
    let place = cluster.range.lowerBound
    if shownEnd == place, BreakRule.allows(after: previous, preceded: beforePrevious, before: cluster.base) {
      chance = Chance(end: place, next: place, column: column)
    }
    while column + cluster.width > width, place > start { cut(before: place) }
    column += cluster.width
    shownEnd = cluster.range.upperBound
    remember(cluster.base)
  }

  private mutating func cut(before place: String.Index) {
    if let chance {
      lines.append(start..<chance.end)
      start = chance.next
      column -= chance.column
      self.chance = nil
    } else {
      // A word longer than the line is broken; an indent longer than the line is dropped.
      if shownEnd > start { lines.append(start..<shownEnd) }
      start = place
      column = 0
    }
  }

  private mutating func endParagraph(next: String.Index) {
    lines.append(start..<max(start, shownEnd))
    start = next
    shownEnd = next
    column = 0
    chance = nil
    previous = " "
    beforePrevious = " "
  }

  private mutating func remember(_ scalar: Unicode.Scalar) {
    beforePrevious = previous
    previous = scalar
  }
}

/// Where a line may end between two characters, neither a blank: a short form of UAX #14.
enum BreakRule {
  static func allows(
    after previous: Unicode.Scalar, preceded beforePrevious: Unicode.Scalar, before next: Unicode.Scalar
  ) -> Bool {
    switch previous {
    case "-", "/", "\u{2010}", "\u{2013}", "\u{2014}":
      // Neither before an option (" -x") nor inside the "//" of an address.
      return beforePrevious != " " && beforePrevious != "/"
        && (next.properties.isAlphabetic || DisplayWidth.of(next) == 2)
    default:
      guard previous.value >= 0x1100 || next.value >= 0x1100 else { return false }
      guard DisplayWidth.of(previous) == 2 || DisplayWidth.of(next) == 2 else { return false }
      return !isOpening(previous) && !isClosing(next)
    }
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "“", "‘", "«", "¿", "¡", "$", "€", "£", "#", "@": true
    case "（", "「", "『", "【", "〈", "《", "〔", "［", "｛": true
    default: false
    }
  }

  // Kinsoku: closing brackets, stops, small kana and the sound marks do not start a line.
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "}", "”", "’", "»", ".", ",", ":", ";", "!", "?", "%", "…", "'", "\"", "°": true
    case "、", "。", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "〉", "》", "〕", "］", "｝", "・", "ー", "々", "〜": true
    case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ": true
    default: false
    }
  }
}

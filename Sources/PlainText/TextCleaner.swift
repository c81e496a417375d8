/// The one cleaner: what comes from outside goes through here before anything else sees it.
///
/// What is left draws, character by character, in the columns that ``DisplayWidth`` counts, and nothing of it acts on a
/// terminal or hides from a reader:
///
/// * control sequences are gone whole, with what they carry (``EscapeSkipper``); so is every other control character;
/// * `\r\n`, `\r`, U+2028 and U+2029 are line feeds, or blanks where lines are not kept; tabs and all the wide, narrow and
///   unbreakable blanks are plain ones;
/// * bidi controls, zero-width and invisible characters, tags, variation selectors, keycaps, skin tones, private use and
///   noncharacters are gone; joined emoji stand side by side; a flag is its two letters;
/// * a character carries four marks at most, and a mark without one is gone;
/// * what is newer than Unicode 14, or has no width that hosts agree on, is U+FFFD.
///
/// Cleaning twice gives what cleaning once gave, and takes time in proportion to the text.
enum TextCleaner {
  static func clean(_ raw: String, keepingLines: Bool) -> String {
    if leavesAlone(raw, keepingLines: keepingLines) { return raw }
    var pass = Pass(keepingLines: keepingLines)
    pass.cleaned.reserveCapacity(raw.utf8.count)
    for scalar in raw.unicodeScalars { pass.take(scalar) }
    return String(pass.cleaned)
  }

  /// True for printable ASCII, which most text is: it needs no pass.
  static func leavesAlone(_ raw: String, keepingLines: Bool) -> Bool {
    func isPlain(_ byte: UInt8) -> Bool { (byte >= 0x20 && byte < 0x7F) || (byte == 0x0A && keepingLines) }
    return raw.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) } ?? raw.utf8.allSatisfy(isPlain)
  }

  private struct Pass {
    let keepingLines: Bool
    var cleaned = String.UnicodeScalarView()
    private var skipper = EscapeSkipper()
    private var marksLeft = 0
    private var isAfterReturn = false

    init(keepingLines: Bool) { self.keepingLines = keepingLines }

    mutating func take(_ scalar: Unicode.Scalar) {
      if skipper.swallows(scalar.value) { return }
      let isFeedOfReturn = isAfterReturn && scalar == "\n"
      isAfterReturn = scalar == "\r"
      if isFeedOfReturn { return }
      switch CleaningRule(for: scalar) {
      case .keep: append(scalar)
      case .mark:
        if marksLeft > 0 {
          marksLeft -= 1
          cleaned.append(scalar)
        }
      case .blank: append(" ")
      case .lineBreak:
        append(keepingLines ? "\n" : " ")
        if keepingLines { marksLeft = 0 }
      case .drop: break
      case .replace(let replacement): append(replacement)
      }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      cleaned.append(scalar)
      marksLeft = CleaningRule.marksPerBase
    }
  }
}

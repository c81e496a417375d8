import TerminalKit

/// Finds words on a screen by which somebody who plays a recording knows that a key has done its work.
///
/// They are new, they stand on the screen once, and they will be the same on another day: no digits, hence no prices,
/// times and order numbers; no names of days and months; ASCII alone, so that any terminal shows them.
enum WaitWords {
  /// - Parameters:
  ///   - personal: What must not be in a recording, in small letters.
  ///   - row: A row that does not count: that of a field that is being typed into.
  static func choose(
    before: [String], after: [String], avoiding personal: [String] = [], row: Int? = nil
  ) -> String? {
    let old = before.joined(separator: "\n")
    let whole = after.joined(separator: "\n")
    var best: (words: String, rank: Int)?
    for (number, line) in after.enumerated() where number != row {
      // The footer changes with the keys, and is short of room.
      let isFooter = number == after.count - 1
      for phrase in phrases(of: line) where !old.contains(phrase) {
        let lowered = phrase.lowercased()
        guard !personal.contains(where: { lowered.contains($0) || $0.contains(lowered) }) else { continue }
        let rank =
          (whole.occurrences(of: phrase) == 1 ? 8 : 0) + (isFooter ? 0 : 4) + min(3, phrase.count { $0 == " " } + 1)
        if rank > best?.rank ?? 0 { best = (phrase, rank) }
      }
    }
    return best?.words
  }

  private static let changing: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    "sat", "sun", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "today",
    "tomorrow", "yesterday", "ago", "now", "minute", "minutes", "hour", "hours", "day", "days", "left", "only",
  ]

  /// Up to four words that stand beside each other with single blanks between them, nothing changing among them.
  private static func phrases(of line: String) -> [String] {
    var phrases: [String] = []
    var words: [String] = []
    func finish() {
      let phrase = words.prefix(4).joined(separator: " ")
      if phrase.count >= 4 { phrases.append(phrase) }
      words = []
    }
    for token in line.split(separator: " ", omittingEmptySubsequences: false) {
      let isWord = !token.isEmpty && token.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      if isWord, !changing.contains(token.lowercased()) { words.append(String(token)) } else { finish() }
    }
    finish()
    return phrases
  }
}

extension String {
  func occurrences(of part: String) -> Int {
    let (text, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, text.count >= wanted.count else { return 0 }
    return (0...text.count - wanted.count).count { text[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}

package import PlainText
package import TerminalKit

/// Searching in a conversation: the lines that hold what was typed.
package struct ThreadSearch: Equatable, Sendable {
  package init() {}

  package var field = TextField(limit: 60)
  private var matches: [Int] = []
  private var chosen = 0
  /// The lines that the matches are numbered in.
  private var searched: [Transcript.Line] = []
  /// What is looked through in each of them, folded: kept, so that a further letter folds nothing again.
  private var texts: [[UInt8]] = []
  private var isEverywhere = false

  /// The line of the match that is shown.
  package var line: Int? { matches.indices.contains(chosen) ? matches[chosen] : nil }

  /// Looks in what was said, also where it is broken over two lines; the newest match is shown first.
  ///
  /// - Parameter isEverywhere: In what tells by whom and when, and what happened, too.
  package mutating func begin(in transcript: Transcript, isEverywhere: Bool = false) {
    let lines = transcript.lines
    if lines != searched || isEverywhere != self.isEverywhere {
      self.isEverywhere = isEverywhere
      searched = lines
      texts = lines.map { isEverywhere || $0.isSaid ? Array($0.text.text.folded.trimmed.string.utf8) : [] }
    }
    let texts = texts
    begin { wanted in
      texts.indices.filter { index in
        if texts[index].holds(wanted) { return true }
        guard index + 1 < texts.count, lines[index].message == lines[index + 1].message else { return false }
        let seam =
          Array(texts[index].suffix(wanted.count - 1)) + [UInt8(ascii: " ")] + texts[index + 1].prefix(wanted.count - 1)
        return seam.holds(wanted) && !texts[index + 1].holds(wanted)
      }
    }
  }

  /// Finds the matches again after the lines were laid out anew; the one that is shown stays, counted from the newest.
  package mutating func refresh(in transcript: Transcript, isEverywhere: Bool = false) {
    guard transcript.lines != searched else { return }
    let newer = matches.count - 1 - chosen
    begin(in: transcript, isEverywhere: isEverywhere)
    chosen = max(0, matches.count - 1 - newer)
  }

  private mutating func begin(_ find: ([UInt8]) -> [Int]) {
    let wanted = Array(wanted.utf8)
    matches = wanted.isEmpty ? [] : find(wanted)
    chosen = max(0, matches.count - 1)
  }

  private var wanted: String { SafeText(cleaning: field.text).folded.trimmed.string }

  package mutating func step(_ step: Int) { chosen = max(0, min(matches.count - 1, chosen + step)) }

  package var summary: SafeText {
    if field.isEmpty { return "" }
    return matches.isEmpty ? "no match" : "\(chosen + 1) of \(matches.count)"
  }

  /// A line with what was typed marked in it.
  package func marked(_ line: StyledLine) -> StyledLine {
    let wanted = wanted
    guard !wanted.isEmpty, line.text.folded.string.contains(wanted) else { return line }
    return StyledLine(line.spans.flatMap { Self.split($0, wanted) })
  }

  private static func split(_ span: StyledSpan, _ wanted: String) -> [StyledSpan] {
    let characters = Array(span.text.string)
    // Folding may change the number of letters, so each character is folded by itself.
    let folded = characters.map { SafeText(cleaning: String($0)).folded.string }
    var parts: [StyledSpan] = []
    var start = 0
    var index = 0
    func add(_ range: Range<Int>, _ role: Role) {
      guard !range.isEmpty else { return }
      parts.append(StyledSpan(SafeText(cleaning: String(characters[range])), role, span.attributes))
    }
    while index < characters.count {
      var end = index
      var text = ""
      while end < characters.count, text.utf8.count < wanted.utf8.count {
        text += folded[end]
        end += 1
      }
      if text.hasPrefix(wanted) {
        add(start..<index, span.role)
        add(index..<end, .match)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    add(start..<characters.count, span.role)
    return parts
  }
}

extension [UInt8] {
  /// The bytes of another one stand in it, one after the other.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, wanted.count <= count else { return false }
    return (0...(count - wanted.count)).contains { start in
      self[start] == first && self[start...].starts(with: wanted)
    }
  }
}

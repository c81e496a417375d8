import PlainText
import TerminalKit

/// Where in a conversation one reads, counted from its end, so that the newest line is what is seen by itself.
struct ReadingPosition: Equatable {
  /// Lines below the window.
  private(set) var below = 0

  func visible(count: Int, height: Int) -> Range<Int> {
    let end = max(min(count, height), count - below)
    return max(0, end - height)..<min(count, end)
  }

  mutating func move(_ motion: Motion, count: Int, height: Int) {
    let most = max(0, count - height)
    switch motion {
    case .up: below += 1
    case .down: below -= 1
    case .pageUp: below += max(1, height - 1)
    case .pageDown: below -= max(1, height - 1)
    case .first: below = most
    case .last: below = 0
    }
    below = max(0, min(below, most))
  }

  /// Keeps what is read in its place while lines come below; at the end one stays at the end.
  mutating func keep(before: Int, after: Int) {
    if below > 0 { below = max(1, below + after - before) }
  }

  mutating func show(line: Int, count: Int, height: Int) {
    guard !visible(count: count, height: height).contains(line) else { return }
    below = max(0, min(count - line - max(1, height / 2), count - height))
  }
}

/// Searching in a conversation: the lines that hold what was typed.
struct ThreadSearch: Equatable {
  var field = TextField(limit: 60)
  private var matches: [Int] = []
  private var chosen = 0

  /// The line of the match that is shown.
  var line: Int? { matches.indices.contains(chosen) ? matches[chosen] : nil }

  /// Of the lines that are there it finds the newest match first.
  mutating func begin(in lines: [StyledLine]) {
    let wanted = SafeText(cleaning: field.text).folded.string
    matches = wanted.isEmpty ? [] : lines.indices.filter { lines[$0].text.folded.string.contains(wanted) }
    chosen = max(0, matches.count - 1)
  }

  mutating func step(_ step: Int) { chosen = max(0, min(matches.count - 1, chosen + step)) }

  var summary: SafeText {
    if field.isEmpty { return "" }
    return matches.isEmpty ? "no match" : "\(chosen + 1) of \(matches.count)"
  }
}

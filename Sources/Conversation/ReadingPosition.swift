package import TerminalKit

/// Where in a conversation one reads, counted from its end, so that the newest line is what is seen by itself.
package struct ReadingPosition: Equatable, Sendable {
  package init() {}

  /// Lines below the window.
  package private(set) var below = 0

  package func visible(count: Int, height: Int) -> Range<Int> {
    let end = max(min(count, height), count - below)
    return max(0, end - height)..<min(count, end)
  }

  package mutating func move(_ motion: Motion, count: Int, height: Int) {
    let most = max(0, count - height)
    // The window may have grown since.
    below = min(below, most)
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

  /// Moves no further than it must for a line to be seen.
  package mutating func reveal(line: Int, count: Int, height: Int) {
    let visible = visible(count: count, height: height)
    if line < visible.lowerBound { below = max(0, count - line - height) }
    if line >= visible.upperBound { below = max(0, count - line - 1) }
  }

  /// Lets a line be the last of the window.
  package mutating func end(at line: Int, count: Int) { below = max(0, count - line - 1) }

  /// Comes back where there are fewer lines now than stood below.
  package mutating func stay(within count: Int) { below = min(below, max(0, count - 1)) }

  /// Shows a line with what stands around it.
  package mutating func show(line: Int, count: Int, height: Int) {
    guard !visible(count: count, height: height).contains(line) else { return }
    below = max(0, min(count - line - max(1, height / 2), count - height))
  }
}

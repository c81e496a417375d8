/// Which row of a list is selected and which is on top; the rows themselves stay where they are.
///
/// It works on counts and indices alone, so a list of a million rows costs as much as one of ten.
package struct ListState: Equatable, Sendable {
  package private(set) var selection = 0
  package private(set) var top = 0

  package init(selection: Int = 0, top: Int = 0) {
    self.selection = selection
    self.top = top
  }

  /// Selects a row, held within `0..<count`.
  package mutating func select(_ index: Int, count: Int) {
    selection = max(0, min(index, count - 1))
  }

  /// Moves by rows (negative: up) and stops at the ends.
  package mutating func move(by rows: Int, count: Int) {
    select(selection + rows, count: count)
  }

  /// The rows on screen in a window of `height` rows, scrolled no further than the selection needs.
  package mutating func scroll(count: Int, height: Int) {
    top = ListState.top(from: top, selection: selection, count: count, height: height)
  }

  /// The rows on screen, without changing anything: what drawing uses.
  package func visible(count: Int, height: Int) -> Range<Int> {
    let first = ListState.top(from: top, selection: selection, count: count, height: height)
    return first..<min(count, first + max(0, height))
  }

  private static func top(from top: Int, selection: Int, count: Int, height: Int) -> Int {
    guard height > 0, count > height else { return 0 }
    var first = min(top, count - height)
    if selection < first { first = selection }
    if selection >= first + height { first = selection - height + 1 }
    return max(0, first)
  }
}

extension ListState {
  /// Moves by a key that lists share, or says that it is not one.
  package mutating func handle(_ motion: Motion, count: Int, height: Int) {
    switch motion {
    case .up: move(by: -1, count: count)
    case .down: move(by: 1, count: count)
    case .pageUp: move(by: -max(1, height - 1), count: count)
    case .pageDown: move(by: max(1, height - 1), count: count)
    case .first: select(0, count: count)
    case .last: select(count - 1, count: count)
    }
    scroll(count: count, height: height)
  }
}

extension ListState {
  /// Scrolls a text that has no selection: the top line is what moves.
  package mutating func scrollText(_ motion: Motion, count: Int, height: Int) {
    let last = max(0, count - height)
    let next: Int
    switch motion {
    case .up: next = top - 1
    case .down: next = top + 1
    case .pageUp: next = top - max(1, height - 1)
    case .pageDown: next = top + max(1, height - 1)
    case .first: next = 0
    case .last: next = last
    }
    self = ListState(top: max(0, min(next, last)))
  }
}

/// A movement along a list or a text.
package enum Motion: String, Hashable, Sendable {
  case up, down, pageUp, pageDown, first, last
}

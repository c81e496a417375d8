import PlainText
import TerminalKit

extension ProductScreen {
  /// Moves the focus by one; text longer than the window is scrolled through before the focus jumps over it.
  mutating func move(_ step: Int, _ shared: Shared) {
    let items = items
    let next = focus + step
    let height = scrollRect(shared.size).rows
    let lines = scrollingLines(shared)
    // What has the focus is seen before the focus goes on.
    if let line = lines.firstIndex(where: { $0.item == focus }), step > 0 ? line >= top + height : line < top {
      show(focus, shared)
      return
    }
    guard items.indices.contains(next) else {
      scrollLines(step * max(1, height / 2), lines.count, height)
      return
    }
    if let line = lines.firstIndex(where: { $0.item == next }) {
      let isNear = step > 0 ? line < top + height + height / 2 : line >= top - height / 2
      guard isNear else {
        scrollLines(step * max(1, height / 2), lines.count, height)
        return
      }
    }
    focus = next
    show(next, shared)
  }

  mutating func scroll(_ pages: Int, _ shared: Shared) {
    let height = scrollRect(shared.size).rows
    let lines = scrollingLines(shared)
    scrollLines(pages * max(1, height - 1), lines.count, height)
    let visible = lines.enumerated().filter { (top..<(top + height)).contains($0.offset) }
    if let item = visible.compactMap(\.element.item).first { focus = item }
  }

  private mutating func scrollLines(_ step: Int, _ count: Int, _ height: Int) {
    top = max(0, min(top + step, count - height))
  }

  /// Scrolls no further than needed for an item to be seen.
  mutating func show(_ item: Int, _ shared: Shared, asTop: Bool = false) {
    let lines = scrollingLines(shared)
    let height = scrollRect(shared.size).rows
    guard let line = lines.firstIndex(where: { $0.item == item }) else {
      top = 0
      return
    }
    if asTop || line < top { top = line }
    if line >= top + height { top = line - height + 1 }
    // Everything above the first item is its heading.
    if !lines[..<line].contains(where: { $0.item != nil }), line < height { top = 0 }
    top = max(0, min(top, lines.count - height))
  }

  /// On a wide screen the choice stands still to the left and the sections scroll to the right.
  func columns(_ body: Rect, _ size: Size) -> (left: Rect, right: Rect)? {
    guard size.widthClass == .wide else { return nil }
    let (left, rest) = body.splitLeft(max(46, body.columns * 2 / 5))
    return (left, rest.splitLeft(3).rest)
  }

  private func body(_ size: Size) -> Rect {
    Page.body(size)
  }

  func scrollRect(_ size: Size) -> Rect {
    columns(body(size), size)?.right ?? body(size)
  }

  func scrollingLines(_ shared: Shared) -> [ProductLine] {
    let body = body(shared.size)
    if let columns = columns(body, shared.size) {
      return sectionLines(shared, width: columns.right.columns)
    }
    return choiceLines(shared, width: body.columns) + sectionLines(shared, width: body.columns)
  }
}

import Commerce
import PlainText
import TerminalKit

/// A frame in the making, with what every screen needs to draw on it.
struct Painter: Painting {
  var frame: Frame
  let shared: Shared

  init(_ shared: Shared) {
    self.shared = shared
    frame = Frame(size: shared.size, style: shared.theme[.text])
  }

  /// Goes on from what is drawn already.
  init(_ shared: Shared, over frame: Frame) {
    self.shared = shared
    self.frame = frame
  }

  var theme: Theme { shared.theme }
  var symbols: Symbols { shared.symbols }

  /// One list in two panes: side by side on a wide screen, one after the other elsewhere.
  ///
  /// - Parameter share: The left pane's part of the width.
  mutating func panes(
    _ list: ListState, left: Int, right: Int, in rect: Rect, share: (Int, Int), isSelectable: (Int) -> Bool,
    row: (inout Painter, Int, Rect, Role) -> Void
  ) {
    guard shared.size.widthClass == .wide else {
      self.list(list, count: left + right, in: rect, isSelectable: isSelectable, row: row)
      return
    }
    let columns = rect.splitLeft(rect.columns * share.0 / share.1)
    pane(list, 0..<left, in: columns.left, isSelectable: isSelectable, row: row)
    pane(list, left..<(left + right), in: columns.rest.splitLeft(3).rest, isSelectable: isSelectable, row: row)
  }

  private mutating func pane(
    _ list: ListState, _ range: Range<Int>, in rect: Rect, isSelectable: (Int) -> Bool,
    row: (inout Painter, Int, Rect, Role) -> Void
  ) {
    let isHere = range.contains(list.selection)
    var part = ListState(selection: isHere ? list.selection - range.lowerBound : 0)
    part.scroll(count: range.count, height: rect.rows)
    let before = frame.hotspots.count
    self.list(
      part, count: range.count, in: rect, isFocused: isHere, isSelectable: { isSelectable($0 + range.lowerBound) }
    ) { painter, index, line, surface in row(&painter, index + range.lowerBound, line, surface) }
    for index in frame.hotspots.indices.dropFirst(before) { frame.hotspots[index].index += range.lowerBound }
  }
}

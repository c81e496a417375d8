import Commerce
import PlainText
import TerminalKit

/// A frame in the making, with what every screen needs to draw on it.
struct Painter {
  var frame: Frame
  let shared: Shared

  init(_ shared: Shared) {
    self.shared = shared
    frame = Frame(size: shared.size, style: shared.theme[.text])
  }

  var theme: Theme { shared.theme }
  var symbols: Symbols { shared.symbols }

  /// Writes text in a role, clipped with an ellipsis to `width` columns; returns the columns used.
  @discardableResult
  mutating func put(
    _ text: SafeText, _ column: Int, _ row: Int, _ role: Role = .text, on surface: Role = .text, width: Int
  )
    -> Int
  {
    frame.putClipped(text, at: Point(column, row), style: theme[role, on: surface], width: max(0, width))
  }

  mutating func putRight(_ text: SafeText, in rect: Rect, _ role: Role = .text, on surface: Role = .text) {
    frame.putRight(text, in: rect, style: theme[role, on: surface])
  }

  /// Draws the visible rows of a list: marker and selection, the cursor on the selected one.
  ///
  /// - Parameter row: Draws one row into its rectangle (behind the marker), on the surface it is given.
  mutating func list(
    _ list: ListState, count: Int, in rect: Rect, isFocused: Bool = true, spot: String = "row",
    isSelectable: (Int) -> Bool = { _ in true }, row: (inout Painter, Int, Rect, Role) -> Void
  ) {
    let visible = list.visible(count: count, height: rect.rows)
    for (offset, index) in visible.enumerated() {
      let line = Rect(column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      let isSelected = index == list.selection && isSelectable(index) && isFocused
      let surface: Role = isSelected ? .selection : .text
      if isSelected {
        frame.fill(line, style: theme[.selection])
        put(symbols.marker, line.column, line.row, .selection, on: .selection, width: 1)
        frame.cursor = Point(line.column, line.row)
      }
      row(&self, index, line.splitLeft(2).rest, surface)
      if isSelectable(index) { frame.hotspots.append(Hotspot(rect: line, id: spot, index: index)) }
    }
  }

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

  /// A line across with words in it: a section's head.
  mutating func section(_ title: SafeText, in rect: Rect) {
    let used = put(title, rect.column, rect.row, .heading, width: rect.columns)
    var column = rect.column + used + 1
    while column < rect.maxColumn {
      frame.put(symbols.horizontal, at: Point(column, rect.row), style: theme[.border])
      column += 1
    }
  }

  /// Says at the right of the last row that there is more below.
  mutating func moreMark(hasMore: Bool, in rect: Rect) {
    guard hasMore, rect.rows > 0 else { return }
    let row = rect.maxRow - 1
    // Over text the mark would read as a part of it: it takes only the room there is.
    let marks: [SafeText] = [" \(symbols.ellipsis) more", " \(symbols.ellipsis)"]
    let fitting = marks.first { mark in
      mark.width <= rect.columns
        && (rect.maxColumn - mark.width..<rect.maxColumn).allSatisfy { frame[$0, row].glyph == .blank }
    }
    if let fitting { putRight(fitting, in: rect.splitBottom(1).bottom, .secondary) }
  }

  /// Paragraphs of an empty state: what is so, and the next step.
  mutating func notice(_ lines: [SafeText], in rect: Rect) {
    var row = rect.row
    // There is nothing else to have the focus.
    if frame.cursor == nil, !rect.isEmpty { frame.cursor = Point(rect.column, rect.row) }
    for (index, line) in lines.enumerated() {
      for part in line.wrapped(width: max(1, rect.columns)) where row < rect.maxRow {
        put(part, rect.column, row, index == 0 ? .heading : .text, width: rect.columns)
        row += 1
      }
    }
  }
}

extension Rect {
  /// A list row with the two columns of its marker.
  var withMarker: Rect { Rect(column: column - 2, row: row, columns: columns + 2, rows: rows) }
}

extension ListState {
  /// Moves by a motion and goes on past rows that cannot be selected; at an end it shows what stands before it.
  mutating func handle(_ motion: Motion, count: Int, height: Int, isSelectable: (Int) -> Bool) {
    guard (0..<count).contains(where: isSelectable) else { return }
    let start = selection
    handle(motion, count: count, height: height)
    let step: Int
    switch motion {
    case .up, .pageUp, .last: step = -1
    case .down, .pageDown, .first: step = 1
    }
    var index = selection
    while (0..<count).contains(index), !isSelectable(index) { index += step }
    if !(0..<count).contains(index) {
      index = selection
      while (0..<count).contains(index), !isSelectable(index) { index -= step }
    }
    select((0..<count).contains(index) ? index : start, count: count)
    // The heading above the first row belongs to it.
    if !(0..<selection).contains(where: isSelectable) {
      let chosen = selection
      select(0, count: count)
      scroll(count: count, height: height)
      select(chosen, count: count)
    }
    scroll(count: count, height: height)
  }

  /// Selects the first row that can be.
  mutating func selectFirst(count: Int, isSelectable: (Int) -> Bool) {
    if let index = (0..<count).first(where: isSelectable) { select(index, count: count) }
  }
}

extension Command {
  /// The motion along a list that the command is, if it is one.
  var motion: Motion? {
    switch self {
    case .up: .up
    case .down: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .first: .first
    case .last: .last
    default: nil
    }
  }
}

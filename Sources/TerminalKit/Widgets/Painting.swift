package import PlainText

/// A frame in the making with the colours and symbols it is drawn in: what the screens of all fronts draw with.
package protocol Painting {
  var frame: Frame { get set }
  var theme: Theme { get }
  var symbols: Symbols { get }
}

extension Painting {
  /// Writes text in a role, clipped with an ellipsis to `width` columns; returns the columns used.
  @discardableResult
  package mutating func put(
    _ text: SafeText, _ column: Int, _ row: Int, _ role: Role = .text, on surface: Role = .text, width: Int
  )
    -> Int
  {
    frame.putClipped(text, at: Point(column, row), style: theme[role, on: surface], width: max(0, width))
  }

  package mutating func putRight(_ text: SafeText, in rect: Rect, _ role: Role = .text, on surface: Role = .text) {
    frame.putRight(text, in: rect, style: theme[role, on: surface])
  }

  /// Draws the visible rows of a list: marker and selection, the cursor on the selected one.
  ///
  /// - Parameter row: Draws one row into its rectangle (behind the marker), on the surface it is given.
  package mutating func list(
    _ list: ListState, count: Int, in rect: Rect, isFocused: Bool = true, spot: String = "row",
    isSelectable: (Int) -> Bool = { _ in true }, row: (inout Self, Int, Rect, Role) -> Void
  ) {
    for index in list.visible(count: count, height: rect.rows) {
      let line = listRow(index, of: list, count: count, in: rect, isFocused && isSelectable(index), row)
      if isSelectable(index) { frame.hotspots.append(Hotspot(rect: line, id: spot, index: index)) }
    }
  }

  /// Draws the two rows anew between which the selection of a list went that stands on the frame already, unscrolled and
  /// with the focus; what can be clicked stays as it is.
  package mutating func step(
    to list: ListState, from before: ListState, count: Int, in rect: Rect, row: (inout Self, Int, Rect, Role) -> Void
  ) {
    for index in [before.selection, list.selection] {
      frame.fill(list.line(index, count: count, in: rect), style: theme[.text])
      _ = listRow(index, of: list, count: count, in: rect, true, row)
    }
  }

  private mutating func listRow(
    _ index: Int, of list: ListState, count: Int, in rect: Rect, _ showsSelection: Bool,
    _ row: (inout Self, Int, Rect, Role) -> Void
  ) -> Rect {
    let line = list.line(index, count: count, in: rect)
    let isSelected = index == list.selection && showsSelection
    if isSelected {
      frame.fill(line, style: theme[.selection])
      put(symbols.marker, line.column, line.row, .selection, on: .selection, width: 1)
      frame.cursor = Point(line.column, line.row)
    }
    row(&self, index, line.splitLeft(2).rest, isSelected ? .selection : .text)
    return line
  }

  /// A line across with words in it: a section's head.
  package mutating func section(_ title: SafeText, in rect: Rect) {
    let used = put(title, rect.column, rect.row, .heading, width: rect.columns)
    var column = rect.column + used + 1
    while column < rect.maxColumn {
      frame.put(symbols.horizontal, at: Point(column, rect.row), style: theme[.border])
      column += 1
    }
  }

  /// Says at the right of the last row that there is more below.
  package mutating func moreMark(hasMore: Bool, in rect: Rect) {
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
  package mutating func notice(_ lines: [SafeText], in rect: Rect) {
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
  package var withMarker: Rect { Rect(column: column - 2, row: row, columns: columns + 2, rows: rows) }
}

extension ListState {
  /// Where a row of the list stands that is drawn in `rect`.
  fileprivate func line(_ index: Int, count: Int, in rect: Rect) -> Rect {
    let top = visible(count: count, height: rect.rows).lowerBound
    return Rect(column: rect.column, row: rect.row + index - top, columns: rect.columns, rows: 1)
  }

  /// Moves by a motion and goes on past rows that cannot be selected; at an end it shows what stands before it.
  package mutating func handle(_ motion: Motion, count: Int, height: Int, isSelectable: (Int) -> Bool) {
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
  package mutating func selectFirst(count: Int, isSelectable: (Int) -> Bool) {
    if let index = (0..<count).first(where: isSelectable) { select(index, count: count) }
  }
}

extension Painting {
  /// A box over the page, as large as it needs to be, for `rows` lines of content.
  package mutating func layerBox(_ title: SafeText, columns: Int, rows: Int) -> Rect {
    let room = frame.bounds.splitTop(1).rest.splitBottom(1).rest
    return frame.box(
      room.centered(columns: columns + 2, rows: rows + 2), title: title, theme: theme, symbols: symbols)
  }

  /// A list inside a layer.
  package mutating func layerList(
    _ list: ListState, count: Int, in rect: Rect, row: (inout Self, Int, Rect, Role) -> Void
  ) {
    self.list(list, count: count, in: rect) { painter, index, line, surface in
      row(&painter, index, line, surface == .selection ? .selection : .layer)
    }
  }
}

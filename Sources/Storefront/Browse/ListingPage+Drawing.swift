import Commerce
import PlainText
import TerminalKit

extension ListingPage {
  /// The filter pane's columns beside the list; none on a narrow screen, where it takes the list's place.
  private func facetColumns(_ size: Size) -> Int {
    switch size.widthClass {
    case .narrow: 0
    case .medium: 24
    case .wide: 24
    }
  }

  private func panes(_ body: Rect, _ size: Size) -> (head: Rect, facets: Rect, list: Rect) {
    let (head, rest) = body.splitTop(isSearch ? 2 + noteRows(size) : 1)
    // Where a search has nothing to filter, what leads on has the whole width.
    let columns = isSearch && count == 0 && !hasFilters ? 0 : facetColumns(size)
    guard columns > 0 else { return (head, rest, rest) }
    let (left, right) = rest.splitLeft(columns)
    return (head, left, right.splitLeft(2).rest)
  }

  func listRect(_ size: Size) -> Rect { panes(Chrome.body(size), size).list }
  func facetRect(_ size: Size) -> Rect { panes(Chrome.body(size), size).facets }

  func draw(_ painter: inout Painter, in body: Rect) {
    let size = painter.shared.size
    let (head, facets, list) = panes(body, size)
    drawHead(&painter, head)
    let isNarrow = size.widthClass == .narrow
    if (!isNarrow && facets != list) || focus == .facets { drawFacets(&painter, facets) }
    if !isNarrow || focus != .facets { drawList(&painter, list) }
  }

  /// Draws a step of the selection over the frame that shows the page as it was `before`; false: nothing of it was drawn,
  /// because more has changed than the selection.
  func drawStep(from before: ListingPage, _ painter: inout Painter, in body: Rect) -> Bool {
    let size = painter.shared.size
    let (head, _, rect) = panes(body, size)
    var moved = before
    moved.list = list
    guard focus == .list, moved == self, !(isSearch && size.isShort), (0..<rowCount).contains(before.list.selection),
      before.list.visible(count: rowCount, height: rect.rows) == list.visible(count: rowCount, height: rect.rows)
    else { return false }
    let count = isSearch ? head.splitTop(1).rest.splitTop(1).top : head
    if let position, let old = before.position, String(position).utf8.count == String(old).utf8.count {
      // Nothing else of the line is another then.
      drawPosition(position, &painter, count)
    } else {
      painter.frame.fill(count, style: painter.theme[.text])
      drawCount(&painter, count)
    }
    painter.step(to: list, from: before.list, count: rowCount, in: rect, row: rowDrawing())
    return true
  }

  private func drawHead(_ painter: inout Painter, _ rect: Rect) {
    var row = rect
    if isSearch {
      let label: SafeText = "Search "
      painter.put(label, rect.column, rect.row, .heading, width: label.width)
      let box = Rect(
        column: rect.column + label.width, row: rect.row, columns: min(60, rect.columns - label.width), rows: 1)
      let point = painter.frame.put(
        field, in: box, style: painter.theme[focus == .field ? .fieldFocused : .field],
        placeholder: "what are you looking for?", placeholderStyle: painter.theme[.secondary, on: .field])
      if focus == .field {
        painter.frame.cursor = point
        drawCompletion(&painter, at: point, in: box)
      }
      painter.frame.hotspots.append(Hotspot(rect: box, id: Command.search.rawValue))
      row = rect.splitTop(1).rest
    }
    if isSearch, painter.shared.size.isShort, !wordFilters.isEmpty { return drawChips(&painter, row, withCount: true) }
    drawCount(&painter, row)
    if isSearch { drawNotes(&painter, row.splitTop(1).rest) }
  }

  private func drawCount(_ painter: inout Painter, _ row: Rect) {
    let line = headLine(painter.shared)
    painter.put(line, row.column, row.row, .secondary, width: row.columns)
    if let position { drawPosition(position, &painter, row) }
  }

  // What moves with the selection stands out; drawn as text it also costs no change of colour on the way to the rows.
  private func drawPosition(_ position: Int, _ painter: inout Painter, _ row: Rect) {
    painter.put("\(position)", row.column, row.row, width: row.columns)
  }

  /// Which of the rows is selected, counted from 1; nil where it goes without saying.
  private var position: Int? {
    (summary?.count ?? 0) > 1 && focus != .field && selectedProduct >= 0 ? selectedProduct + 1 : nil
  }

  private func headLine(_ shared: Shared) -> SafeText {
    guard let summary else { return isSearch && query.words.isEmpty ? "Results appear as you type" : "" }
    // Below it stands what leads on.
    if summary.count == 0, isSearch, !aids.entries.isEmpty, !hasFilters { return nothingFound }
    // Where there is one line for both, it is the one that the shopper does not see by themselves.
    if shared.size.isShort, focus == .field, let correction { return correction }
    let sort = Words.name(of: query.sort, isSearch: isSearch)
    var line: SafeText = "\(summary.count) \(summary.count == 1 ? "product" : "products")"
    if let position { line = "\(position) of \(line)" }
    line = "\(line), \(sort)"
    let filters = chosenFilters(shared)
    return filters.isEmpty ? line : "\(line); only \(filters)"
  }

  private func chosenFilters(_ shared: Shared) -> SafeText {
    var parts: [SafeText] = isSearch ? Array(query.category.suffix(1)) : []
    for name in query.chosen.keys.sorted() {
      parts += (query.chosen[name] ?? []).sorted()
    }
    if let range = query.priceRange { parts.append(Words.band(range, shared)) }
    if query.inStockOnly { parts.append("in stock") }
    return parts.dropFirst().reduce(parts.first ?? .empty) { "\($0), \($1)" }
  }

  private func drawList(_ painter: inout Painter, _ rect: Rect) {
    guard rowCount > 0 else {
      if let summary, summary.count == 0 { drawNothingFound(&painter, rect) }
      return
    }
    painter.list(list, count: rowCount, in: rect, isFocused: focus == .list, row: rowDrawing())
  }

  private func rowDrawing() -> (inout Painter, Int, Rect, Role) -> Void {
    let words = markedWords
    return { painter, index, line, surface in
      if index < aids.entries.count {
        return SearchEntryView.draw(aids.entries[index], &painter, in: line, surface: surface)
      }
      guard let row = row(at: index - aids.entries.count) else {
        painter.put(painter.symbols.ellipsis, line.column, line.row, .secondary, on: surface, width: 1)
        return
      }
      ProductRowView.draw(row, &painter, in: line, surface: surface, words: words)
    }
  }

  private func drawNothingFound(_ painter: inout Painter, _ rect: Rect) {
    if isSearch {
      painter.notice(
        [
          "Nothing found for “\(SafeText(cleaning: query.words))”.",
          hasFilters
            ? "Your filters hide the rest: Enter, then x, takes them off."
            : "Try fewer or shorter words, or Esc and then b to browse everything.",
        ], in: rect)
    } else {
      painter.notice(
        ["No product fits these filters.", "x takes all filters off, Esc goes back."], in: rect)
    }
  }

  private func drawFacets(_ painter: inout Painter, _ rect: Rect) {
    let entries = facetEntries
    guard !entries.isEmpty else { return }
    painter.list(
      facetList, count: entries.count, in: rect, isFocused: focus == .facets, spot: "facet",
      isSelectable: { entries[$0].isSelectable }
    ) { painter, index, line, surface in
      let entry = entries[index]
      guard let value = entry.value else {
        if entry.hiddenCount > 0 {
          painter.put("\(entry.hiddenCount) more", line.column, line.row, surface, on: surface, width: line.columns)
          return
        }
        painter.put(entry.facet.name, line.column - 2, line.row, .heading, width: line.columns + 2)
        return
      }
      drawValue(value, of: entry.facet, &painter, line, surface)
    }
  }

  private func drawValue(_ value: FacetValue, of facet: Facet, _ painter: inout Painter, _ line: Rect, _ surface: Role)
  {
    var column = line.column
    if facet.kind != .category {
      column += painter.put(value.isChosen ? "[x] " : "[ ] ", column, line.row, surface, on: surface, width: 4)
    }
    if let swatch = value.swatch {
      Swatch.draw(swatch, &painter, at: Point(column, line.row), surface: surface)
      column += 2
    }
    painter.putRight("\(value.count) ", in: line, .secondary, on: surface)
    let name = value.band.map { Words.band($0, painter.shared) } ?? value.name
    painter.put(name, column, line.row, surface, on: surface, width: line.maxColumn - column - 5)
  }
}

/// A colour shown as itself, beside its name and never instead of it.
enum Swatch {
  static func draw(_ rgb: Int, _ painter: inout Painter, at point: Point, surface: Role) {
    let style = painter.theme[surface]
    guard let color = painter.shared.swatchColor(rgb) else {
      painter.frame.put(painter.symbols.bullet, at: point, style: style)
      return
    }
    painter.frame.put(
      painter.symbols.swatch, at: point,
      style: Style(foreground: color, background: style.background, attributes: style.attributes))
  }
}

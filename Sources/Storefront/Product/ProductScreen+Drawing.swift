import Commerce
import PlainText
import TerminalKit

extension ProductScreen {
  func draw(_ painter: inout Painter, in body: Rect) {
    guard page != nil else {
      if isMissing {
        painter.notice(
          ["This product is no longer in the shop.", "Esc goes back; / searches for something like it."], in: body)
      }
      return
    }
    let shared = painter.shared
    if let columns = columns(body, shared.size) {
      drawLines(choiceLines(shared, width: columns.left.columns), from: 0, &painter, in: columns.left)
      drawLines(sectionLines(shared, width: columns.right.columns), from: top, &painter, in: columns.right)
    } else {
      drawLines(scrollingLines(shared), from: top, &painter, in: body)
    }
    // What has the focus may be scrolled away by a long text: then one reads from its top.
    if painter.frame.cursor == nil { painter.frame.cursor = Point(body.column, body.row) }
  }

  private func drawLines(_ lines: [ProductLine], from first: Int, _ painter: inout Painter, in rect: Rect) {
    let start = max(0, min(first, lines.count - rect.rows))
    for (offset, line) in lines.dropFirst(start).prefix(rect.rows).enumerated() {
      let row = Rect(column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      let isFocused = line.item == focus
      if isFocused { painter.frame.cursor = Point(row.column, row.row) }
      if let item = line.item { painter.frame.hotspots.append(Hotspot(rect: row, id: "item", index: item)) }
      draw(line, &painter, row, isFocused: isFocused)
    }
    painter.moreMark(hasMore: start + rect.rows < lines.count, in: rect)
  }

  private func draw(_ line: ProductLine, _ painter: inout Painter, _ row: Rect, isFocused: Bool) {
    let surface: Role = isFocused ? .selection : .text
    func highlight(_ painter: inout Painter) {
      guard isFocused else { return }
      painter.frame.fill(row, style: painter.theme[.selection])
      painter.put(painter.symbols.marker, row.column, row.row, .selection, on: .selection, width: 1)
    }
    switch line.content {
    case .styled(let text):
      painter.frame.put(text, at: Point(row.column, row.row), theme: painter.theme, surface: .text, limit: row.columns)
    case .text(let text, let role):
      painter.put(text, row.column, row.row, role, width: row.columns)
    case .price:
      drawPrice(&painter, row)
    case .option(let option, let values, let isFirst):
      if isFirst { highlight(&painter) }
      drawOption(option, values, isFirst, &painter, row, isFirst ? surface : .text)
    case .matrixHead, .matrixRow:
      drawMatrix(line.content, &painter, row)
    case .quantity:
      highlight(&painter)
      painter.put("Quantity", row.column + 2, row.row, surface, on: surface, width: 10)
      let minus = Point(row.column + 2 + max(9, optionLabelWidth), row.row)
      let text: SafeText = "-  \(quantity)  +"
      painter.put(text, minus.column, minus.row, surface, on: surface, width: 14)
      for (column, command) in [(minus.column, Command.fewer), (minus.column + text.width - 1, .more)] {
        painter.frame.hotspots.append(
          Hotspot(rect: Rect(column: column - 1, row: row.row, columns: 3, rows: 1), id: command.rawValue))
      }
    case .add:
      highlight(&painter)
      let total = variant.map { painter.shared.price($0.price * quantity) } ?? .empty
      painter.put(
        "Add to cart  \(total)", row.column + 2, row.row, isFocused ? .selection : .accent, on: surface,
        width: row.columns - 2)
    case .section(let section, let number):
      highlight(&painter)
      let sign = open.contains(section) ? painter.symbols.unfolded : painter.symbols.folded
      painter.put(
        "\(number) \(sign) \(title(of: section))", row.column + 2, row.row, isFocused ? .selection : .heading,
        on: surface,
        width: row.columns - 2)
    case .row(let product):
      highlight(&painter)
      ProductRowView.draw(product, &painter, in: row.splitLeft(2).rest, surface: surface)
    case .stars(let stars, let count, let all): ReviewLines.draw(stars, count, of: all, &painter, in: row)
    case .fact(let name, let value):
      let width = ProductScreen.factNameWidth(row.columns)
      painter.put(name, row.column, row.row, .secondary, width: width)
      painter.put(value, row.column + width + 1, row.row, width: row.columns - width - 1)
    }
  }

  private func title(of section: ProductSection) -> SafeText {
    guard section == .reviews, let label = page?.reviews.label else { return section.title }
    return "\(section.title)  \(label)"
  }

  private func drawPrice(_ painter: inout Painter, _ row: Rect) {
    guard let shown = variant else {
      painter.put("Left and Right choose another one", row.column, row.row, .secondary, width: row.columns)
      return
    }
    var column = row.column
    column += painter.put(painter.shared.price(shown.price), column, row.row, .accent, width: 20)
    if let before = shown.compareAtPrice {
      column += 2
      column += painter.put("was \(painter.shared.price(before))", column, row.row, .secondary, width: 24)
      let saved = (before.minorUnits - shown.price.minorUnits) * 100 / max(1, before.minorUnits)
      column += painter.put("  -\(saved) %", column, row.row, .offer, width: 8)
    }
    let tax: SafeText = painter.shared.profile.tax.pricesIncludeTax ? "incl. tax" : "plus tax"
    painter.put(tax, column + 2, row.row, .secondary, width: row.maxColumn - column - 2)
  }

  private func drawOption(
    _ index: Int, _ values: Range<Int>, _ isFirst: Bool, _ painter: inout Painter, _ row: Rect, _ surface: Role
  ) {
    guard let option = page?.product.options[index], choice.indices.contains(index) else { return }
    if isFirst {
      painter.put(option.name, row.column + 2, row.row, surface, on: surface, width: optionLabelWidth - 1)
    }
    var column = row.column + 2 + optionLabelWidth
    for value in values {
      let entry = option.values[value]
      let isChosen = choice[index] == value
      let start = column
      let units = available(variant(with: value, of: index))
      let role: Role = isChosen ? (surface == .selection ? .selection : .accent) : units > 0 ? .text : .disabled
      column += painter.put(isChosen ? "[" : " ", column, row.row, role, on: surface, width: 1)
      if let swatch = entry.swatch {
        Swatch.draw(swatch, &painter, at: Point(column, row.row), surface: surface)
        column += 2
      }
      column += painter.put(entry.name, column, row.row, role, on: surface, width: row.maxColumn - column)
      column += painter.put(
        isChosen ? "]" : units == 0 ? painter.symbols.times : " ", column, row.row, role, on: surface, width: 1)
      painter.frame.hotspots.append(
        Hotspot(
          rect: Rect(column: start, row: row.row, columns: column - start, rows: 1),
          id: "\(ProductScreen.optionSpot)\(index)", index: value))
      column += 1
    }
  }

  private func drawMatrix(_ content: ProductLine.Content, _ painter: inout Painter, _ row: Rect) {
    guard let matrix = matrix(width: row.columns) else { return }
    var column = row.column + matrix.labelWidth
    switch content {
    case .matrixHead:
      painter.put("In stock", row.column + 2, row.row, .secondary, width: matrix.labelWidth - 2)
      for value in matrix.columnValues {
        painter.put(" \(value.name)", column, row.row, .secondary, width: matrix.cellWidth)
        column += matrix.cellWidth
      }
    case .matrixRow(let index):
      painter.put(matrix.rowValues[index].name, row.column + 2, row.row, .secondary, width: matrix.labelWidth - 3)
      for other in matrix.columnValues.indices {
        let (text, role) = matrixCell(matrix, row: index, column: other, symbols: painter.symbols)
        painter.put(text, column, row.row, role, width: matrix.cellWidth)
        column += matrix.cellWidth
      }
    default: break
    }
  }
}

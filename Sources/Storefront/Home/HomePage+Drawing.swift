import Commerce
import PlainText
import TerminalKit

extension HomePage {
  func draw(_ painter: inout Painter, in rect: Rect) {
    guard shelves != nil else { return }
    let shared = painter.shared
    let left = leftItems(shared)
    let right = rightItems(shared)
    var shown = list
    // Until something is chosen the first row that can be stands selected.
    let all = left + right
    if !all.indices.contains(shown.selection) || !all[shown.selection].isSelectable {
      shown.selectFirst(count: all.count) { all[$0].isSelectable }
    }
    painter.panes(
      shown, left: left.count, right: right.count, in: rect, share: HomePage.share,
      isSelectable: { all[$0].isSelectable }
    ) { painter, index, line, surface in
      draw(all[index], &painter, line: line, whole: line.withMarker, surface: surface)
    }
  }

  private func draw(_ item: HomeItem, _ painter: inout Painter, line: Rect, whole: Rect, surface: Role) {
    switch item {
    case .heading(let title):
      painter.section(title, in: whole)
    case .promise(let text, let isFirst):
      if isFirst { painter.put(painter.symbols.check, whole.column, whole.row, .success, width: 1) }
      painter.put(text, line.column, line.row, width: line.columns)
    case .cart(let view):
      let units = view.cart.unitCount
      painter.put(
        "\(view.cart.name): \(units) \(units == 1 ? "item" : "items"), \(painter.shared.price(view.totals.total))",
        line.column, line.row, surface, on: surface, width: line.columns)
    case .department(let node):
      painter.putRight("\(node.count) ", in: line, .secondary, on: surface)
      painter.put(node.name, line.column, line.row, surface, on: surface, width: line.columns - 6)
    case .allProducts(let count):
      painter.putRight("\(count) ", in: line, .secondary, on: surface)
      painter.put("Everything", line.column, line.row, surface, on: surface, width: line.columns - 6)
    case .product(let row):
      ProductRowView.draw(row, &painter, in: line, surface: surface)
    case .link(_, let text), .list(_, let text):
      painter.put(text, line.column, line.row, surface, on: surface, width: line.columns)
    }
  }
}

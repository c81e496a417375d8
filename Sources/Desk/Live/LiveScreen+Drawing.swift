import Commerce
import Conversation
import PlainText
import TerminalKit

extension LiveScreen {
  /// On a narrow screen what does not fit into a row stands below, for the selected one.
  private func detailRows(_ size: Size) -> Int { size.widthClass == .wide ? 0 : size.isShort ? 2 : 3 }

  func listRect(_ shared: Shared) -> Rect {
    let body = Chrome.body(shared.size)
    return body.splitTop(shared.size.widthClass == .narrow ? 0 : 1).rest.splitBottom(detailRows(shared.size)).rest
  }

  func draw(_ painter: inout Painter) {
    let shared = painter.shared
    let rect = listRect(shared)
    guard let visits else { return }
    guard !visits.isEmpty else {
      painter.notice(["Nobody is in the shop just now.", "Whoever comes in stands here by themselves."], in: rect)
      return
    }
    if shared.size.widthClass != .narrow {
      let columns = Columns(rect.splitLeft(2).rest)
      columns.draw(&painter, rect.row - 1, ["Who", "Where", "For", "Cart", "What is known"]) { _ in .secondary }
    }
    painter.list(list, count: visits.count, in: rect) { painter, index, line, surface in
      let visit = visits[index]
      let cells: [SafeText] = [
        visit.guestName, Words.place(visit.place),
        ConversationWords.span(shared.now.seconds - visit.onPageSince.seconds),
        visit.cartTotal.map { shared.price($0) } ?? "\(shared.symbols.dash)", known(visit, shared),
      ]
      Columns(line).draw(&painter, line.row, cells, on: surface) { column in
        surface == .selection ? .selection : column == 0 ? .heading : column == 3 ? .accent : .text
      }
    }
    let body = Chrome.body(shared.size)
    if let visit = selected { drawDetail(visit, &painter, body.splitBottom(detailRows(shared.size)).bottom) }
  }

  private func known(_ visit: LiveVisit, _ shared: Shared) -> SafeText {
    var facts: [SafeText] = [visit.isReturning ? "came back" : "new"]
    if visit.thread != nil { facts.append("has a thread") } else if visit.isApproached { facts.append("written to") }
    facts.append("here \(ConversationWords.span(shared.now.seconds - visit.startedAt.seconds))")
    return facts.joined(separator: ", ")
  }

  private func drawDetail(_ visit: LiveVisit, _ painter: inout Painter, _ rect: Rect) {
    guard rect.rows > 0 else { return }
    let shared = painter.shared
    var lines: [SafeText] = [Words.place(visit.place), known(visit, shared)]
    if let total = visit.cartTotal {
      let units: SafeText = visit.cartUnits == 1 ? "1 item" : "\(visit.cartUnits) items"
      lines[1] = "\(shared.price(total)) (\(units)), \(lines[1])"
    }
    let shown = rect.rows > 2 ? rect.splitTop(1).rest : rect
    for (offset, line) in lines.prefix(shown.rows).enumerated() {
      painter.put(line, shown.column, shown.row + offset, .secondary, width: shown.columns)
    }
  }
}

/// The columns of the live view: as many as there is room for.
private struct Columns {
  private let columns: [Int]
  private let start: Int

  init(_ rect: Rect) {
    start = rect.column
    let width = rect.columns
    switch width {
    case ..<56: columns = [min(12, width / 3), width - min(12, width / 3) - 9, 7]
    case ..<94: columns = [16, width - 16 - 12 - 12 - 3, 11, 12]
    default: columns = [18, width - 18 - 12 - 12 - 38 - 4, 11, 12, 38]
    }
  }

  func draw(
    _ painter: inout Painter, _ row: Int, _ cells: [SafeText], on surface: Role = .text, role: (Int) -> Role
  ) {
    var column = start
    for (index, width) in columns.enumerated() where index < cells.count {
      painter.put(cells[index], column, row, role(index), on: surface, width: width)
      column += width + 1
    }
  }
}

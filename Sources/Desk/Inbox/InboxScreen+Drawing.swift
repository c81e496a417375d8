import Commerce
import Conversation
import PlainText
import TerminalKit

extension InboxScreen {
  /// Alerts of the shop's rules that have a line of their own.
  private func alertCount(_ shared: Shared) -> Int {
    min(shared.alerts.count, shared.size.isShort ? 1 : 3)
  }

  func listRect(_ shared: Shared) -> Rect {
    Chrome.body(shared.size).splitTop(1 + alertCount(shared)).rest.splitTop(shared.size.isShort ? 0 : 1).rest
  }

  func draw(_ painter: inout Painter) {
    let shared = painter.shared
    let body = Chrome.body(shared.size)
    drawStaff(&painter, body.splitTop(1).top)
    for (offset, alert) in shared.alerts.prefix(alertCount(shared)).enumerated() {
      let age = ConversationWords.span(shared.now.seconds - alert.at.seconds)
      let line = Rect(column: body.column, row: body.row + 1 + offset, columns: body.columns, rows: 1)
      painter.putRight(" \(age)", in: line, .secondary)
      painter.put(
        "! \(alert.guestName): \(alert.text)", line.column, line.row, .warning, width: line.columns - age.width - 2)
    }
    let rect = listRect(shared)
    guard let inbox else { return }
    guard !inbox.rows.isEmpty else {
      painter.notice(Words.empty(filter), in: rect)
      return
    }
    painter.list(list, count: inbox.rows.count, in: rect) { painter, index, line, surface in
      InboxScreen.draw(inbox.rows[index], &painter, line, surface)
    }
    painter.moreMark(
      hasMore: list.visible(count: inbox.rows.count, height: rect.rows).upperBound < inbox.rows.count, in: rect)
  }

  private func drawStaff(_ painter: inout Painter, _ rect: Rect) {
    let shared = painter.shared
    let others = shared.staff.filter { $0.id != shared.me.id && $0.isPresent }
    let mine: SafeText = shared.isAway ? "you (away)" : "you"
    let names = [mine] + others.map { $0.isAway ? "\($0.name) (away)" : $0.name }
    painter.put("At the desk: \(names.joined(separator: ", "))", rect.column, rect.row, .secondary, width: rect.columns)
  }

  /// Unread, who asks, what was said last, who answers, and how long there is for it.
  private static func draw(_ row: InboxRow, _ painter: inout Painter, _ line: Rect, _ surface: Role) {
    let shared = painter.shared
    func role(_ wanted: Role) -> Role { surface == .selection ? .selection : wanted }
    var rest = line
    let unread: SafeText = row.unread == 0 ? "" : row.unread > 9 ? "9+" : "\(row.unread)"
    painter.put(unread, rest.column, line.row, role(.offer), on: surface, width: 2)
    rest = rest.splitLeft(3).rest

    let timer = timer(row, shared)
    let timerWidth = min(timer.text.width, rest.columns / 2)
    painter.put(
      timer.text, rest.maxColumn - timerWidth, line.row, role(timer.role), on: surface, width: timerWidth)
    rest = Rect(column: rest.column, row: rest.row, columns: rest.columns - timerWidth - 1, rows: 1)

    let nameWidth = rest.columns < 40 ? min(10, rest.columns / 2) : 16
    painter.put(
      row.guestName, rest.column, line.row, role(row.unread > 0 ? .heading : .text), on: surface, width: nameWidth)
    rest = rest.splitLeft(nameWidth + 1).rest

    if rest.columns >= 34 {
      let who: SafeText = row.thread.assignee.map { $0 == shared.myName ? "you" : $0 } ?? "nobody"
      let role = role(row.thread.assignee == nil ? .warning : .secondary)
      painter.put(who, rest.column, line.row, role, on: surface, width: 8)
      rest = rest.splitLeft(9).rest
    }
    let isComplaint = row.thread.tags.contains(ChatThread.complaintTag)
    let mark: SafeText = isComplaint ? "complaint " : ""
    let used = painter.put(mark, rest.column, line.row, role(.error), on: surface, width: rest.columns)
    let speaker: SafeText =
      switch row.lastSpeaker {
      case .shopper: ""
      case .staff: "You: "
      case .shop: "Shop: "
      }
    painter.put(
      "\(row.lastSpeaker == .staff && row.thread.assignee != shared.myName ? "Staff: " : speaker)\(row.excerpt)",
      rest.column + used, line.row, role(.secondary), on: surface, width: rest.columns - used)
  }

  /// Of a thread that waits: how much time is left; of another: what it waits for.
  private static func timer(_ row: InboxRow, _ shared: Shared) -> (text: SafeText, role: Role) {
    switch row.thread.state {
    case .snoozed(let until):
      return ("until \(ConversationWords.moment(until, now: shared.now, shared.profile.timeZone))", .secondary)
    case .resolved: return (Words.day(row.thread.resolvedAt ?? row.lastAt, shared), .secondary)
    case .open: break
    }
    if let dueAt = row.dueAt { return Words.due(dueAt, now: shared.now) }
    return ("answered \(ConversationWords.span(shared.now.seconds - row.lastAt.seconds))", .secondary)
  }
}

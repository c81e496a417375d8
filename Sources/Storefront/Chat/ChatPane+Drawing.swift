import Commerce
import Conversation
import PlainText
import TerminalKit

extension ChatPane {
  /// Draws the pane into its part of the window.
  func draw(_ painter: inout Painter, place: ChatPlace) {
    let shared = painter.shared
    let layout = layout(shared, window: painter.frame.size)
    let isBeside = painter.frame.size.widthClass == .wide
    painter.frame.fill(ChatPane.rect(in: painter.frame.size), style: painter.theme[.text])
    drawBorder(&painter)
    drawTitle(&painter, layout.title)
    if view?.messages.isEmpty ?? true {
      drawBeginning(&painter, layout.history, place)
    } else {
      painter.put(
        context, layout.context.column + 1, layout.context.row, .secondary,
        width: layout.context.rows > 0 ? layout.context.columns - 2 : 0)
      drawHistory(&painter, layout.history)
    }
    for (offset, line) in offer(shared, width: layout.offer.columns - 2, rows: layout.offer.rows).enumerated() {
      painter.frame.put(
        line, at: Point(layout.offer.column + 1, layout.offer.row + offset), theme: painter.theme,
        limit: layout.offer.columns - 2)
    }
    drawInput(&painter, layout.input)
    painter.footer(
      KeyTable.map.footer(for: contexts(isBeside: isBeside)), toast: isFocused ? shared.toast : nil, in: layout.footer)
  }

  private func drawBorder(_ painter: inout Painter) {
    let rect = ChatPane.rect(in: painter.frame.size)
    guard rect.column > 0 else { return }
    for row in rect.row..<rect.maxRow {
      painter.frame.put(painter.symbols.vertical, at: Point(rect.column, row), style: painter.theme[.border])
    }
  }

  private func drawTitle(_ painter: inout Painter, _ rect: Rect) {
    // Below the shop's bar it is a line of the page, elsewhere it is the bar.
    let isBar = rect.row == 0
    if isBar { painter.frame.fill(rect, style: painter.theme[.bar]) }
    let name: SafeText = rect.columns < 60 || !isBar ? "Chat" : "Chat with \(painter.shared.profile.name)"
    let surface: Role = isBar ? .bar : .text
    var used = painter.put(
      name, rect.column + 1, rect.row, isBar ? .barKey : .heading, on: surface, width: rect.columns - 2)
    if isBar, rect.column == 0 {
      // Over the shop's own bar: what it says at all times is said here.
      let badge: SafeText = " TEST MODE "
      painter.frame.put(badge, at: Point(rect.column + used + 3, rect.row), style: painter.theme[.testMode])
      used += badge.width + 2
    }
    guard let view else { return }
    let words = ConversationWords.presence(
      view.presence, now: now, painter.shared.profile.timeZone, room: rect.columns - used - 4)
    painter.putRight(words, in: rect.inset(columns: 1), isBar ? .bar : .secondary, on: surface)
  }

  /// Before the first word: nothing has to be filled in.
  private func drawBeginning(_ painter: inout Painter, _ rect: Rect, _ place: ChatPlace) {
    let cart = painter.shared.cart?.cart.unitCount ?? 0
    let things: SafeText = cart == 0 ? "" : " and \(cart) \(cart == 1 ? "thing" : "things") in your cart"
    let lines: [(SafeText, Role)] = [
      ("Ask us anything.", .heading),
      (isStaffed ? "A person answers here." : "A person answers as soon as one is here.", .text),
      ("We see that you are on \(place.title)\(things); nothing to fill in.", .secondary),
    ]
    var row = rect.row
    for (text, role) in lines {
      for part in text.wrapped(width: max(2, rect.columns - 2)) where row < rect.maxRow {
        painter.put(part, rect.column + 1, row, role, width: rect.columns - 2)
        row += 1
      }
    }
  }

  private var isStaffed: Bool { view?.presence.isStaffed ?? true }

  private func drawHistory(_ painter: inout Painter, _ rect: Rect) {
    let lines = transcript.lines
    let visible = position.visible(count: lines.count, height: rect.rows)
    // The newest stands next to the input.
    let top = rect.row + max(0, rect.rows - visible.count)
    for (offset, index) in visible.enumerated() {
      let isSelected = selected != nil && lines[index].message == selected
      let row = top + offset
      if isSelected {
        painter.put(painter.symbols.marker, rect.column, row, .accent, width: 1)
        if painter.frame.cursor == nil { painter.frame.cursor = Point(rect.column, row) }
      }
      if let message = lines[index].message {
        let line = Rect(column: rect.column, row: row, columns: rect.columns, rows: 1)
        painter.frame.hotspots.append(Hotspot(rect: line, id: ChatPane.messageSpot, index: message))
      }
      let isMatch = focus == .search && search.line == index
      painter.frame.put(
        focus == .search ? search.marked(lines[index].text) : lines[index].text, at: Point(rect.column + 1, row),
        theme: painter.theme, surface: isMatch ? .selection : .text, limit: rect.columns - 2)
    }
  }

  /// On the line above the input: how much stands below the window.
  private func drawNewer(_ painter: inout Painter, _ line: Rect) {
    guard position.below > 0 else { return }
    let unread = unreadBelow(painter.shared, painter.frame.size)
    let mark = painter.symbols.ellipsis
    painter.putRight(
      unread > 0 ? " \(mark) \(unread) new below " : " \(mark) more below ", in: line.inset(columns: 1),
      unread > 0 ? .accent : .secondary)
  }

  private func drawInput(_ painter: inout Painter, _ rect: Rect) {
    let line = rect.splitTop(1).top
    painter.section("", in: Rect(column: line.column + 1, row: line.row, columns: line.columns - 2, rows: 1))
    drawNewer(&painter, line)
    let box = rect.splitTop(1).rest.inset(columns: 1)
    let input = box.splitLeft(2).rest
    painter.put(">", box.column, box.row, .accent, width: 1)
    let cursor: Point
    if focus == .search {
      cursor = painter.frame.put(search.field, in: input, style: painter.theme[.fieldFocused])
    } else if isAskingForLine {
      cursor = painter.frame.put(
        self.line, in: input, style: painter.theme[.fieldFocused],
        placeholder: asking == .email ? view?.emailOfOrders ?? "name@example.com" : "why, in your words",
        placeholderStyle: painter.theme[.secondary, on: .fieldFocused])
    } else {
      cursor = MultilineInput(field, columns: input.columns).draw(
        &painter, in: input, hint: view?.thread == nil ? "your question" : "your message")
    }
    if isFocused, focus != .history { painter.frame.cursor = cursor }
  }
}

extension Chrome {
  /// What the shop's line says of the chat, in the room there is.
  static func chatHint(_ state: ShopState, columns: Int) -> SafeText {
    let chat = state.chat
    if chat.isOpen { return "" }
    if chat.unread > 0 { return "F2 \(chat.unread) new" }
    guard columns >= 60, let view = chat.view else { return "F2 chat" }
    let room = columns < 100 ? 24 : view.presence.isStaffed ? 50 : 30
    let words = ConversationWords.presence(
      view.presence, now: chat.now, state.shared.profile.timeZone, room: room)
    return words.isEmpty ? "F2 chat" : "F2 chat: \(words)"
  }
}

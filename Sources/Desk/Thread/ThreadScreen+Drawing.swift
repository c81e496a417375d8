import Commerce
import Conversation
import PlainText
import TerminalKit

extension ThreadScreen {
  /// The parts of the screen; a narrow one shows the card in place of the conversation.
  struct Layout {
    var transcript: Rect
    /// Who else is here, and what is being written.
    var status: Rect
    var completions: Rect
    var input: Rect
    /// Nil where it is shown in place of the conversation.
    var card: Rect?
  }

  func layout(_ shared: Shared) -> Layout {
    let body = Chrome.body(shared.size)
    let isWide = shared.size.widthClass == .wide
    let cardColumns = min(46, body.columns * 2 / 5)
    let left = isWide ? body.splitLeft(body.columns - cardColumns - 3).left : body
    let most = shared.size.isShort ? 3 : 6
    let wanted = isWriting ? MultilineInput(field, columns: left.columns - 2).lines.count : 1
    let (above, input) = left.splitBottom(max(1, min(most, wanted)))
    let count = min(completions(in: cannedCodes).count, shared.size.isShort ? 2 : 5)
    let (rest, completions) = above.splitBottom(count)
    let (transcript, status) = rest.splitBottom(1)
    let card =
      isWide ? Rect(column: body.maxColumn - cardColumns, row: body.row, columns: cardColumns, rows: body.rows) : nil
    return Layout(transcript: transcript, status: status, completions: completions, input: input, card: card)
  }

  func draw(_ painter: inout Painter) {
    let shared = painter.shared
    guard let view else { return }
    let layout = layout(shared)
    if let card = layout.card {
      for row in card.row..<card.maxRow {
        let style = painter.theme[focus == .card ? .focus : .border]
        painter.frame.put(painter.symbols.vertical, at: Point(card.column - 2, row), style: style)
      }
      drawCard(&painter, card)
    }
    if focus == .card, layout.card == nil {
      drawCard(&painter, Chrome.body(shared.size))
      return
    }
    drawTranscript(&painter, layout.transcript)
    drawStatus(view, &painter, layout.status)
    drawCompletions(&painter, layout.completions)
    drawInput(&painter, layout.input)
  }

  private func drawTranscript(_ painter: inout Painter, _ rect: Rect) {
    let lines = transcript.lines
    let visible = reading.visible(count: lines.count, height: rect.rows)
    // A short conversation stands above the input, where the next line will come.
    let start = rect.maxRow - visible.count
    for (offset, index) in visible.enumerated() {
      let line = Rect(column: rect.column, row: start + offset, columns: rect.columns, rows: 1)
      let isMatch = focus == .search && search.line == index
      if isMatch { painter.frame.fill(line, style: painter.theme[.selection]) }
      painter.frame.put(
        lines[index].text, at: Point(line.column, line.row), theme: painter.theme,
        surface: isMatch ? .selection : .text,
        limit: line.columns)
    }
    if visible.upperBound < lines.count {
      painter.putRight(" \(painter.symbols.ellipsis) newer", in: rect.splitBottom(1).bottom, .accent)
    }
  }

  private func drawStatus(_ view: DeskThread, _ painter: inout Painter, _ rect: Rect) {
    var words: [SafeText] = []
    if isShopperTyping { words.append("\(view.customer.name) is writing\(painter.symbols.ellipsis)") }
    if let writing = Words.also(colleagues, "is writing here", "are writing here") { words.append(writing) }
    let others = view.viewing.filter { !colleagues.contains($0) }
    if let viewing = Words.also(others, "is also here", "are also here") { words.append(viewing) }
    let what: SafeText =
      switch focus {
      case .note: "Note, only staff see it"
      case .reply: replyWords(view.thread, painter.shared)
      case .search: "Search"
      case .conversation, .card: ""
      }
    let title = ([what] + words).filter { !$0.isEmpty }.joined(separator: "  ")
    guard !title.isEmpty else {
      for column in rect.column..<rect.maxColumn {
        painter.frame.put(painter.symbols.horizontal, at: Point(column, rect.row), style: painter.theme[.border])
      }
      return
    }
    painter.section(title, in: rect)
    // A colleague in the same thread, or words that the shopper must not read, are worth a colour.
    if focus == .note || !view.viewing.isEmpty || !colleagues.isEmpty {
      painter.put(title, rect.column, rect.row, .warning, width: rect.columns)
    }
  }

  private func replyWords(_ thread: ChatThread, _ shared: Shared) -> SafeText {
    guard let assignee = thread.assignee else { return "Reply; sending takes the thread" }
    return assignee == shared.myName ? "Reply" : "\(assignee) answers now: Esc, then h takes it over"
  }

  private func drawCompletions(_ painter: inout Painter, _ rect: Rect) {
    let matches = completions(in: cannedCodes)
    guard rect.rows > 0 else { return }
    painter.list(completion, count: matches.count, in: rect, spot: "completion") { painter, index, line, surface in
      painter.put(
        "/\(matches[index].code)  \(matches[index].text)", line.column, line.row, surface, on: surface,
        width: line.columns)
    }
  }

  private func drawInput(_ painter: inout Painter, _ rect: Rect) {
    let mark: SafeText = focus == .search ? "/" : ">"
    if focus == .search {
      painter.put(mark, rect.column, rect.row, .accent, width: 1)
      let box = Rect(column: rect.column + 2, row: rect.row, columns: rect.columns - 2, rows: 1)
      let point = painter.frame.put(
        search.field, in: box, style: painter.theme[.fieldFocused], placeholder: "type a word of the conversation",
        placeholderStyle: painter.theme[.secondary, on: .fieldFocused])
      painter.putRight(" \(search.summary) ", in: box, .secondary, on: .fieldFocused)
      painter.frame.cursor = point
      return
    }
    guard isWriting else {
      drawIdleInput(&painter, rect)
      return
    }
    painter.put(mark, rect.column, rect.row, focus == .note ? .warning : .accent, width: 1)
    let box = Rect(column: rect.column + 2, row: rect.row, columns: rect.columns - 2, rows: rect.rows)
    painter.frame.cursor = MultilineInput(field, columns: box.columns).draw(
      &painter, in: box, hint: focus == .note ? "a note among staff" : "write to \(view?.customer.name ?? "")")
  }

  /// What waits in the input while keys are commands.
  private func drawIdleInput(_ painter: inout Painter, _ rect: Rect) {
    let drafts: [(SafeText, TextField)] = [("Begun", drafts.reply), ("Note begun", drafts.note)]
    if let (name, field) = drafts.first(where: { !$0.1.isBlank }) {
      painter.put("\(name): \(SafeText(cleaning: field.text))", rect.column, rect.row, .secondary, width: rect.columns)
    } else {
      painter.put(
        refusal(painter.shared) ?? "r replies, n leaves a note", rect.column, rect.row, .secondary, width: rect.columns)
    }
    painter.frame.cursor = Point(rect.column, rect.row)
  }

  private func drawCard(_ painter: inout Painter, _ rect: Rect) {
    let lines = customerLines(painter.shared, width: rect.columns)
    let first = max(0, min(card.top, lines.count - rect.rows))
    for (offset, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
      painter.frame.put(line, at: Point(rect.column, rect.row + offset), theme: painter.theme, limit: rect.columns)
    }
    painter.moreMark(hasMore: first + rect.rows < lines.count, in: rect)
    if focus == .card { painter.frame.cursor = Point(rect.column, rect.row) }
  }

  /// Who it is, who answers, how much time is left.
  func drawHead(_ painter: inout Painter, _ rect: Rect) {
    let shared = painter.shared
    guard let view else { return }
    var rest = rect
    if let dueAt = view.dueAt, view.thread.state == .open {
      let due = Words.due(dueAt, now: shared.now)
      painter.putRight(due.text, in: rect, due.role)
      rest = rect.splitLeft(rect.columns - due.text.width - 1).left
    }
    let used = painter.put(view.customer.name, rest.column, rest.row, .heading, width: rest.columns)
    let isOthers = view.thread.assignee.map { $0 != shared.myName } ?? false
    let state: SafeText = ", \(Words.state(view.thread, shared))"
    let more = painter.put(
      state, rest.column + used, rest.row, isOthers ? .warning : .text, width: rest.columns - used)
    let tags = view.thread.tags.joined(separator: ", ")
    if !tags.isEmpty {
      painter.put("  \(tags)", rest.column + used + more, rest.row, .error, width: rest.columns - used - more)
    }
  }
}

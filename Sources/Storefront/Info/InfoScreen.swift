package import Commerce
package import PlainText
package import TerminalKit

/// About the shop, its policies and the questions people ask: a list and the text that is selected.
package struct InfoScreen: Equatable, Sendable {
  package var list = ListState()
  /// The text has the keys.
  package var isReading = false
  package var text = ListState()

  package init() {}

  /// Opens at one policy.
  init(at id: String, _ shared: Shared) {
    let index = entries(shared).firstIndex { $0.id == id } ?? 0
    list = ListState(selection: index)
    isReading = true
  }

  /// Opens at one text, ready to be read.
  init(at entry: Entry, _ shared: Shared) {
    list = ListState(selection: entries(shared).firstIndex(of: entry) ?? 0)
    isReading = true
  }

  package struct Entry: Equatable, Sendable {
    package var id: String
    package var title: SafeText
    package var body: SafeText
  }

  package func entries(_ shared: Shared) -> [Entry] { Self.entries(of: shared.profile) }

  static func entries(of profile: ShopProfile) -> [Entry] {
    [
      Entry(id: "about", title: "About \(profile.name)", body: profile.about),
      Entry(id: "hours", title: "Opening hours and contact", body: Words.hours(profile)),
    ]
      + profile.policies.map { Entry(id: $0.id, title: $0.title, body: $0.body) }
      + profile.faq.map { Entry(id: "", title: $0.question, body: $0.answer) }
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Turn? {
    let size = shared.size
    let body = Chrome.body(size)
    if let motion = command.motion {
      if isReading {
        let (_, reading) = panes(body, size)
        text.scrollText(motion, count: lines(shared, width: reading.columns).count, height: reading.rows)
      } else {
        list.handle(motion, count: entries(shared).count, height: body.rows)
        text = ListState()
      }
      return Turn.none
    }
    switch command {
    case .open, .right, .nextPane: isReading = true
    case .left, .previousPane: isReading = false
    case .back where isReading:
      isReading = false
      text = ListState()
    default: return nil
    }
    return Turn.none
  }

  private func panes(_ body: Rect, _ size: Size) -> (list: Rect, text: Rect) {
    guard size.widthClass != .narrow else { return (body, body) }
    let (left, rest) = body.splitLeft(size.widthClass == .wide ? 44 : 30)
    return (left, rest.splitLeft(2).rest.splitLeft(90).left)
  }

  private func lines(_ shared: Shared, width: Int) -> [StyledLine] {
    let entries = entries(shared)
    guard entries.indices.contains(list.selection) else { return [] }
    return Markdown.layout(Markdown.parse(entries[list.selection].body), width: width)
  }

  func draw(_ painter: inout Painter, in body: Rect) {
    let shared = painter.shared
    let entries = entries(shared)
    let panes = panes(body, shared.size)
    let isNarrow = shared.size.widthClass == .narrow
    if !isNarrow || !isReading {
      painter.list(list, count: entries.count, in: panes.list, isFocused: !isReading) { painter, index, line, surface in
        painter.put(entries[index].title, line.column, line.row, surface, on: surface, width: line.columns)
      }
    }
    guard !isNarrow || isReading, entries.indices.contains(list.selection) else { return }
    let (head, rest) = panes.text.splitTop(1)
    painter.put(entries[list.selection].title, head.column, head.row, .heading, width: head.columns)
    let lines = lines(shared, width: rest.columns)
    let first = max(0, min(text.top, lines.count - rest.rows))
    for (offset, line) in lines.dropFirst(first).prefix(rest.rows).enumerated() {
      painter.frame.put(
        line, at: Point(rest.column, rest.row + offset), theme: painter.theme, surface: .text, limit: rest.columns)
    }
    painter.moreMark(hasMore: first + rest.rows < lines.count, in: rest)
    if isReading { painter.frame.cursor = Point(head.column, head.row) }
  }
}

extension Words {
  /// When a person answers and how to write, as Markdown.
  package static func hours(_ profile: ShopProfile) -> SafeText {
    func clock(_ minute: Int) -> String {
      let minutes = minute % 60
      return "\(minute / 60):" + (minutes < 10 ? "0" : "") + "\(minutes)"
    }
    var lines = "A person answers at these hours (the shop's own time).\n\n"
    for day in Weekday.allCases {
      let hours = profile.hours.opening[day].map { "\(clock($0.lowerBound)) to \(clock($0.upperBound))" } ?? "closed"
      lines += "- \(day.label): \(hours)\n"
    }
    return SafeText(cleaningLines: lines + "\nWrite to \(profile.email.string) at any time.\n")
  }
}

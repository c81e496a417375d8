import Commerce
import Conversation
import PlainText
import TerminalKit

/// Reading what was said: which message is selected, and what of it stands in the window.
extension ChatPane {
  /// Lays the conversation out, as far up as it is read and a bit farther.
  ///
  /// - Parameter all: To its beginning.
  mutating func layOut(_ shared: Shared, _ window: Size, all: Bool = false) {
    let history = layout(shared, window: window).history
    let reader = TranscriptReader(
      side: .shopper, zone: shared.profile.timeZone, now: now, isASCIIOnly: shared.isASCIIOnly,
      amount: { shared.price($0) })
    position = transcript.layOut(
      view?.messages ?? [], underWay: outgoing.map { SafeText(cleaningLines: $0.text) }, for: reader,
      width: history.columns - 2, height: history.rows, all: all || focus == .search, at: position)
  }

  /// From the input up: the last message is selected.
  mutating func enterHistory(_ shared: Shared, _ window: Size) {
    guard let last = view?.messages.last else { return }
    focus = .history
    selected = last.id
    layOut(shared, window)
  }

  /// Only so many messages are told of a conversation: where the selected one fell off, the first that is left.
  mutating func keepSelection() {
    guard let selected, let messages = view?.messages else { return }
    if let kept = messages.first(where: { $0.id >= selected }) { self.selected = kept.id }
  }

  mutating func leaveHistory() {
    focus = .input
    selected = nil
    position = ReadingPosition()
  }

  /// To another message, or along one that is longer than the window; below the last one is the input.
  mutating func move(_ motion: Motion, _ shared: Shared, _ window: Size) {
    layOut(shared, window, all: motion == .first)
    let rows = layout(shared, window: window).history.rows
    guard let selected, let range = transcript.range(of: selected) else { return leaveHistory() }
    let seen = position.visible(count: transcript.lines.count, height: rows)
    switch motion {
    case .up where range.lowerBound < seen.lowerBound, .down where range.upperBound > seen.upperBound:
      position.move(motion, count: transcript.lines.count, height: rows)
    case .up: step(-1, rows)
    case .down: step(1, rows)
    case .pageDown where position.below == 0: leaveHistory()
    case .pageUp, .pageDown, .first:
      position.move(motion, count: transcript.lines.count, height: rows)
      let seen = position.visible(count: transcript.lines.count, height: rows)
      let lines = transcript.lines[seen]
      self.selected =
        (motion == .pageDown ? lines.last { $0.message != nil } : lines.first { $0.message != nil })?.message
        ?? selected
    case .last:
      position.move(motion, count: transcript.lines.count, height: rows)
      self.selected = view?.messages.last?.id
    }
  }

  private mutating func step(_ step: Int, _ rows: Int) {
    let ids = (view?.messages ?? []).map(\.id)
    guard let index = ids.firstIndex(where: { $0 == selected }) else { return }
    guard index + step >= 0 else { return }
    guard index + step < ids.count else { return leaveHistory() }
    selected = ids[index + step]
    guard let range = transcript.range(of: ids[index + step]) else { return }
    let count = transcript.lines.count
    // Of one longer than the window, the end that is nearer.
    if range.count <= rows || step < 0 { position.reveal(line: range.upperBound - 1, count: count, height: rows) }
    if range.count <= rows || step > 0 { position.reveal(line: range.lowerBound, count: count, height: rows) }
  }

  mutating func beginSearch() {
    focus = .search
    search = ThreadSearch()
  }

  mutating func lookFor(_ shared: Shared, _ window: Size) {
    layOut(shared, window)
    search.begin(in: transcript)
    showMatch(shared, window)
  }

  mutating func showMatch(_ shared: Shared, _ window: Size) {
    guard let line = search.line, transcript.lines.indices.contains(line) else { return }
    selected = transcript.lines[line].message
    position.show(line: line, count: transcript.lines.count, height: layout(shared, window: window).history.rows)
  }

  /// Back from the search to the message that was found.
  mutating func endSearch() {
    guard search.line != nil else { return leaveHistory() }
    focus = .history
  }

  /// The last message that is to be seen to its end.
  func lastShown(_ shared: Shared, _ window: Size) -> Int? {
    guard position.below > 0 else { return view?.messages.last?.id }
    let rows = layout(shared, window: window).history.rows
    let end = position.visible(count: transcript.lines.count, height: rows).upperBound
    return transcript.lines.indices.prefix(end).last { index in
      transcript.lines[index].message != nil
        && (index + 1 == transcript.lines.count
          || transcript.lines[index + 1].message != transcript.lines[index].message)
    }.flatMap { transcript.lines[$0].message }
  }

  /// What staff or the shop wrote that stands below the window.
  func unreadBelow(_ shared: Shared, _ window: Size) -> Int {
    guard position.below > 0, let last = lastShown(shared, window) else { return 0 }
    return news.count { $0.id > last }
  }

  /// What staff or the shop wrote and no pane has shown yet.
  var news: [ChatMessage] {
    (view?.messages ?? []).filter { $0.speaker != .shopper && $0.delivery < .read && $0.isNews }
  }
}

extension ChatMessage {
  /// Something to read, and not only a line about what happened.
  fileprivate var isNews: Bool { if case .event = body { false } else { true } }
}

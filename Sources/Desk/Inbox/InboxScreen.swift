package import Commerce
import PlainText
import TerminalKit

/// The threads of the shop, those that wait longest first.
package struct InboxScreen: Equatable, Sendable {
  package private(set) var filter = InboxFilter.all
  /// Nil until the first answer.
  package private(set) var inbox: Inbox?
  var list = ListState()
  private var freshness = Freshness()

  package init() {}

  var rows: [InboxRow] { inbox?.rows ?? [] }
  var selected: InboxRow? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

  func load(_ shared: inout Shared) -> Effect { .loadInbox(filter, generation: shared.nextGeneration()) }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    if let motion = command.motion {
      list.handle(motion, count: rows.count, height: listRect(shared).rows)
      return Turn.none
    }
    switch command {
    case .open: return selected.map { .move(.openThread($0.thread.id)) } ?? Turn.none
    case .claim: return selected.map { .effect(.claim($0.thread.id)) } ?? Turn.none
    case .filter1: return show(.mine, &shared)
    case .filter2: return show(.unassigned, &shared)
    case .filter3: return show(.all, &shared)
    case .filter4: return show(.snoozed, &shared)
    case .filter5: return show(.resolved, &shared)
    case .nextPane: return show(InboxFilter.allCases[(position + 1) % InboxFilter.allCases.count], &shared)
    case .previousPane:
      return show(
        InboxFilter.allCases[(position + InboxFilter.allCases.count - 1) % InboxFilter.allCases.count], &shared)
    default: return nil
    }
  }

  var position: Int { InboxFilter.allCases.firstIndex(of: filter) ?? 0 }

  private mutating func show(_ filter: InboxFilter, _ shared: inout Shared) -> Turn {
    guard filter != self.filter else { return .none }
    self.filter = filter
    list = ListState()
    // Rows of the list before are not those of this one.
    inbox?.rows = []
    return .effect(load(&shared))
  }

  /// Shows a newer inbox; the selection stays on its thread wherever that has moved.
  mutating func receive(_ inbox: Inbox, _ filter: InboxFilter, generation: Int, _ shared: Shared) {
    guard filter == self.filter, freshness.takes(generation) else { return }
    let chosen = selected?.thread.id
    self.inbox = inbox
    list.select(rows.firstIndex { $0.thread.id == chosen } ?? list.selection, count: rows.count)
    list.scroll(count: rows.count, height: listRect(shared).rows)
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    list.select(spot.index, count: rows.count)
    return .open
  }

  /// When the next answer of those that are shown is due.
  var deadlines: [Instant] { rows.compactMap(\.dueAt) }
}

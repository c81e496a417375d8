package import Commerce
import PlainText
import TerminalKit

/// Who is in the shop, on which page and for how long, with what in the cart.
package struct LiveScreen: Equatable, Sendable {
  /// Nil until the first answer.
  package private(set) var visits: [LiveVisit]?
  var list = ListState()
  /// The guest to be selected once the list is there.
  var wanted: Int?
  private var freshness = Freshness()

  package init() {}

  var rows: [LiveVisit] { visits ?? [] }
  var selected: LiveVisit? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

  func load(_ shared: inout Shared) -> Effect { .loadVisits(generation: shared.nextGeneration()) }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    if let motion = command.motion {
      list.handle(motion, count: rows.count, height: listRect(shared).rows)
      return Turn.none
    }
    switch command {
    case .open, .approach: return write(&shared)
    case .back: return .move(.openInbox)
    default: return nil
    }
  }

  private func write(_ shared: inout Shared) -> Turn {
    guard let visit = selected else { return .none }
    if let thread = visit.thread { return .move(.openThread(thread)) }
    guard !visit.isApproached else {
      shared.say(.warning, "They were written to in this visit. Wait until they answer.")
      return .none
    }
    return .move(.show(.prompt(.approach(visit, &shared))))
  }

  mutating func receive(_ visits: [LiveVisit], generation: Int, _ shared: Shared) {
    guard freshness.takes(generation) else { return }
    let chosen = selected?.id
    self.visits = visits
    let asked = wanted.flatMap { guest in visits.firstIndex { $0.guest == guest } }
    wanted = nil
    list.select(asked ?? visits.firstIndex { $0.id == chosen } ?? list.selection, count: visits.count)
    list.scroll(count: rows.count, height: listRect(shared).rows)
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    list.select(spot.index, count: rows.count)
    return .open
  }
}

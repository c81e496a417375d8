import Commerce
import PlainText
import TerminalKit

extension DeskState {
  /// Commands that mean the same on every screen.
  mutating func runGlobal(_ command: Command) -> [Effect] {
    switch command {
    case .quit:
      let names = unsent.keys.sorted().map { nameOf(thread: $0) }
      return names.isEmpty ? go(.quit) : go(.show(.unsent(names)))
    case .help: return go(.show(.help(HelpSheet(contexts: contexts))))
    case .palette: return go(.show(.picker(.palette(contexts))))
    case .alerts: return go(.show(.picker(.alerts(shared))))
    case .openLive: return go(.openLive)
    case .openInbox: return go(.openInbox)
    case .toggleAway:
      shared.isAway.toggle()
      shared.say(
        .info, shared.isAway ? "You are away: shoppers see that you are not here. a comes back." : "You are here again."
      )
      return [.heartbeat(isAway: shared.isAway), inbox.load(&shared)]
    case .redraw: return [.terminal(.repaint)]
    case .suspend: return [.terminal(.suspend)]
    case .saveReport: return [.saveReport(theme: shared.theme.id)]
    default: return []
    }
  }

  private func nameOf(thread id: Int) -> SafeText {
    if let thread, thread.id == id, let view = thread.view { return view.customer.name }
    return inbox.rows.first { $0.thread.id == id }?.guestName ?? "thread \(id)"
  }

  mutating func go(_ move: Move) -> [Effect] {
    switch move {
    case .openThread(let id):
      let left = thread.map { $0.id == id ? [] : leaveThread() } ?? []
      let drafts = shared.drafts.removeValue(forKey: id) ?? Drafts()
      var screen = ThreadScreen(id: id, drafts: drafts, canned: shared.profile.chatRules.canned)
      let load = screen.load(&shared)
      thread = screen
      return left + [load]
    case .leaveThread:
      let effects = leaveThread()
      return effects + [isLive ? live.load(&shared) : inbox.load(&shared)]
    case .openLive:
      let effects = leaveThread()
      isLive = true
      return effects + [live.load(&shared)]
    case .openInbox:
      let effects = leaveThread()
      isLive = false
      return effects + [inbox.load(&shared)]
    case .show(let layer):
      layers.append(layer)
      guard case .picker(let picker) = layer else { return [] }
      return picker.search(&shared)
    case .pick(let pick): return take(pick)
    case .quit:
      isQuitting = true
      return leaveThread()
    }
  }

  /// Closes the thread and keeps what was begun in it.
  private mutating func leaveThread() -> [Effect] {
    guard var left = thread else { return [] }
    let effects = left.stopTyping()
    shared.drafts[left.id] = left.drafts.isEmpty ? nil : left.drafts
    thread = nil
    return effects + [.leaveThread]
  }

  private mutating func take(_ pick: Pick) -> [Effect] {
    if case .alert(let alert) = pick { return take(alert) }
    guard var screen = thread else { return [] }
    let effects = screen.take(pick, &shared)
    thread = screen
    return effects
  }

  /// Leads to where something can be done about an alert: their thread, or the live view.
  private mutating func take(_ alert: DeskAlert) -> [Effect] {
    if let row = inbox.rows.first(where: { $0.thread.guest == alert.guest }) { return go(.openThread(row.thread.id)) }
    live.wanted = alert.guest
    return go(.openLive)
  }
}

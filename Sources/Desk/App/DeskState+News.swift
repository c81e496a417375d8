import Commerce
import Conversation
import PlainText
import TerminalKit

// What comes without a key: bells, moments, answers.
extension DeskState {
  /// Looks again at exactly what the bells were about.
  mutating func hear(_ rings: [Ring]) -> [Effect] {
    var concernsInbox = false
    var concernsThread = false
    var concernsVisits = false
    var effects: [Effect] = []
    for ring in rings {
      switch ring {
      case .thread(let id):
        concernsInbox = true
        concernsThread = concernsThread || id == thread?.id
      case .visits:
        concernsVisits = true
        concernsThread = concernsThread || thread != nil
      case .alerts: concernsInbox = true
      case .presence:
        concernsInbox = true
        concernsThread = concernsThread || thread != nil
      case .shopperTyping(let id, let isTyping):
        // Of a beginning and an end that came together nobody knows which was first: the end counts.
        guard id == thread?.id, !isTyping || !rings.contains(.shopperTyping(thread: id, isTyping: false)) else {
          continue
        }
        thread?.isShopperTyping = isTyping
        effects.append(.timer(.shopperFades, milliseconds: isTyping ? ThreadScreen.typingMilliseconds : nil))
      case .staffTyping(let id, let name, let isTyping):
        guard id == thread?.id, name != shared.myName,
          !isTyping || !rings.contains(.staffTyping(thread: id, name: name, isTyping: false))
        else { continue }
        thread?.note(colleague: name, isTyping: isTyping)
        effects.append(.timer(.colleagueFades(name), milliseconds: isTyping ? ThreadScreen.typingMilliseconds : nil))
      case .conversation, .stock, .catalog: break
      }
    }
    if concernsInbox { effects.append(inbox.load(&shared)) }
    if concernsThread { effects += reloadThread() }
    if concernsVisits, isLive, thread == nil { effects.append(live.load(&shared)) }
    return effects
  }

  mutating func fire(_ timer: DeskTimer) -> [Effect] {
    switch timer {
    case .poll:
      let shown = isLive && thread == nil ? [live.load(&shared)] : []
      return [inbox.load(&shared)] + reloadThread() + shown + [
        .reconcile, .timer(.poll, milliseconds: StaffDesk.pollMilliseconds),
      ]
    case .heartbeat:
      return [
        .heartbeat(isAway: shared.isAway), .timer(.heartbeat, milliseconds: StaffDesk.heartbeatMilliseconds),
      ]
    case .tick: return [.readClock]
    case .ownTyping: return thread?.typingPaused() ?? []
    case .shopperFades:
      thread?.isShopperTyping = false
      return []
    case .colleagueFades(let name):
      thread?.note(colleague: name, isTyping: false)
      return []
    }
  }

  mutating func receive(_ answer: Action) -> [Effect] {
    var effects = note(answer)
    for index in layers.indices.reversed() where layers[index].receive(answer, shared) { layers.remove(at: index) }
    if var screen = thread {
      effects += screen.receive(answer, &shared)
      thread = screen
    }
    return effects
  }

  private mutating func reloadThread() -> [Effect] {
    guard var screen = thread else { return [] }
    let load = screen.load(&shared)
    thread = screen
    return [load]
  }

  private mutating func note(_ answer: Action) -> [Effect] {
    switch answer {
    case .inboxLoaded(let loaded, let filter, let generation):
      shared.now = loaded.now
      shared.staff = loaded.staff
      shared.waiting = loaded.waiting
      shared.alerts = loaded.alerts
      inbox.receive(loaded, filter, generation: generation, shared)
      return tick()
    case .threadLoaded(let view, _):
      shared.now = view.now
      return tick(view.dueAt)
    case .visitsLoaded(let visits, let now, let generation):
      shared.now = now
      live.receive(visits, generation: generation, shared)
      return []
    case .clockRead(let now):
      shared.now = now
      return tick(thread?.view?.dueAt)
    case .claimed(let outcome, _): return note(outcome)
    case .deedDone(let deed, let id): return note(deed, thread: id)
    case .said, .notSaid: return [inbox.load(&shared)] + reloadThread()
    case .voucherAnswered(.issued(let voucher), _):
      shared.say(.success, "Given: \(SafeText(cleaning: voucher.code)), \(shared.price(voucher.amount))")
      return reloadThread()
    case .approached(.sent(let id), _):
      shared.say(.success, "Sent. Their answer comes into this thread.")
      return go(.openThread(id))
    case .approached, .notApproached: return [live.load(&shared)]
    case .reportSaved(let path):
      shared.say(.success, "Bug report: \(path)")
      return []
    case .failed(let failure):
      shared.say(.error, Words.sentence(for: failure))
      return []
    default: return []
    }
  }

  private mutating func note(_ outcome: ClaimOutcome) -> [Effect] {
    switch outcome {
    case .yours: shared.say(.success, "You answer this thread now.")
    case .taken(let name): shared.say(.warning, "\(name) was first and answers this thread. Nothing was changed.")
    }
    return [inbox.load(&shared)] + reloadThread()
  }

  private mutating func note(_ deed: Deed, thread id: Int) -> [Effect] {
    switch deed {
    case .handedOver(let name):
      let toMe = name == shared.myName
      shared.say(
        .success,
        toMe ? "You answer this thread now." : name.map { "\($0) answers this thread now." } ?? "Nobody has it now.")
    case .resolved: shared.say(.success, "Resolved. A message of theirs brings it back; 5 lists what is done.")
    case .snoozed(let until):
      shared.say(
        .success,
        "Away until \(ConversationWords.moment(until, now: shared.now, shared.profile.timeZone)), or until they write.")
    case .reopened: shared.say(.success, "Open again.")
    case .tagged: shared.say(.success, "The tags are kept.")
    case .noted: shared.say(.success, "The note is kept.")
    }
    switch deed {
    // Nothing is left to do in it.
    case .resolved, .snoozed: return thread?.id == id ? go(.leaveThread) : [inbox.load(&shared)]
    default: return [inbox.load(&shared)] + reloadThread()
    }
  }

  /// Asks for the clock again soon while seconds matter on the screen.
  private func tick(_ other: Instant? = nil) -> [Effect] {
    let deadlines = thread == nil ? inbox.deadlines : [other].compactMap { $0 }
    let isClose = deadlines.contains { (0...120).contains($0.seconds - shared.now.seconds) }
    return [.timer(.tick, milliseconds: isClose ? StaffDesk.tickMilliseconds : nil)]
  }
}

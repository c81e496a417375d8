import Commerce
import Conversation
import PlainText
import TerminalKit

/// What the front asks to be told later.
package enum ShopTimer: String, Equatable, Sendable {
  /// The visit begins once the first screen is there.
  case visit
  /// A ring may have been lost.
  case poll
  /// Staff have not been heard typing for a while.
  case typist
  /// The shopper may have stopped writing without leaving.
  case toldTyping
  /// The shopper pauses in writing.
  case answers
  /// A proactive rule may have come true.
  case rule
  /// The shopper has paused: the time of the last key is noted.
  case key
  /// Somebody rang about what the page shows; more of them often follow.
  case refresh

  package static let pollMilliseconds = 30_000
  package static let refreshMilliseconds = 250
}

extension ShopState {
  mutating func hear(_ ring: Ring) -> [Effect] {
    switch ring {
    case .conversation, .presence: return [.loadChat(guest: shared.guest)]
    case .staffTyping(_, let name, let isTyping):
      chat.typist = isTyping ? name : nil
      return isTyping ? [.timer(.typist, milliseconds: 6000)] : []
    case .stock:
      guard !awaitsRefresh else { return [] }
      awaitsRefresh = true
      return [.timer(.refresh, milliseconds: ShopTimer.refreshMilliseconds)]
    case .catalog: return [.readCatalog]
    case .thread, .visits, .alerts, .shopperTyping: return []
    }
  }

  mutating func wake(_ timer: ShopTimer) -> [Effect] {
    switch timer {
    case .visit:
      visit.hasBegun = true
      return [
        .beginVisit(guest: shared.guest, isReturning: shared.isReturning, place: shopPlace),
        .loadChat(guest: shared.guest), .reconcile, .timer(.poll, milliseconds: ShopTimer.pollMilliseconds),
      ] + (rulesAskForOrders ? [.loadOrders(guest: shared.guest)] : [])
    case .poll:
      // What could not be noted as read is tried once more.
      chat.toldRead = 0
      return [
        .loadChat(guest: shared.guest), .reconcile, .readCatalog,
        .timer(.poll, milliseconds: ShopTimer.pollMilliseconds),
      ] + refresh()
    case .refresh:
      awaitsRefresh = false
      return refresh()
    case .typist:
      chat.typist = nil
      return []
    case .toldTyping:
      // Told again as long as it goes on: the next key does it.
      chat.hasToldTyping = false
      return []
    case .answers: return chat.findAnswers(&shared, slug: shopPlace.slug)
    case .rule, .key: return [.tellTime]
    }
  }

  mutating func receiveChat(_ answer: Action) -> [Effect] {
    switch answer {
    case .chatLoaded(let view, let now): return show(view, now: now)
    case .chatSaid(let clientID, let view, let now):
      chat.outgoing.removeAll { $0.clientID == clientID }
      return show(view, now: now)
    case .chatRefused(let clientID, let failure): return refuse(clientID, failure)
    case .emailRefused:
      chat.refusal = "That is no e-mail address. One looks like name@example.com."
    case .answersFound(let answers, let generation) where generation == chat.answerGeneration: chat.answers = answers
    case .orderOpened(let order): return leaveFor(.order(OrderScreen(order: order)))
    default: break
    }
    return []
  }

  private mutating func show(_ view: ChatView, now: Instant) -> [Effect] {
    let before = chat.view
    chat.view = view
    chat.keepSelection()
    chat.addresses.read(view.messages)
    chat.now = now
    if view.messages.last?.speaker == .staff, view.messages.last?.id != before?.messages.last?.id { chat.typist = nil }
    let known = Set(view.messages.map(\.clientID))
    chat.outgoing.removeAll { known.contains($0.clientID) }
    ask(view)
    announce(view, before: before)
    return []
  }

  private mutating func ask(_ view: ChatView) {
    switch chat.asking {
    case .email where !view.asksForEmail, .rating where !view.asksForRating:
      // What was being typed there may have been meant for the conversation.
      if chat.asking == .email, !chat.line.isEmpty, !chat.line.text.contains("@") { chat.moveLineToField() }
      chat.asking = nil
      chat.line = TextField(limit: 254)
    case nil where view.asksForEmail: chat.asking = .email
    case nil where view.asksForRating: chat.asking = .rating
    default: break
    }
  }

  /// While the pane is closed, news is one line where the keys are listed.
  private mutating func announce(_ view: ChatView, before: ChatView?) {
    guard !chat.isOpen, view.unread > before?.unread ?? 0,
      let last = view.messages.last(where: { $0.speaker != .shopper })
    else { return }
    shared.toast = Toast(.info, "\(last.author): \(last.body.excerpt) - F2 answers")
  }

  private mutating func refuse(_ clientID: String, _ failure: Failure) -> [Effect] {
    guard let index = chat.outgoing.firstIndex(where: { $0.clientID == clientID }) else {
      chat.refusal = Words.sentence(for: failure)
      return []
    }
    let message = chat.outgoing.remove(at: index)
    chat.returned.append(message)
    // What was typed since stays, behind it.
    let rest = chat.field.text
    chat.field.replace(with: rest.isEmpty ? message.text : message.text + "\n" + rest)
    chat.refusal = Words.sentence(for: failure)
    return []
  }
}

import Commerce
import PlainText
import ShopCore

/// The conversation and the visit, performed on the core.
extension ShopEffects {
  func talk(_ effect: Effect) throws -> [Action]? {
    let now = shop.world.now()
    switch effect {
    case .loadChat(let guest): return [.chatLoaded(try shop.chat(of: guest), now: now)]
    case .readChat(let guest, let message):
      return [.chatLoaded(try shop.readChat(of: guest, upTo: message), now: now)]
    case .say(let text, let id, let guest, let place):
      return answering(id) {
        .chatSaid(
          clientID: id, try shop.say(text, clientID: id, guest: guest, place: place), now: now)
      }
    case .keepAnswer(let answer, let question, let id, let guest, let place):
      return answering(id) {
        let view = try shop.keepAnswer(answer, to: question, clientID: id, guest: guest, place: place)
        return .chatSaid(clientID: id, view, now: now)
      }
    case .findAnswers(let text, let guest, let slug, let generation):
      return [.answersFound(try shop.answers(to: text, guest: guest, slug: slug), generation: generation)]
    case .tellTyping(let isTyping, let guest):
      try shop.tellTyping(isTyping, guest: guest)
      return []
    case .leaveEmail(let email, let guest):
      do {
        return [.chatLoaded(try shop.leaveEmail(email, guest: guest), now: now)]
      } catch ChatFault.badEmail {
        return [.emailRefused]
      }
    case .rateChat(let rating, let why, let guest):
      return [.chatLoaded(try shop.rate(rating, why: why, guest: guest), now: now)]
    case .openOrder(let number, let guest):
      let order = try shop.orders(of: guest).first { $0.number == number }
      return [order.map { .orderOpened($0) } ?? .failed(.vanished)]
    default: return nil
    }
  }

  /// What could not be said stands in the line again, so its failure comes back with its id.
  private func answering(_ id: String, _ body: () throws -> Action) -> [Action] {
    do {
      return [try body()]
    } catch {
      return [.chatRefused(clientID: id, Failure(error))]
    }
  }

  func visit(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .beginVisit(let guest, let isReturning, let place):
      let id = try shop.beginVisit(guest: guest, isReturning: isReturning, bell: bell, place: place)
      return [.visitBegan(id, now: shop.world.now())]
    case .look(let place, let cart, let visit):
      do {
        try shop.look(at: place, cart: cart, visit: visit)
      } catch ChatFault.unknownVisit {
        // It was taken for ended, by a socket that somebody tidied away: it begins anew.
        if let guest = try shop.guest(ofVisit: visit) {
          let id = try shop.beginVisit(guest: guest, isReturning: true, bell: bell, place: place)
          return [.visitBegan(id, now: shop.world.now())]
        }
      }
      return [.looked(place, now: shop.world.now())]
    case .endVisit(let visit):
      try shop.endVisit(visit)
      return []
    case .applyRule(let rule, let guest, let visit):
      return [.ruleApplied(try shop.applyRule(rule, guest: guest, visit: visit), now: shop.world.now())]
    case .tellTime: return [.timeTold(shop.world.now())]
    default: return nil
    }
  }
}

extension Effect {
  /// Nobody asked for it, and it is tried again by itself: its failure would only puzzle.
  var isInBackground: Bool {
    switch self {
    case .loadSearches, .recordSearch, .loadChat, .readChat, .findAnswers, .tellTyping, .beginVisit, .look, .endVisit,
      .applyRule, .tellTime:
      true
    default: false
    }
  }
}

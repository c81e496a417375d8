import Commerce
package import PlainText
package import ShopCore
import TerminalKit

/// Performs the desk's effects on the core, as one member of staff, and says what came of them.
package struct DeskEffects: EffectPerformer {
  let shop: Shop
  let staff: Int
  /// Writes a bug report and says where.
  let saveReport: @Sendable (_ theme: String) throws -> SafeText

  package init(shop: Shop, staff: Int, saveReport: @escaping @Sendable (String) throws -> SafeText) {
    self.shop = shop
    self.staff = staff
    self.saveReport = saveReport
  }

  /// A newer question makes the same one that still waits needless.
  package func supersedes(_ newer: Effect, _ older: Effect) -> Bool {
    switch (newer, older) {
    case (.loadInbox, .loadInbox), (.loadVisits, .loadVisits), (.findProducts, .findProducts),
      (.findPassages, .findPassages), (.readClock, .readClock):
      true
    case (.loadThread(let new, _), .loadThread(let old, _)), (.tellTyping(_, let new), .tellTyping(_, let old)):
      new == old
    default: false
    }
  }

  package func perform(_ effect: Effect) -> [Action] {
    do {
      return try look(effect) ?? write(effect) ?? decide(effect) ?? find(effect) ?? []
    } catch {
      return [.failed(Failure(error))]
    }
  }

  private func look(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .saveReport(let theme): return [.reportSaved(path: try saveReport(theme))]
    case .reconcile:
      // It is tried again; nobody has asked for it, so nobody is told.
      try? shop.reconcileIfDue()
      return []
    case .loadInbox(let filter, let generation):
      return [.inboxLoaded(try shop.inbox(filter, staff: staff), filter, generation: generation)]
    case .loadThread(let thread, let generation):
      let view = try shop.deskThread(thread, staff: staff, isReading: true)
      return [.threadLoaded(view, generation: generation)]
    case .leaveThread:
      try shop.leaveThread(staff: staff)
      return []
    case .loadVisits(let generation):
      return [.visitsLoaded(try shop.liveVisits(), now: shop.world.now(), generation: generation)]
    case .readClock: return [.clockRead(shop.world.now())]
    case .heartbeat(let isAway):
      try shop.heartbeat(staff: staff, isAway: isAway)
      return []
    case .tellTyping(let isTyping, let thread):
      try shop.tellTyping(isTyping, thread: thread, staff: staff)
      return []
    default: return nil
    }
  }

  private func write(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .say(let enclosure, let isPrivate, let clientID, let thread, let seen):
      do {
        guard let body = try body(of: enclosure, thread: thread) else {
          return [.notSaid(clientID: clientID, thread: thread, .cardGone)]
        }
        try shop.reply(
          body, isPrivate: isPrivate, clientID: clientID, thread: thread, staff: staff, seen: seen)
        return [.said(clientID: clientID, thread: thread)]
      } catch {
        return [.notSaid(clientID: clientID, thread: thread, Failure(error))]
      }
    case .issueVoucher(let minorUnits, let reason, let clientID, let thread):
      do {
        let outcome = try shop.issueVoucher(
          minorUnits: minorUnits, reason: reason, clientID: clientID, thread: thread, staff: staff)
        return [.voucherAnswered(outcome, thread: thread)]
      } catch {
        return [.notSaid(clientID: clientID, thread: thread, Failure(error))]
      }
    case .approach(let visit, let text, let clientID):
      do {
        let outcome = try shop.approach(visit: visit, text: text, clientID: clientID, staff: staff)
        return [.approached(outcome, visit: visit)]
      } catch {
        return [.notApproached(visit: visit, Failure(error))]
      }
    default: return nil
    }
  }

  private func body(of enclosure: Enclosure, thread: Int) throws -> ChatBody? {
    switch enclosure {
    case .text(let text): .text(text)
    case .product(let slug): try shop.productCard(slug: slug).map(ChatBody.product)
    case .order(let number): try shop.orderCard(number: number, thread: thread).map(ChatBody.order)
    case .answer(let answer): .answer(answer)
    }
  }

  private func decide(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .claim(let thread): return [.claimed(try shop.claim(thread, staff: staff), thread: thread)]
    case .handOver(let thread, let receiver, let name):
      try shop.handOver(thread, to: receiver, staff: staff)
      return [.deedDone(.handedOver(to: name), thread: thread)]
    case .resolve(let thread, let seen):
      try shop.resolve(thread, staff: staff, seen: seen)
      return [.deedDone(.resolved, thread: thread)]
    case .snooze(let thread, let until, let seen):
      try shop.snooze(thread, until: until, staff: staff, seen: seen)
      return [.deedDone(.snoozed(until: until), thread: thread)]
    case .reopen(let thread):
      try shop.reopen(thread, staff: staff)
      return [.deedDone(.reopened, thread: thread)]
    case .setTags(let tags, let thread):
      try shop.setTags(tags, thread: thread, staff: staff)
      return [.deedDone(.tagged, thread: thread)]
    case .setNote(let note, let guest, let thread):
      try shop.setNote(note, guest: guest)
      return [.deedDone(.noted, thread: thread)]
    default: return nil
    }
  }

  private func find(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .findText(let fillIn, let thread):
      let text =
        switch fillIn {
        case .canned(let code): try shop.cannedReply(code, thread: thread, staff: staff)
        case .soldOut(let slug): try shop.soldOutReply(slug: slug)
        }
      return [.textFound(text, fillIn, thread: thread)]
    case .findProducts(let words, let generation):
      var query = ListingQuery()
      query.words = words
      return [.productsFound(try shop.rows(query, offset: 0, limit: 20), generation: generation)]
    case .findPassages(let words, let generation):
      return [.passagesFound(try shop.passages(matching: words), generation: generation)]
    default: return nil
    }
  }
}

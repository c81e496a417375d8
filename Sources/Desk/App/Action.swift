package import Commerce
package import PlainText
package import TerminalKit

/// What happened at the desk: a key, a bell, a moment that came, or an answer of the core.
package enum Action: Equatable, Sendable {
  case keyPressed(Key)
  /// A click on a part of the screen that acts.
  case spotClicked(Hotspot)
  case rang([Ring])
  case timerFired(DeskTimer)

  case inboxLoaded(Inbox, InboxFilter, generation: Int)
  case threadLoaded(DeskThread, generation: Int)
  case visitsLoaded([LiveVisit], now: Instant, generation: Int)
  case clockRead(Instant)

  case claimed(ClaimOutcome, thread: Int)
  /// A message is in the ledger.
  case said(clientID: String, thread: Int)
  case notSaid(clientID: String, thread: Int, Failure)
  case deedDone(Deed, thread: Int)
  case voucherAnswered(VoucherOutcome, thread: Int)
  case approached(ApproachOutcome, visit: Int)
  case notApproached(visit: Int, Failure)
  /// Text to be edited before it is sent; nil when there is none.
  case textFound(SafeText?, FillIn, thread: Int)
  case productsFound([ProductRow], generation: Int)
  case passagesFound([ChatAnswer], generation: Int)
  case reportSaved(path: SafeText)
  case failed(Failure)
}

/// Moments that the desk asks the loop for.
package enum DeskTimer: Hashable, Sendable {
  /// To look for what no bell told.
  case poll
  /// To say that somebody still sits here.
  case heartbeat
  /// To show how much time is left.
  case tick
  /// To see whether the member of staff still writes.
  case ownTyping
  /// Somebody else was last heard writing long enough ago.
  case shopperFades
  case colleagueFades(SafeText)

  var name: String {
    switch self {
    case .poll: "poll"
    case .heartbeat: "heartbeat"
    case .tick: "tick"
    case .ownTyping: "own typing"
    case .shopperFades: "shopper"
    case .colleagueFades(let name): "colleague \(name.string)"
    }
  }
}

/// What was done to a thread.
package enum Deed: Hashable, Sendable {
  case handedOver(to: SafeText?)
  case resolved, reopened, tagged, noted
  case snoozed(until: Instant)
}

/// Where text for the input comes from.
package enum FillIn: Hashable, Sendable {
  /// A canned response, by its code.
  case canned(String)
  /// What to say about a product that is sold out.
  case soldOut(slug: String)
}

/// What the core could not do, as a fact; the sentence is in ``Words``.
package enum Failure: Hashable, Sendable {
  /// Another process holds the ledger for too long.
  case busy
  case diskFull
  case diskFailing
  case damaged
  /// There is no such thread, or nobody in the shop to write to.
  case gone
  case assigned(to: SafeText)
  case resolved
  /// The shopper has written something that was not here yet.
  case unseen
  /// Written to first in this visit, without an answer.
  case approached
  case empty
  case tooLong(limit: Int)
  case tooFast
  /// The product, order or passage is no longer there.
  case cardGone
  case other(SafeText)
}

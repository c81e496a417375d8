package import Commerce
package import PlainText
package import TerminalKit

/// What the desk wants done: data, so that a test can compare it; performed on the core.
package enum Effect: Equatable, Sendable {
  case loadInbox(InboxFilter, generation: Int)
  case loadThread(Int, generation: Int)
  case leaveThread
  case loadVisits(generation: Int)
  case readClock
  case heartbeat(isAway: Bool)
  case tellTyping(Bool, thread: Int)

  case claim(Int)
  case handOver(Int, to: Int?, name: SafeText?)
  case say(Enclosure, isPrivate: Bool, clientID: String, thread: Int, seen: Int)
  case resolve(Int, seen: Int)
  case snooze(Int, until: Instant, seen: Int)
  case reopen(Int)
  case setTags([SafeText], thread: Int)
  case setNote(SafeText, guest: Int, thread: Int)
  case issueVoucher(minorUnits: Int, reason: String, clientID: String, thread: Int)
  case approach(visit: Int, text: String, clientID: String)

  case findText(FillIn, thread: Int)
  case findProducts(words: String, generation: Int)
  case findPassages(words: String, generation: Int)

  /// For the loop itself, not for the core.
  case timer(DeskTimer, milliseconds: Int?)
  /// Brings interrupted payments to their end; nothing on the screen waits for it.
  case reconcile
  case saveReport(theme: String)
  case terminal(TerminalRequest)
}

/// What a message is made of.
package enum Enclosure: Hashable, Sendable {
  case text(SafeText)
  case product(slug: String)
  case order(number: String)
  case answer(ChatAnswer)
}

package import Commerce
package import PlainText
package import TerminalKit

/// Who reads a conversation, and what is needed to tell it to them.
package struct TranscriptReader: Sendable {
  package enum Side: Equatable, Sendable {
    case shopper
    /// A member of staff, and what the guest is called.
    case staff(SafeText, guest: SafeText)
  }

  package var side: Side
  package var zone: TimeZoneRule
  package var now: Instant
  package var isASCIIOnly: Bool
  package var amount: @Sendable (Money) -> SafeText

  package init(
    side: Side, zone: TimeZoneRule, now: Instant, isASCIIOnly: Bool, amount: @escaping @Sendable (Money) -> SafeText
  ) {
    self.side = side
    self.zone = zone
    self.now = now
    self.isASCIIOnly = isASCIIOnly
    self.amount = amount
  }
}

/// A conversation laid out in lines: who spoke and when, what was said, what happened.
package struct Transcript: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    package var text: StyledLine
    /// The message it belongs to, so that it can be chosen.
    package var message: Int?
  }

  package private(set) var lines: [Line] = []

  package init(_ messages: [ChatMessage], for reader: TranscriptReader, width: Int) {
    var writer = TranscriptWriter(reader: reader, width: max(10, width))
    for message in messages { writer.add(message) }
    lines = writer.lines
  }

  /// What is on its way to the ledger stands at the end.
  package mutating func add(underWay text: SafeText, symbols: Symbols, width: Int) {
    lines.append(Line(text: StyledLine([StyledSpan("You  sending\(symbols.ellipsis)", .secondary)])))
    for part in text.wrapped(width: max(2, width - 2)) {
      lines.append(Line(text: StyledLine([StyledSpan("  \(part)", .secondary)])))
    }
  }

  /// The lines that a message takes.
  package func range(of message: Int) -> Range<Int>? {
    guard let first = lines.firstIndex(where: { $0.message == message }),
      let last = lines.lastIndex(where: { $0.message == message })
    else { return nil }
    return first..<(last + 1)
  }
}

private struct TranscriptWriter {
  let reader: TranscriptReader
  let width: Int
  private(set) var lines: [Transcript.Line] = []
  private var last: ChatMessage?

  init(reader: TranscriptReader, width: Int) {
    self.reader = reader
    self.width = width
  }

  mutating func add(_ message: ChatMessage) {
    let day = reader.zone.local(message.sentAt).date
    if last.map({ reader.zone.local($0.sentAt).date }) != day { divide(day, message) }
    if case .event(let event) = message.body {
      let bullet: SafeText = reader.isASCIIOnly ? "*" : "•"
      let moment = ConversationWords.clock(message.sentAt, reader.zone)
      put([StyledSpan("\(bullet) \(words(event)), \(moment)", .secondary)], of: message)
    } else {
      if !isContinued(message) { head(message) }
      body(message)
    }
    last = message
  }

  private mutating func put(_ spans: [StyledSpan], indent: Int = 0, of message: ChatMessage) {
    let blank = StyledSpan(.repeating(" ", indent))
    lines += StyledLine.wrapped(spans, width: max(2, width - indent)).map {
      Transcript.Line(text: indent == 0 ? $0 : StyledLine([blank]) + $0, message: message.id)
    }
  }

  private mutating func divide(_ day: CivilDate, _ message: ChatMessage) {
    let dash: SafeText = reader.isASCIIOnly ? "--" : "──"
    let label: SafeText =
      day == reader.zone.local(reader.now).date ? "Today" : "\(day.shortLabel)"
    lines.append(Transcript.Line(text: StyledLine([StyledSpan("\(dash) \(label) \(dash)", .secondary)])))
  }

  /// The same speaker goes on within five minutes, and nothing else of the head would differ.
  private func isContinued(_ message: ChatMessage) -> Bool {
    guard let last, last.thread == message.thread, last.speaker == message.speaker, last.author == message.author,
      last.isPrivate == message.isPrivate, last.channel == message.channel, last.delivery == message.delivery,
      message.sentAt.seconds - last.sentAt.seconds < 300
    else { return false }
    if case .event = last.body { return false }
    return true
  }

  private func isOwn(_ message: ChatMessage) -> Bool {
    switch reader.side {
    case .shopper: message.speaker == .shopper
    case .staff: message.speaker == .staff
    }
  }

  private mutating func head(_ message: ChatMessage) {
    let (name, role): (SafeText, Role) =
      switch (message.speaker, reader.side) {
      case (.shopper, .shopper): ("You", .heading)
      case (.shopper, .staff(_, let guest)): (guest, .heading)
      case (.staff, .staff(let me, _)): (message.author == me ? "You" : message.author, .accent)
      case (.staff, .shopper): (message.author, .accent)
      case (.shop, _): ("\(message.author) (automatic)", .secondary)
      }
    var facts: SafeText = "  \(ConversationWords.clock(message.sentAt, reader.zone))"
    if message.channel == .mail { facts = "\(facts) by mail" }
    if message.isPrivate {
      facts = "\(facts)  note, only staff see it"
    } else if isOwn(message) {
      facts = "\(facts)  \(ConversationWords.delivery(message.delivery))"
    }
    put([StyledSpan(name, role), StyledSpan(facts, message.isPrivate ? .warning : .secondary)], of: message)
  }

  private mutating func body(_ message: ChatMessage) {
    let role: Role = message.isPrivate ? .warning : .text
    switch message.body {
    case .text(let text): put([StyledSpan(text, role)], indent: 2, of: message)
    case .product(let card):
      let spans = [
        StyledSpan("[Product] \(card.title)  ", .heading), StyledSpan(reader.amount(card.price), .accent),
        StyledSpan(card.isInStock ? "  in stock" : "  sold out", card.isInStock ? .success : .warning),
      ]
      put(spans, indent: 2, of: message)
      if reader.side == .shopper {
        let add: SafeText = card.sku != nil && card.isInStock ? ", a puts it in the cart" : ""
        put([StyledSpan("Up selects it, Enter opens it\(add)", .secondary)], indent: 2, of: message)
      }
    case .order(let card):
      put(
        [
          StyledSpan("[Order] \(card.number)  ", .heading), StyledSpan(reader.amount(card.total), .accent),
          StyledSpan("  \(ConversationWords.state(card)), arrives \(card.arrives.label)", .secondary),
        ], indent: 2, of: message)
    case .answer(let answer):
      put([StyledSpan("[\(answer.source)]", .heading)], indent: 2, of: message)
      put([StyledSpan(answer.passage, role)], indent: 2, of: message)
    case .voucher(let card):
      put(
        [
          StyledSpan("[Voucher] \(card.code)  ", .heading), StyledSpan(reader.amount(card.amount), .accent),
          StyledSpan("  until \(card.validUntil.advanced(byDays: -1).shortLabel); type it as a coupon", .secondary),
        ], indent: 2, of: message)
    case .event: break
    }
  }

  private func words(_ event: ChatEvent) -> SafeText {
    switch (event, reader.side) {
    case (.snoozed(let name, let until), _):
      "\(name) put it off until \(ConversationWords.moment(until, now: reader.now, reader.zone))"
    case (.claimed(let name), .shopper): "\(name) is with you now"
    case (.handedOver(_, let to), .shopper): to.isEmpty ? "You are back in the queue" : "\(to) is with you now"
    case (.resolved(let name), .shopper): "\(name) closed this; write again and it goes on"
    case (.reopened, .shopper): "It goes on"
    default: event.excerpt
    }
  }
}

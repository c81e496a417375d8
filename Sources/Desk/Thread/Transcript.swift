import Commerce
import PlainText
import TerminalKit

extension ThreadScreen {
  /// The conversation as lines: who spoke and when, what was said, what happened.
  func transcript(_ shared: Shared) -> [StyledLine] {
    guard let view else { return [] }
    var writer = TranscriptWriter(width: max(10, layout(shared).transcript.columns), shared: shared, view: view)
    for message in view.messages { writer.add(message) }
    for message in outbox.messages { writer.add(message) }
    return writer.lines
  }
}

private struct TranscriptWriter {
  let width: Int
  let shared: Shared
  let view: DeskThread
  private(set) var lines: [StyledLine] = []
  private var last: ChatMessage?

  init(width: Int, shared: Shared, view: DeskThread) {
    self.width = width
    self.shared = shared
    self.view = view
  }

  mutating func add(_ message: ChatMessage) {
    if message.thread != last?.thread, message.thread != view.thread.id || last != nil { divide(message) }
    if case .event(let event) = message.body {
      note(event, message)
    } else {
      if !isContinued(message) { head(message) }
      body(message.body, role: message.isPrivate ? .warning : .text)
    }
    last = message
  }

  mutating func add(_ message: Outbox.Message) {
    guard case .text(let text) = message.enclosure else { return }
    put([StyledSpan("You", .secondary), StyledSpan("  sending\(shared.symbols.ellipsis)", .secondary)])
    body(.text(text), role: .secondary)
  }

  private mutating func put(_ spans: [StyledSpan], indent: Int = 0) {
    let blank = StyledSpan(.repeating(" ", indent))
    lines += StyledLine.wrapped(spans, width: max(2, width - indent)).map {
      indent == 0 ? $0 : StyledLine([blank]) + $0
    }
  }

  /// A thread of its own begins.
  private mutating func divide(_ message: ChatMessage) {
    let isThis = message.thread == view.thread.id
    let label: SafeText = isThis ? "This thread" : "An earlier thread"
    put([
      StyledSpan(
        "\(shared.symbols.dash) \(label), \(Words.day(message.sentAt, shared)) \(shared.symbols.dash)", .secondary)
    ])
  }

  /// The same speaker goes on within five minutes.
  private func isContinued(_ message: ChatMessage) -> Bool {
    guard let last, last.thread == message.thread, last.speaker == message.speaker, last.author == message.author,
      last.isPrivate == message.isPrivate, message.sentAt.seconds - last.sentAt.seconds < 300
    else { return false }
    if case .event = last.body { return false }
    return true
  }

  private mutating func head(_ message: ChatMessage) {
    let name: SafeText
    let role: Role
    switch message.speaker {
    case .shopper: (name, role) = (view.customer.name, .heading)
    case .staff: (name, role) = (message.author == shared.myName ? "You" : message.author, .accent)
    case .shop: (name, role) = ("\(message.author) (automatic)", .secondary)
    }
    var facts: SafeText = "  \(Words.moment(message.sentAt, shared))"
    if message.channel == .mail { facts = "\(facts) by mail" }
    if message.isPrivate { facts = "\(facts)  note, only staff see it" }
    if !message.isPrivate, message.speaker != .shopper { facts = "\(facts)  \(delivery(message.delivery))" }
    put([StyledSpan(name, role), StyledSpan(facts, message.isPrivate ? .warning : .secondary)])
  }

  private func delivery(_ delivery: ChatDelivery) -> SafeText {
    switch delivery {
    case .sent: "sent"
    case .delivered: "delivered"
    case .read: "read"
    }
  }

  private mutating func body(_ body: ChatBody, role: Role) {
    switch body {
    case .text(let text): put([StyledSpan(text, role)], indent: 2)
    case .product(let card):
      put(
        [
          StyledSpan("[Product] \(card.title)  ", .heading), StyledSpan(shared.price(card.price), .accent),
          StyledSpan(card.isInStock ? "  in stock" : "  sold out", card.isInStock ? .success : .warning),
        ], indent: 2)
    case .order(let card):
      let number = SafeText(cleaning: card.number)
      put(
        [StyledSpan("[Order] \(number)  ", .heading), StyledSpan(shared.price(card.total), .accent)], indent: 2)
    case .answer(let answer):
      put([StyledSpan("[\(answer.source)]", .heading)], indent: 2)
      put([StyledSpan(answer.passage, role)], indent: 2)
    case .voucher(let card):
      put(
        [
          StyledSpan("[Voucher] \(SafeText(cleaning: card.code))  ", .heading),
          StyledSpan(shared.price(card.amount), .accent),
          StyledSpan("  until \(card.validUntil.advanced(byDays: -1).shortLabel)", .secondary),
        ], indent: 2)
    case .event: break
    }
  }

  private mutating func note(_ event: ChatEvent, _ message: ChatMessage) {
    let words: SafeText =
      if case .snoozed(let name, let until) = event {
        "\(name) put it away until \(Words.moment(until, shared))"
      } else {
        event.excerpt
      }
    put([StyledSpan("\(shared.symbols.bullet) \(words), \(Words.moment(message.sentAt, shared))", .secondary)])
  }
}

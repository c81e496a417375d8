import Commerce
import PlainText
import TerminalKit

/// Writes the lines of one message.
struct TranscriptWriter {
  let reader: TranscriptReader
  let width: Int
  private(set) var lines: [Transcript.Line] = []

  init(reader: TranscriptReader, width: Int) {
    self.reader = reader
    self.width = width
  }

  mutating func add(_ message: ChatMessage, _ head: TranscriptHead) {
    if let day = head.day { divide(day) }
    if case .event(let event) = message.body {
      let moment = ConversationWords.clock(message.sentAt, reader.zone)
      put([StyledSpan("\(symbols.bullet) \(words(event)), \(moment)", .secondary)], of: message)
    } else {
      if !head.isContinued { writeHead(message) }
      let first = lines.count
      body(message)
      for index in lines.indices.dropFirst(first) { lines[index].isSaid = true }
    }
  }

  private mutating func put(_ spans: [StyledSpan], indent: Int = 0, of message: ChatMessage) {
    let blank = StyledSpan(.repeating(" ", indent))
    lines += StyledLine.wrapped(spans, width: max(2, width - indent)).map {
      Transcript.Line(text: indent == 0 ? $0 : StyledLine([blank]) + $0, message: message.id)
    }
  }

  private mutating func put(_ passage: [StyledLine], of message: ChatMessage) {
    lines += passage.map { Transcript.Line(text: StyledLine([StyledSpan("  ")]) + $0, message: message.id) }
  }

  private var symbols: Symbols { reader.isASCIIOnly ? .ascii : .unicode }

  private mutating func divide(_ day: CivilDate) {
    let dash: SafeText = reader.isASCIIOnly ? "--" : "──"
    let label: SafeText =
      day == reader.zone.local(reader.now).date ? "Today" : "\(day.shortLabel)"
    lines.append(Transcript.Line(text: StyledLine([StyledSpan("\(dash) \(label) \(dash)", .secondary)])))
  }

  private func isOwn(_ message: ChatMessage) -> Bool {
    switch reader.side {
    case .shopper: message.speaker == .shopper
    case .staff: message.speaker == .staff
    }
  }

  private mutating func writeHead(_ message: ChatMessage) {
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
      let from: SafeText = card.hasPriceRange == true ? "from " : ""
      let spans = [
        StyledSpan("[Product] \(card.title)  ", .heading), StyledSpan("\(from)\(reader.amount(card.price))", .accent),
        StyledSpan(card.isInStock ? "  in stock" : "  sold out", card.isInStock ? .success : .warning),
      ]
      put(spans, indent: 2, of: message)
      if reader.side == .shopper {
        let add: SafeText = card.sku != nil && card.isInStock ? ", a adds it" : ""
        put([StyledSpan("Up, then Enter opens it\(add)", .secondary)], indent: 2, of: message)
      }
    case .order(let card):
      put(
        [
          StyledSpan("[Order] \(card.number)  ", .heading), StyledSpan(reader.amount(card.total), .accent),
          StyledSpan("  \(ConversationWords.state(card)), arrives \(card.arrives.label)", .secondary),
        ], indent: 2, of: message)
    case .answer(let answer):
      put([StyledSpan("[\(answer.source)]", .heading)], indent: 2, of: message)
      put(Markdown.layout(Markdown.parse(answer.passage), width: width - 2, symbols: symbols), of: message)
    case .voucher(let card):
      let use: SafeText = reader.side == .shopper ? "; type it as a coupon" : ""
      put(
        [
          StyledSpan("[Voucher] \(card.code)  ", .heading), StyledSpan(reader.amount(card.amount), .accent),
          StyledSpan("  until \(card.validUntil.advanced(byDays: -1).shortLabel(withYear: true))\(use)", .secondary),
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

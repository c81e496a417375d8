package import PlainText

extension ChatThread {
  /// When the next answer is due by the shop's targets; nil while nobody waits.
  package func dueAt(_ rules: ChatRules) -> Instant? {
    waitingSince?.advanced(bySeconds: firstReplyAt == nil ? rules.firstReplyTarget : rules.nextReplyTarget)
  }
}

extension ChatBody {
  /// The message in one line, for lists and for mail's subject.
  package var excerpt: SafeText {
    switch self {
    case .text(let text): SafeText(cleaning: text.string).prefix(120)
    case .product(let card): "[\(card.title)]"
    case .order(let card): "[Order \(card.number)]"
    case .answer(let answer): "[\(answer.source)]"
    case .voucher(let card): "[Voucher \(card.code)]"
    case .event(let event): event.excerpt
    }
  }
}

extension ChatEvent {
  /// What happened, in a few words, as staff read it.
  package var excerpt: SafeText {
    switch self {
    case .context(let place): "Looking at \(place.title)"
    case .claimed(let name): "\(name) answers"
    case .handedOver(let from, let to):
      to.isEmpty ? "\(from) put it back" : from == to ? "\(to) took it over" : "\(from) handed over to \(to)"
    case .resolved(let name): "Resolved by \(name)"
    case .reopened: "Opened again"
    case .snoozed(let name, _): "\(name) put it off"
    case .emailLeft(let address): "Left an address: \(address)"
    case .rated(let rating, let why): why.isEmpty ? "Rated \(rating) of 5" : "Rated \(rating) of 5: \(why)"
    case .voucherReason(let reason): "Voucher because: \(reason)"
    }
  }
}

package import PlainText

/// What a bell tells a front: where to look again.
package enum Ring: Hashable, Sendable {
  /// To a shopper: something in your conversation changed.
  case conversation
  /// To a shopper: there is more or less of something that you look at.
  case stock
  /// To a shopper: an import has put a new catalogue in the place of the old one.
  case catalog
  /// To a desk: something in this thread changed, and so in the inbox.
  case thread(Int)
  /// To a desk: somebody came, went, or turned to another page.
  case visits
  /// To a desk: a rule of the shop told something.
  case alerts
  /// Who of the staff is there changed.
  case presence
  /// To a desk: the shopper of this thread writes, or has stopped. Nothing of it is kept.
  case shopperTyping(thread: Int, isTyping: Bool)
  /// To a shopper and to the other desks: this member of staff writes in this thread, or has stopped.
  case staffTyping(thread: Int, name: SafeText, isTyping: Bool)
}

extension Ring {
  /// The form in which it travels.
  package var topic: String {
    switch self {
    case .conversation: "conversation"
    case .stock: "stock"
    case .catalog: "catalog"
    case .thread(let id): "thread \(id)"
    case .visits: "visits"
    case .alerts: "alerts"
    case .presence: "presence"
    case .shopperTyping(let thread, let isTyping): "shopper \(thread) \(isTyping ? 1 : 0)"
    case .staffTyping(let thread, let name, let isTyping): "staff \(thread) \(isTyping ? 1 : 0) \(name.string)"
    }
  }

  /// Nil for what no program of this version sends.
  package init?(topic: String) {
    let words = topic.split(separator: " ", maxSplits: 3)
    let thread = words.count > 1 ? Int(words[1]) : nil
    switch (words.first, words.count, thread) {
    case ("conversation", 1, _): self = .conversation
    case ("stock", 1, _): self = .stock
    case ("catalog", 1, _): self = .catalog
    case ("thread", 2, let thread?): self = .thread(thread)
    case ("visits", 1, _): self = .visits
    case ("alerts", 1, _): self = .alerts
    case ("presence", 1, _): self = .presence
    case ("shopper", 3, let thread?): self = .shopperTyping(thread: thread, isTyping: words[2] == "1")
    case ("staff", 4, let thread?):
      self = .staffTyping(thread: thread, name: SafeText(cleaning: String(words[3])), isTyping: words[2] == "1")
    default: return nil
    }
  }
}

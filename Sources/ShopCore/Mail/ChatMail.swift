import Commerce
import Database
import PlainText

/// Replies that go out by mail, because their reader has left the shop.
enum ChatMail {
  /// Puts a thread's messages since its last mail into the outbox, in the transaction that writes the last of them.
  static func put(
    _ message: Int, thread: ChatThread, recipient: String, profile: ShopProfile, now: Instant, in writer: Writer
  ) throws {
    let rows = try writer.rows(
      """
      SELECT m.id, m.client_id, m.speaker, m.body, s.name FROM chat_message m
      JOIN chat_thread t ON t.id = m.thread_id LEFT JOIN staff s ON s.id = m.staff_id
      WHERE m.thread_id = \(thread.id) AND m.id > t.mailed AND m.id <= \(message) AND m.is_private = 0 ORDER BY m.id
      """)
    guard let last = rows.last, last.int("id") == message else { return }
    let entries = try rows.map { row in
      Entry(
        speaker: ChatSpeaker(rawValue: row.string("speaker")) ?? .shop,
        author: SafeText(cleaning: row.optionalString("name") ?? profile.name.string),
        body: try JSONText.decode(ChatBody.self, from: row.string("body")))
    }
    // An id that could be guessed would let a stranger who forges a sender write into the thread.
    let secret = SHA256.digest(of: last.string("client_id")).prefix(8).hexadecimal
    try Outbox.put(
      OutboxMessage(
        kind: .chatReply, messageID: "chat-\(message).\(secret)", recipient: recipient,
        subject: "Your question to \(profile.name)", body: compose(entries, profile: profile)),
      thread: thread.id, now: now, in: writer)
    try writer.execute("UPDATE chat_thread SET mailed = \(message) WHERE id = \(thread.id)")
  }

  /// One message of a conversation, as a mail tells it.
  struct Entry: Hashable, Sendable {
    var speaker: ChatSpeaker
    /// Who of the shop wrote it.
    var author: SafeText
    var body: ChatBody
  }

  /// The last entries only: the rest is in the mails before, or on the screen.
  private static let entryLimit = 20

  /// The text of a mail: what the shopper asked as a quote, what was answered, and the ways back into the conversation.
  static func compose(_ entries: [Entry], profile: ShopProfile) -> SafeText {
    var blocks: [SafeText] = []
    var authorBefore: SafeText?
    for entry in entries.suffix(entryLimit) {
      guard let text = entry.body.mailText(locale: profile.locale) else { continue }
      guard entry.speaker != .shopper else {
        blocks.append(quoted(text))
        authorBefore = nil
        continue
      }
      if entry.author != authorBefore { blocks.append("\(entry.author) answers:") }
      blocks.append(text)
      authorBefore = entry.author
    }
    blocks.append(
      "You can simply answer this mail. Or open the shop in your terminal and\npress F2: it is the same conversation.")
    return SafeText(cleaningLines: blocks.map(\.string).joined(separator: "\n\n") + "\n\n-- \n\(profile.name)")
  }

  private static func quoted(_ text: SafeText) -> SafeText {
    let lines = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    return SafeText(cleaningLines: lines.map { "> " + $0 }.joined(separator: "\n"))
  }
}

extension ChatBody {
  /// What a message says where no card can be drawn; nil for what only happened.
  func mailText(locale: String) -> SafeText? {
    func amount(_ money: Money) -> SafeText { money.formatted(locale: locale) }
    return switch self {
    case .text(let text): text
    case .product(let card): "\(card.title), \(amount(card.price))\(card.isInStock ? "" : ", sold out")"
    case .order(let card): "Order \(card.number), \(amount(card.total)), arrives \(card.arrives.label)"
    case .answer(let answer): "\(answer.source):\n\(answer.passage)"
    case .voucher(let card):
      "Voucher \(card.code): \(amount(card.amount)) off, until \(card.validUntil.advanced(byDays: -1).shortLabel(withYear: true))"
    case .event: nil
    }
  }
}

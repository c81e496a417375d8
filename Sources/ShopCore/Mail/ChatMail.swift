import Commerce
import Database
import PlainText

/// Replies that go out by mail, because their reader has left the shop.
enum ChatMail {
  /// Puts a message of staff into the outbox, in the transaction that writes it.
  static func put(
    _ message: Int, thread: ChatThread, recipient: String, profile: ShopProfile, now: Instant, in writer: Writer
  ) throws {
    guard
      let row = try writer.row(
        "SELECT m.body, s.name FROM chat_message m LEFT JOIN staff s ON s.id = m.staff_id WHERE m.id = \(message)")
    else { return }
    let body = try JSONText.decode(ChatBody.self, from: row.string("body"))
    let author = SafeText(cleaning: row.optionalString("name") ?? profile.name.string)
    let text: SafeText = if case .text(let text) = body { text } else { body.excerpt }
    let words: SafeText = "\(text)\n\n\(author), \(profile.name)"
    try writer.execute(
      """
      INSERT INTO outbox (message_id, kind, thread_id, recipient, subject, body, created_at)
      VALUES (\("chat-\(message)"), 'chat_reply', \(thread.id), \(recipient),
        \("Your question to \(profile.name.string)"), \(words.string), \(now.seconds))
      """)
  }
}

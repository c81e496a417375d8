import Commerce
import Database
import PlainText

/// The mails of a conversation before one of its mails, for programs that show them together.
enum MailChain {
  /// What stands before the Message-ID in the client id of a message that came by mail.
  static func clientIDPrefix(guest: Int) -> String { "mail-\(guest)-" }

  /// Message-IDs, the oldest first.
  static func ids(before mail: Int, thread: Int, domain: String, in reader: Reader) throws -> [String] {
    let rows = try reader.rows(
      """
      SELECT o.created_at AS at, 1 AS place, o.id, o.message_id, 0 AS guest_id FROM outbox o
      WHERE o.thread_id = \(thread) AND o.id < \(mail)
      UNION ALL
      SELECT m.sent_at AS at, 0 AS place, m.id, m.client_id AS message_id, t.guest_id FROM chat_message m
      JOIN chat_thread t ON t.id = m.thread_id JOIN outbox o ON o.id = \(mail) AND m.sent_at <= o.created_at
      WHERE m.thread_id = \(thread) AND m.channel = 'mail' AND m.speaker = 'shopper'
      ORDER BY at, place, id
      """)
    return rows.map { row in
      let id = row.string("message_id")
      guard row.int("place") == 0 else { return "\(id)@\(domain)" }
      return String(id.dropFirst(clientIDPrefix(guest: row.int("guest_id")).count))
    }
  }
}

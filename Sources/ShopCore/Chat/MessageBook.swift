import Commerce
import Database
import PlainText

/// A message before it has an id.
struct NewMessage: Sendable {
  var clientID: String
  var speaker: ChatSpeaker
  var staff: Int?
  var body: ChatBody
  var channel = ChatChannel.screen
  var isPrivate = false
}

/// The rows of messages.
enum MessageBook {
  /// Messages that one guest may write within a minute; more is no person.
  static let perMinute = 100

  /// Writes a message and returns its id; nil when there is one with this client id already.
  @discardableResult
  static func insert(_ message: NewMessage, thread: Int, now: Instant, in writer: Writer) throws -> Int? {
    let count = try writer.execute(
      """
      INSERT INTO chat_message (thread_id, client_id, speaker, staff_id, body, channel, sent_at, is_private)
      VALUES (\(thread), \(message.clientID), \(message.speaker.rawValue), \(message.staff),
        \(try JSONText.encode(message.body)), \(message.channel.rawValue), \(now.seconds), \(message.isPrivate))
      ON CONFLICT (client_id) DO NOTHING
      """)
    return count == 0 ? nil : writer.lastInsertedID
  }

  /// Writes down what happened to a thread.
  static func note(_ event: ChatEvent, thread: Int, now: Instant, in writer: Writer) throws {
    // Numbered by the thread's own entries: an event cannot be sent twice, so its id only has to be new.
    let next = (try writer.int("SELECT max(id) FROM chat_message") ?? 0) + 1
    try insert(
      NewMessage(
        clientID: "event-\(thread)-\(next)", speaker: .shop, body: .event(event),
        isPrivate: event.isForStaffAlone), thread: thread, now: now, in: writer)
  }

  /// In which thread the message with this client id stands.
  static func thread(ofClientID id: String, in reader: Reader) throws -> Int? {
    try reader.int("SELECT thread_id FROM chat_message WHERE client_id = \(id)")
  }

  static func body(ofClientID id: String, in reader: Reader) throws -> ChatBody? {
    try reader.string("SELECT body FROM chat_message WHERE client_id = \(id)")
      .map { try JSONText.decode(ChatBody.self, from: $0) }
  }

  /// The last messages of a guest, in order; private ones only for staff.
  static func messages(
    ofGuest guest: Int, forStaff: Bool, limit: Int, shop: SafeText, memory: MessageMemory, in reader: Reader
  ) throws -> [ChatMessage] {
    let hidden: SQL = forStaff ? "" : " AND m.is_private = 0"
    let rows = try reader.rows(
      """
      SELECT m.*, s.name AS author, t.shopper_delivered, t.shopper_read, t.staff_delivered, t.staff_read
      FROM chat_thread t JOIN chat_message m ON m.thread_id = t.id LEFT JOIN staff s ON s.id = m.staff_id
      WHERE t.guest_id = \(guest)\(hidden) ORDER BY m.id DESC LIMIT \(limit)
      """)
    return try rows.reversed().map { try message($0, shop: shop, memory: memory) }
  }

  private static func message(_ row: Row, shop: SafeText, memory: MessageMemory) throws -> ChatMessage {
    let speaker = ChatSpeaker(rawValue: row.string("speaker")) ?? .shop
    let id = row.int("id")
    let marks = ThreadMarks(
      shopperDelivered: row.int("shopper_delivered"), shopperRead: row.int("shopper_read"),
      staffDelivered: row.int("staff_delivered"), staffRead: row.int("staff_read"))
    let author: SafeText =
      switch speaker {
      case .shopper: .empty
      case .staff: SafeText(cleaning: row.optionalString("author") ?? "Staff")
      case .shop: shop
      }
    return ChatMessage(
      id: id, thread: row.int("thread_id"), clientID: row.string("client_id"), speaker: speaker, author: author,
      body: try memory.body(of: id) { try JSONText.decode(ChatBody.self, from: row.string("body")) },
      channel: ChatChannel(rawValue: row.string("channel")) ?? .screen,
      sentAt: Instant(seconds: row.int("sent_at")), isPrivate: row.bool("is_private"),
      delivery: marks.delivery(of: id, by: speaker))
  }

  /// Throws when a guest has written more within the last minute than a person can.
  static func checkPace(of guest: Int, now: Instant, in reader: Reader) throws {
    let count = try reader.int(
      """
      SELECT count(*) FROM (SELECT m.sent_at FROM chat_thread t JOIN chat_message m ON m.thread_id = t.id
        WHERE t.guest_id = \(guest) AND m.speaker = 'shopper' ORDER BY m.id DESC LIMIT \(perMinute))
      WHERE sent_at > \(now.seconds - 60)
      """)
    if count ?? 0 >= perMinute { throw ChatFault.tooFast }
  }

  /// What a person or a file gave as a text, cleaned and checked.
  static func checked(_ text: String) throws -> SafeText {
    // A text far beyond the limit need not be cleaned to be refused.
    guard text.utf8.count <= ChatBody.longestText * 64 else { throw ChatFault.tooLong(limit: ChatBody.longestText) }
    // A card number is never kept, wherever it was typed.
    let clean = CardNumber.masked(in: SafeText(cleaningLines: text).trimmed)
    guard !clean.isEmpty else { throw ChatFault.empty }
    guard clean.length <= ChatBody.longestText, clean.string.utf8.count <= 12 * ChatBody.longestText else {
      throw ChatFault.tooLong(limit: ChatBody.longestText)
    }
    return clean
  }
}

package import Commerce
import Database
import PlainText

extension Shop {
  /// Takes an answer to one of the shop's mails into the conversation, as a message of the shopper.
  ///
  /// The mail names the one it answers (`In-Reply-To`, `References`), and must come from the address to which that went:
  /// whoever guesses an id writes into nobody's conversation. That a sender is who the mail says is for the mail server to
  /// check (SPF, DKIM, DMARC). Taking the same mail a second time changes nothing. An answer to a mail about an order
  /// becomes a message of the guest whose order it is.
  ///
  /// - Throws: ``MailFault``, ``ChatFault/tooFast``.
  package func ingest(_ bytes: [UInt8]) throws -> MailOutcome {
    let mail = try IncomingMail(bytes)
    guard !mail.isAutomatic else { return .automatic }
    guard let origin = try ledger.read({ try self.origin(of: mail, in: $0) }) else { return .unknownReference }
    guard origin.address.reachesSamePerson(as: mail.sender) else { return .otherSender }
    guard !mail.text.isEmpty else { return .empty }
    let body = ChatBody.text(try MessageBook.checked(mail.messageText.string))
    let thread = try say(
      [body], clientID: mail.clientID(guest: origin.guest), guest: origin.guest, place: nil, channel: .mail,
      preferring: origin.thread)
    // Who answers by mail is told by mail.
    if !origin.hasEmail { _ = try leaveEmail(mail.sender.address, guest: origin.guest) }
    return thread.map { .kept(thread: $0) } ?? .alreadyKept
  }

  /// Whom the mail that is answered went to.
  private func origin(of mail: IncomingMail, in reader: Reader) throws -> MailOrigin? {
    guard let domain = mailAddress?.asciiDomain else { return nil }
    for reference in mail.references {
      let halves = reference.split(separator: "@")
      guard halves.count == 2, halves[1].lowercased() == domain else { continue }
      let row = try reader.row(
        """
        SELECT o.thread_id, COALESCE(t.guest_id, r.guest_id) AS guest, c.email AS known,
          CASE WHEN o.thread_id IS NULL THEN o.recipient ELSE c.email END AS address
        FROM outbox o LEFT JOIN chat_thread t ON t.id = o.thread_id LEFT JOIN orders r ON r.id = o.order_id
        LEFT JOIN customer c ON c.guest_id = COALESCE(t.guest_id, r.guest_id)
        WHERE o.message_id = \(String(halves[0]))
        """)
      guard let row, let guest = row.optionalInt("guest"),
        let address = row.optionalString("address").flatMap({ MailAddress($0) })
      else { continue }
      return MailOrigin(
        guest: guest, thread: row.optionalInt("thread_id"), address: address,
        hasEmail: row.optionalString("known") != nil)
    }
    return nil
  }
}

/// A mail of the shop's that somebody answers.
private struct MailOrigin {
  var guest: Int
  /// The conversation the mail was about; nil for one about an order.
  var thread: Int?
  /// Who may answer: the address of the conversation, or the order's.
  var address: MailAddress
  /// The shop knows already where to mail this guest.
  var hasEmail: Bool
}

extension IncomingMail {
  /// The text at the length of a message; what is cut off says so.
  fileprivate var messageText: SafeText {
    let note: SafeText = "\n\n[The mail was longer.]"
    guard text.length > ChatBody.longestText else { return text }
    return text.prefix(ChatBody.longestText - note.length) + note
  }

  /// The same for the same mail, and never the same for two guests.
  fileprivate func clientID(guest: Int) -> String {
    let prefix = MailChain.clientIDPrefix(guest: guest)
    if let messageID, messageID.utf8.count <= 200 { return prefix + messageID }
    let words = messageID ?? "\(sender.address)\n\(subject)\n\(references)\n\(text)"
    return prefix + SHA256.digest(of: words).hexadecimal
  }
}

package import PlainText

/// A mail of the shop's own, in plain text.
package struct MailMessage: Hashable, Sendable {
  package var from: MailAddress
  package var to: MailAddress
  package var subject: SafeText
  package var date: Instant
  /// `left@right`, without brackets; never changes for the same message, so that a receiver knows one sent twice.
  package var messageID: String
  /// The message that it answers.
  package var inReplyTo: String?
  /// The conversation before it, the oldest first.
  package var references: [String] = []
  package var body: SafeText
  /// No person wrote it (RFC 3834): programs that answer for people who are away should not.
  package var isAutomatic = false

  package init(
    from: MailAddress, to: MailAddress, subject: SafeText, date: Instant, messageID: String, body: SafeText
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.body = body
  }
}

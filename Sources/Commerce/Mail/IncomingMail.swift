package import PlainText

/// A mail that somebody sent to the shop, read as far as a conversation needs it.
package struct IncomingMail: Hashable, Sendable {
  package var sender: MailAddress
  package var subject: SafeText
  /// Without brackets; nil when the sender's program gave none.
  package var messageID: String?
  /// The ids of the messages that it answers, the nearest first.
  package var references: [String]
  /// No person wrote it: an absence notice, a report of a failed delivery, a list.
  package var isAutomatic: Bool
  /// What the sender wrote, without the message that is answered and without the signature; may be empty.
  package var text: SafeText

  /// The largest mail that is read: more than mail servers pass on.
  package static let limit = 40 * 1024 * 1024
  private static let referenceLimit = 100

  /// Reads a mail as a mail server hands it over (RFC 5322); lines may end in CRLF or in LF.
  package init(_ bytes: [UInt8]) throws(MailFault) {
    guard bytes.count <= IncomingMail.limit else { throw .tooLarge(limit: IncomingMail.limit) }
    var lines = MailLines(bytes)
    var budget = HeaderBudget()
    let headers = try MailHeaders(&lines, budget: &budget)
    sender = try MailSender.read(headers.all("from"))
    subject = SafeText(cleaning: EncodedWords.decoded(headers["subject"] ?? ""))
    messageID = MessageID.ids(in: headers["message-id"] ?? "", limit: 1).first
    let answered = MessageID.ids(in: headers["in-reply-to"] ?? "", limit: IncomingMail.referenceLimit)
    references =
      answered + MessageID.ids(in: headers["references"] ?? "", limit: IncomingMail.referenceLimit).reversed()
    isAutomatic = IncomingMail.isAutomatic(headers)
    // What a machine wrote is not read: reports have parts of their own kind.
    guard !isAutomatic else {
      text = .empty
      return
    }
    var body = MailBody(lines, budget: budget)
    text = MailReply.text(of: SafeText(cleaningLines: try body.text(of: headers)))
  }

  /// RFC 3834 §5, RFC 2076, RFC 6522, and what programs did before those.
  private static func isAutomatic(_ headers: MailHeaders) -> Bool {
    func word(_ name: String) -> String { ParameterizedValue(headers[name] ?? "").value }
    let submitted = word("auto-submitted")
    if !submitted.isEmpty, submitted != "no" { return true }
    if ["bulk", "junk", "list", "auto_reply"].contains(word("precedence")) { return true }
    if ["x-autoreply", "x-autorespond", "x-auto-reply-from", "list-id"].contains(where: { headers[$0] != nil }) {
      return true
    }
    return word("return-path") == "<>" || word("content-type") == "multipart/report"
  }
}

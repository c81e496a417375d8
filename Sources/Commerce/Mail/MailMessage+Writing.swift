import PlainText

extension MailMessage {
  /// The mail as RFC 5322 and MIME want it: ASCII, lines of at most 78 characters that end in CRLF.
  ///
  /// No text can begin a header of its own: control characters and line ends are gone from every one, and ids that are no
  /// ids are left out.
  package var bytes: [UInt8] {
    var lines = [
      "Date: " + date.mailDate,
      "From: " + HeaderText.mailbox(from, after: 6),
      "To: " + HeaderText.mailbox(to, after: 4),
      "Subject: " + HeaderText.unstructured(subject, after: 9),
    ]
    if let id = MessageID.bracketed(messageID) { lines.append("Message-ID: " + id) }
    if let id = inReplyTo.flatMap(MessageID.bracketed) { lines.append("In-Reply-To: " + id) }
    let chain = shortened(references.compactMap(MessageID.bracketed))
    if !chain.isEmpty { lines.append("References: " + chain.joined(separator: "\r\n ")) }
    if isAutomatic { lines.append("Auto-Submitted: auto-generated") }
    lines += [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
    ]
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8) + QuotedPrintable.encoded(body.string)
  }

  /// A long conversation is told by its beginning and its last messages.
  private func shortened(_ chain: [String]) -> [String] {
    chain.count <= 20 ? chain : Array(chain.prefix(1) + chain.suffix(19))
  }
}

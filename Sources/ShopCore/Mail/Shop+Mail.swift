import Commerce
import Database
import PlainText

/// What came of writing the outbox into files.
package struct MailRun: Hashable, Sendable {
  /// Names of the files, in the order of the outbox.
  package var files: [String]
  /// Mails to addresses that are none; they stay in the outbox.
  package var unaddressable: [Int]

  package init(files: [String] = [], unaddressable: [Int] = []) {
    self.files = files
    self.unaddressable = unaddressable
  }
}

extension Shop {
  /// The folder into which mail goes when no other is named.
  package var outboxPath: String { folder.outboxPath }

  /// Writes every mail that has not been sent into a folder, as `<id>-<kind>.eml`, and marks it as sent.
  ///
  /// A mail whose file was written and that was not marked, because the program ended there, is written again under the
  /// same name and with the same Message-ID. Of several who do this at once one waits for the other, so that no mail is in
  /// two folders.
  ///
  /// - Throws: ``MailFolderFault``; what was written before stays marked.
  package func writeMail(into path: String) throws -> MailRun {
    let lock = try BuildLock(path: folder.outboxLockPath, waits: true)
    defer { withExtendedLifetime(lock) {} }
    try mailWhatNobodyRead()
    let mails = try MailFolder(path: path)
    var run = MailRun()
    var last = 0
    while let row = try ledger.read({
      try $0.row("SELECT * FROM outbox WHERE sent_at IS NULL AND id > \(last) ORDER BY id LIMIT 1")
    }) {
      last = row.int("id")
      guard let mail = try mail(row) else {
        run.unaddressable.append(last)
        continue
      }
      let name = "\(last)-\(row.string("kind")).eml"
      try mails.put(mail.bytes, as: name)
      try markSent(last)
      run.files.append(name)
    }
    return run
  }

  private func markSent(_ id: Int) throws {
    let now = world.now()
    try ledger.write { try $0.execute("UPDATE outbox SET sent_at = \(now.seconds) WHERE id = \(id)") }
  }

  /// A mail of the outbox; nil when it has no address to go to or to come from.
  private func mail(_ row: Row) throws -> MailMessage? {
    guard let from = mailAddress, let to = MailAddress(row.string("recipient")) else { return nil }
    var mail = MailMessage(
      from: from, to: to, subject: SafeText(cleaning: row.string("subject")),
      date: Instant(seconds: row.int("created_at")), messageID: "\(row.string("message_id"))@\(from.asciiDomain)",
      body: SafeText(cleaningLines: row.string("body")))
    guard let thread = row.optionalInt("thread_id") else {
      mail.isAutomatic = true
      return mail
    }
    mail.references = try ledger.read {
      try MailChain.ids(before: row.int("id"), thread: thread, domain: from.asciiDomain, in: $0)
    }
    mail.inReplyTo = mail.references.last
    return mail
  }

  /// Whom the shop's mail is from.
  var mailAddress: MailAddress? { MailAddress(profile.email.string, name: profile.name) }

  /// Puts replies into the outbox that came while their readers were in the shop, and that they left without reading.
  private func mailWhatNobodyRead() throws {
    try forgetTheGone()
    let now = world.now()
    try ledger.write { writer in
      let rows = try writer.rows(
        """
        SELECT t.id, max(m.id) AS last FROM chat_thread t
        JOIN chat_message m ON m.thread_id = t.id AND m.id > t.mailed AND m.id > t.shopper_read
        JOIN customer c ON c.guest_id = t.guest_id AND c.email IS NOT NULL
        WHERE m.speaker = 'staff' AND m.is_private = 0
          AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.guest_id = t.guest_id AND v.ended_at IS NULL)
        GROUP BY t.id
        """)
      for row in rows {
        let thread = try ThreadBook.thread(row.int("id"), in: writer).thread
        guard let email = thread.email else { continue }
        try ChatMail.put(row.int("last"), thread: thread, recipient: email, profile: profile, now: now, in: writer)
      }
    }
  }
}

import Commerce
import Foundation
import PlainText
import Testing

/// Mail as all the world writes it.
@Suite struct MailReadingTests {
  @Test(arguments: [true, false])
  func `a mail's headers are found, folded and in any case, with either line end`(crlf: Bool) throws {
    let mail = try IncomingMail(
      """
      From ada@example.com Mon Nov  2 12:00:00 2026
      Received: from somewhere
      FROM: "Byron, Ada" <Ada@Example.com>
      subject: Re: Your
        question
      Message-Id: <a.1@mail.example>
      In-Reply-To: <chat-12@shop.example>
      References: <chat-3@shop.example>
      \t<b@mail.example> <chat-12@shop.example>

      Yes, please.

      Two lines.
      """, crlf: crlf)
    #expect(mail.sender == MailAddress("Ada@example.com", name: "Byron, Ada"))
    #expect(mail.subject == "Re: Your  question")
    #expect(mail.messageID == "a.1@mail.example")
    #expect(
      mail.references == ["chat-12@shop.example", "chat-12@shop.example", "b@mail.example", "chat-3@shop.example"])
    #expect(mail.text == "Yes, please.\n\nTwo lines.")
    #expect(!mail.isAutomatic)
  }

  @Test(arguments: [
    ("=?utf-8?Q?Caf=C3=A9_au_lait?=", "Café au lait"), ("=?UTF-8?B?Q2Fmw6k=?=", "Café"),
    ("=?iso-8859-1?q?Caf=E9?= noir", "Café noir"), ("=?windows-1252?Q?5_=80?=", "5 €"),
    ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"), ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
    ("=?utf-8?B?w?= =?utf-8?B?6k=?=", ""), ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),
    ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"), ("=?koi8-r?Q?=C1?=", "=?koi8-r?Q?=C1?="),
    ("=?utf-8?Q?open", "=?utf-8?Q?open"), ("a =? b", "a =? b"), ("=?utf-8?Q?=0A=0D=1B[31m?=x", "  x"),
    ("=?us-ascii?Q?plain?=", "plain"),
  ])
  func `a subject in encoded words is read`(header: String, subject: String) throws {
    let read = try IncomingMail("From: a@b.example\nSubject: \(header)\n\nx").subject.string
    if subject.isEmpty { return #expect(!read.contains("\u{1B}")) }
    #expect(read == subject)
  }

  static let encodings: [(headers: String, body: String, text: String)] = [
    ("", "Grüße", "Grüße"),
    ("Content-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset=UTF-8\n", "Grüße", "Grüße"),
    ("Content-Transfer-Encoding: quoted-printable\n", "Gr=C3=BC=\n=C3=9Fe=20 \n=3D =XY =", "Grüße\n= =XY"),
    ("Content-Transfer-Encoding: Base64\n", "R3LDvMOf\n  ZQ==\n", "Grüße"),
    ("Content-Type: TEXT/plain; format=flowed; charset=\"utf-8\"\n", "one \ntwo\n three\n", "one two\nthree"),
    ("Content-Type: text/plain; format=flowed; delsp=yes\n", "日本 \n語\n", "日本語"),
    ("Content-Type: text/html\n", "<p>Hello&nbsp;<b>you</b><br>A &amp; B &#8364;</p>", "Hello you\nA & B €"),
  ]

  @Test(arguments: encodings)
  func `a text is read in every encoding of mail`(headers: String, body: String, text: String) throws {
    #expect(try IncomingMail.body(body, headers: headers) == text)
  }

  @Test(arguments: ["iso-8859-1", "ISO-8859-1", "windows-1252", "us-ascii", "latin1"])
  func `bytes of old character sets are letters`(charset: String) throws {
    let headers = "Content-Type: text/plain; charset=\(charset)"
    #expect(try IncomingMail.body(bytes: [0x47, 0x72, 0xFC, 0xDF, 0x65, 0x20, 0x80], headers: headers) == "Grüße €")
  }

  @Test func `a mail with no word about its letters is UTF-8 when it can be`() throws {
    #expect(try IncomingMail.body(bytes: [0x47, 0x72, 0xFC], headers: "X: y") == "Grü")
    #expect(try IncomingMail.body(bytes: Array("Grü".utf8), headers: "X: y") == "Grü")
  }

  static let multiparts: [(name: String, body: String, text: String)] = [
    (
      "the plain part comes before HTML", "--b\nContent-Type: text/html\n\n<p>html</p>\n--b\n\nplain\n--b--\nafter",
      "plain"
    ),
    ("HTML alone is read", "before\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--", "html"),
    (
      "parts within parts",
      "--b\nContent-Type: multipart/alternative; boundary=\"b 2\"\n\n--b 2\n\ninner\n--b 2--\n--b\n\nouter\n--b--",
      "inner"
    ),
    (
      "an outer boundary ends what is within",
      "--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\nContent-Type: image/png\n\nxx\n--b\n\nouter\n--b--",
      "outer"
    ),
    (
      "attachments are no answer",
      "--b\nContent-Disposition: attachment; filename=a.txt\n\nfile\n--b  \n\nanswer\n--b--", "answer"
    ),
    ("an empty part is passed over", "--b\n\n \n--b\n\nanswer\n--b--", "answer"),
    ("a boundary that never ends", "--b\n\nanswer", "answer"),
    ("what only looks like a boundary", "--b\n\nanswer\n--bc\n--\n--b--", "answer\n--bc\n--"),
    ("a mail within a mail is not opened", "--b\nContent-Type: message/rfc822\n\nFrom: x\n\nno\n--b\n\nyes", "yes"),
  ]

  @Test(arguments: multiparts)
  func `the text is found among the parts`(name: String, body: String, text: String) throws {
    for crlf in [true, false] {
      let mail = "From: ada@example.com\nContent-Type: multipart/mixed; boundary=b\n\n\(body)"
      #expect(try IncomingMail(mail, crlf: crlf).text.string == text, "\(name)")
    }
  }

  @Test(arguments: [
    ("ada@example.com", "", "ada@example.com"), ("Ada <ada@example.com>", "Ada", "ada@example.com"),
    ("ada@example.com (Ada, at (home))", "", "ada@example.com"),
    ("=?utf-8?Q?=3Ceve=40example.com=3E?= <ada@example.com>", "<eve@example.com>", "ada@example.com"),
    ("\"eve@example.com <\" <ada@example.com>", "eve@example.com <", "ada@example.com"),
    ("\"a\\\"b\" <ada@EXAMPLE.com>", "a\"b", "ada@example.com"),
  ])
  func `a sender is one address and perhaps a name`(header: String, name: SafeText, address: String) throws {
    #expect(try IncomingMail("From: \(header)\n\nx").sender == MailAddress(address, name: name))
  }

  static let refused: [(headers: String, fault: MailFault)] = [
    ("Subject: x", .noSender), ("From: nobody", .noSender), ("From: \"ada@example.com", .noSender),
    ("From: <ada@example.com", .noSender), ("", .noSender),
    ("From: a@b.example\nFrom: c@d.example", .severalSenders), ("From: a@b.example, c@d.example", .severalSenders),
    ("From: <a@b.example> <c@d.example>", .severalSenders),
    ("From: a@b.example\nContent-Type: text/plain; charset=iso-2022-jp", .unknownCharset("iso-2022-jp")),
    ("From: a@b.example\nContent-Transfer-Encoding: uuencode", .unknownEncoding("uuencode")),
    ("From: a@b.example\nContent-Type: image/png", .noText),
    ("From: a@b.example\nContent-Type: multipart/mixed; boundary=b", .noText),
  ]

  @Test(arguments: refused)
  func `what cannot be read is refused with the reason`(headers: String, fault: MailFault) {
    #expect(throws: fault) { try IncomingMail("\(headers)\n\nx") }
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: Bulk", "Precedence: list",
    "X-Autoreply: yes", "List-Id: <news.example>", "Return-Path: <>",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
  ])
  func `what no person wrote is known`(header: String) throws {
    #expect(try IncomingMail("From: a@b.example\n\(header)\n\nI am away.").isAutomatic)
  }

  @Test(arguments: ["Auto-Submitted: no", "Precedence: normal", "Return-Path: <a@b.example>", "X-Mailer: x"])
  func `what a person wrote is known, too`(header: String) throws {
    #expect(try !IncomingMail("From: a@b.example\n\(header)\n\nHello").isAutomatic)
  }
}

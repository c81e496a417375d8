import Commerce
import PlainText
import Testing

/// Mail as the shop writes it.
@Suite struct MailWritingTests {
  @Test func `a mail is what RFC 5322 and MIME say it is`() throws {
    var mail = try MailMessage.sample(body: "Grüße\nAda pays 5 € = 5.\n.dot\nFrom here ")
    mail.inReplyTo = "abc@mail.example"
    mail.references = ["chat-3@harbourlane.example", "abc@mail.example"]
    mail.isAutomatic = true
    let expected = """
      Date: Mon, 2 Nov 2026 12:00:05 +0000
      From: Harbour Lane Coffee <hello@harbourlane.example>
      To: ada@example.com
      Subject: Your question
      Message-ID: <chat-12@harbourlane.example>
      In-Reply-To: <abc@mail.example>
      References: <chat-3@harbourlane.example>
       <abc@mail.example>
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe
      Ada pays 5 =E2=82=AC =3D 5.
      =2Edot
      =46rom here=20

      """
    #expect(mail.text == expected.replacing("\n", with: "\r\n"))
  }

  static let subjects: [(subject: SafeText, header: String)] = [
    ("Your order TS-0123-4567", "Your order TS-0123-4567"),
    ("Your café order", "=?utf-8?Q?Your_caf=C3=A9_order?="),
    ("=?utf-8?Q?no?=", "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fno=3F=3D?="),
    ("two  blanks", "=?utf-8?Q?two__blanks?="),
    ("a\nBcc: eve@example.com", "a Bcc: eve@example.com"),
    ("", ""),
    (
      "One long subject that goes on until it has to be broken between two of its words",
      "One long subject that goes on until it has to be broken between two\r\n of its words"
    ),
    (
      SafeText(cleaning: String(repeating: "é", count: 12)),
      "=?utf-8?Q?=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9?=\r\n =?utf-8?Q?=C3=A9=C3=A9=C3=A9?="
    ),
  ]

  @Test(arguments: subjects)
  func `a subject keeps to one header of short lines`(subject: SafeText, header: String) throws {
    let text = try MailMessage.sample(subject: subject).text
    #expect(text.contains("\r\nSubject: \(header)\r\nMessage-ID: "), "\(text)")
  }

  @Test(arguments: [
    ("Harbour Lane", "Harbour Lane <hello@shop.example>"),
    ("O'Neill & Sons, \"Ltd\"", "\"O'Neill & Sons, \\\"Ltd\\\"\" <hello@shop.example>"),
    ("Café", "=?utf-8?Q?Caf=C3=A9?=\r\n <hello@shop.example>"),
    ("", "hello@shop.example"),
    ("a\r\nBcc: eve@example.com", "\"a Bcc: eve@example.com\" <hello@shop.example>"),
  ])
  func `a sender's name cannot be taken for anything else`(name: String, header: String) throws {
    var mail = try MailMessage.sample()
    mail.from = try #require(MailAddress("hello@shop.example", name: SafeText(cleaningLines: name)))
    #expect(mail.text.contains("\r\nFrom: \(header)\r\n"), "\(mail.text)")
    #expect(try IncomingMail(mail.bytes).sender == mail.from)
  }

  @Test(arguments: [
    "ada", "ada@", "a b@example.com", "ada@example.com\r\nBcc: eve@example.com", "ada@example.com, eve@example.com",
    "<ada@example.com>", "\"ada\"@example.com", "ada@[127.0.0.1]", "",
  ])
  func `nothing but an address is an address`(text: String) {
    #expect(MailAddress(text) == nil)
  }

  /// RFC 3492 §7.1 and names in use.
  @Test(arguments: [
    ("ada@bücher.example", "ada@xn--bcher-kva.example"), ("Ada@MÜNCHEN.example", "Ada@xn--mnchen-3ya.example"),
    ("a@他们为什么不说中文.example", "a@xn--ihqwcrb4cv8a8dqg056pqjye.example"),
    ("a@почемужеонинеговорятпорусски.example", "a@xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example"),
    ("a@plain.example", "a@plain.example"),
  ])
  func `an international domain is written in the letters of the DNS`(address: String, ascii: String) throws {
    let mail = try #require(MailAddress(address))
    #expect(mail.asciiAddress == ascii)
    #expect(mail.reachesSamePerson(as: try #require(MailAddress(ascii.uppercased()))))
  }

  @Test(arguments: [
    "a b@shop.example", "chat-1", "<chat-1@shop.example>", "chat\r\nBcc: eve@example.com@x", "@shop.example", "",
  ])
  func `an id that is none is left out`(id: String) throws {
    var mail = try MailMessage.sample()
    (mail.messageID, mail.inReplyTo, mail.references) = (id, id, [id])
    for name in ["Message-ID:", "In-Reply-To:", "References:", "Bcc:"] { #expect(!mail.text.contains(name)) }
  }

  @Test(arguments: [
    "", " ", "\n", "plain", "  indented", "trailing  ", "日本語「括弧」", "e\u{301}", "=3D", "a\n\nb", ".", "From me",
    "\u{1B}[31mred\u{1B}[0m", String(repeating: "x", count: 3000), String(repeating: "é ", count: 400),
    String(repeating: "x", count: 75) + " ", String(repeating: "x", count: 76) + "\ny",
  ])
  func `what was written is what is read, in lines of ASCII that no server breaks`(text: String) throws {
    let clean = SafeText(cleaningLines: text)
    let mail = try MailMessage.sample(subject: clean, body: "Read:\n\(clean)")
    for line in mail.text.replacing("\r\n", with: "\n").split(separator: "\n") {
      #expect(line.utf8.count <= 78 && line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)")
    }
    let read = try IncomingMail(mail.bytes)
    #expect(read.subject == SafeText(cleaning: clean.string))
    #expect(read.messageID == "chat-12@harbourlane.example")
    let written = clean.string.split(separator: "\n").joined().filter { $0 != " " }
    #expect(read.text.string.filter { $0 != " " && $0 != "\n" } == "Read:" + written)
  }

  @Test func `a long conversation is told by its beginning and its end`() throws {
    var mail = try MailMessage.sample()
    mail.references = (1...50).map { "chat-\($0)@shop.example" }
    let ids = mail.text.matches(of: #/<chat-(\d+)@shop/#).map { String($0.1) }
    #expect(ids == ["1"] + (32...50).map(String.init))
  }
}

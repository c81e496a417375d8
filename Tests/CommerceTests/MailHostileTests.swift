import Commerce
import PlainText
import Testing

/// A mail without end; a test says its name, not its text.
struct Flood: CustomTestStringConvertible {
  var name: String
  var mail: String

  init(_ name: String, _ mail: String) { (self.name, self.mail) = (name, mail) }

  var testDescription: String { name }
}

/// Mail made to harm.
@Suite struct MailHostileTests {
  private static let head = "From: a@b.example\n"

  /// Each would hang a reader that is not linear, or fill the memory of one without limits.
  static let floods: [Flood] = [
    Flood("parts", "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\n\n", count: 10_000)),
    Flood(
      "parts with nothing to read",
      "Content-Type: multipart/mixed; boundary=b\n\n"
        + String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 10_000)
    ),
    Flood(
      "depth",
      "Content-Type: multipart/mixed; boundary=b0\n\n"
        + (1...1000).map { "--b\($0 - 1)\nContent-Type: multipart/mixed; boundary=b\($0)\n\n" }.joined()
    ),
    Flood("headers", String(repeating: "X-Header: y\n", count: 10_000) + "\nx"),
    Flood("a folded header", "Subject: a" + String(repeating: "\n b", count: 10_000) + "\n\nx"),
    Flood("an encoded subject", "Subject: " + String(repeating: "=?", count: 50_000) + "\n\nx"),
    Flood("a long parameter", "Content-Type: text/plain" + String(repeating: ";a=\"b\"", count: 20_000) + "\n\nx"),
    Flood("brackets", "References: " + String(repeating: "<a@b>", count: 20_000) + "\n\nx"),
    Flood("open tags", "Content-Type: text/html\n\n" + String(repeating: "<a", count: 200_000)),
    Flood("open styles", "Content-Type: text/html\n\n" + String(repeating: "<style>", count: 50_000)),
    Flood("ampersands", "Content-Type: text/html\n\n" + String(repeating: "&", count: 200_000)),
    Flood("quotes within quotes", "Content-Type: text/html\n\n" + String(repeating: "<blockquote>x", count: 20_000)),
    Flood("empty lines", "\nx" + String(repeating: "\n", count: 400_000)),
    Flood("attributions", "\n" + String(repeating: "On 1 \n", count: 40_000)),
    Flood("marks", "\nx" + String(repeating: "\u{301}", count: 100_000)),
    Flood("codes", "Content-Transfer-Encoding: quoted-printable\n\n" + String(repeating: "=", count: 400_000)),
  ]

  // The limit is there for a reader that hangs, on however busy a machine.
  @Test(.timeLimit(.minutes(10)), arguments: floods)
  func `a flood is read in its time or refused`(flood: Flood) throws {
    let mail = try? IncomingMail(Self.head + flood.mail, crlf: false)
    #expect(mail?.text.string.utf8.count ?? 0 <= flood.mail.utf8.count)
  }

  @Test func `a mail larger than mail servers pass on is refused at once`() {
    let bytes = [UInt8](repeating: 120, count: 50 * 1024 * 1024)
    #expect(throws: MailFault.tooLarge(limit: IncomingMail.limit)) { try IncomingMail(bytes) }
  }

  @Test func `of a mail with a large attachment the text is read`() throws {
    let head = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the picture.\n--b\n"
    let bytes = Array((head + "Content-Type: image/png\n\n").utf8) + [UInt8](repeating: 120, count: 20 * 1024 * 1024)
    #expect(try IncomingMail(bytes).text == "See the picture.")
  }

  @Test func `too many headers are refused`() {
    let lines = String(repeating: "X: y\n", count: 10_000)
    #expect(throws: MailFault.tooManyHeaders(limit: 2000)) { try IncomingMail(Self.head + lines + "\nx") }
  }

  @Test(arguments: [
    "\u{1B}]52;c;cm0gLXJmIH4=\u{07}", "\u{202E}txt.exe", "ad\u{200B}min", "\u{9B}31m", "\u{0}\u{8}",
    "z" + String(repeating: "\u{301}", count: 2000),
  ])
  func `nothing that acts on a terminal comes through a subject, a name, a text or a code in HTML`(text: String) throws
  {
    let html = text.unicodeScalars.map { "&#\($0.value);" }.joined()
    for mail in [
      "From: \"\(text)\" <a@b.example>\nSubject: \(text)\n\n\(text)",
      "From: <a@b.example>\nContent-Type: text/html\n\n\(html)x",
    ] {
      let read = try? IncomingMail(mail)
      for left in [read?.subject, read?.text, read?.sender.name].compactMap(\.self) {
        #expect(SafeText(cleaningLines: left.string) == left)
        #expect(left.string.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!left.string.unicodeScalars.contains("\u{202E}"))
      }
    }
  }

  @Test func `any bytes are a mail or a fault, never the end of the program`() {
    var random = SystemRandomNumberGenerator()
    let words: [String] = [
      "From: a@b.example\n", "\n", "\r\n", "--b", "--", "Content-Type: multipart/mixed; boundary=b\n", "<", ">", "=?",
      "?=", "=?utf-8?B?", "=3D", "=", "&#", ";", "\"", "\\", "(", ")", "@", " ", "\t", ":", "Content-Type: text/html\n",
      "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "On 1 wrote:\n", "> ",
      "</style", "<style", "<!--", "-- \n", "References: <", "é",
    ]
    for _ in 0..<1000 {
      let count = Int.random(in: 0..<30, using: &random)
      var bytes = (0..<count).flatMap { _ in Array((words.randomElement(using: &random) ?? "").utf8) }
      if Bool.random(using: &random) { bytes = Array("From: a@b.example\n".utf8) + bytes }
      if let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? IncomingMail(bytes)
    }
  }
}

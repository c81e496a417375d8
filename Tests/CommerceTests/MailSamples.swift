import Commerce
import PlainText
import Testing

extension MailMessage {
  /// A mail of the sample shop to Ada.
  static func sample(subject: SafeText = "Your question", body: SafeText = "It is there.") throws -> MailMessage {
    MailMessage(
      from: try #require(MailAddress("hello@harbourlane.example", name: "Harbour Lane Coffee")),
      to: try #require(MailAddress("ada@example.com")), subject: subject,
      // 2026-11-02 12:00:05 UTC
      date: Instant(seconds: 20_759 * 86_400 + 12 * 3600 + 5), messageID: "chat-12@harbourlane.example", body: body)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension IncomingMail {
  /// A mail whose lines are written with LF here, and read with CRLF unless that is what matters.
  init(_ text: String, crlf: Bool = true) throws {
    self = try IncomingMail(Array((crlf ? text.replacing("\n", with: "\r\n") : text).utf8))
  }

  /// The mail of a plain text with headers of its own before it.
  static func body(_ body: String, headers: String = "") throws -> String {
    try IncomingMail("From: ada@example.com\n\(headers)\n\(body)").text.string
  }

  /// The same with bytes that are no UTF-8.
  static func body(bytes: [UInt8], headers: String) throws -> String {
    try IncomingMail(Array("From: ada@example.com\n\(headers)\n\n".utf8) + bytes).text.string
  }
}

// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

@testable import Commerce
import PlainText

/// Properties of what comes by mail.
enum MailProperties {
  /// A mail is refused, or what is taken of it is safe to show and to answer.
  @Sendable static func mail(_ bytes: [UInt8]) -> String? {
    let mail: IncomingMail
    do {
      mail = try IncomingMail(bytes)
    } catch {
      return nil
    }
    let words = [mail.sender.name.string, mail.subject.string, mail.sender.address]
    if let found = words.lazy.compactMap({ ForbiddenText.first(in: $0) }).first { return "a header holds \(found)" }
    if EmailAddress.fault(in: mail.sender.address) != nil {
      return "the sender cannot be answered: \(mail.sender.address)"
    }
    if !mail.sender.asciiAddress.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) {
      return "the sender's address is not ASCII: \(mail.sender.asciiAddress)"
    }
    for id in [mail.messageID].compactMap({ $0 }) + mail.references
    where id.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) {
      return "a message's id carries more into a header"
    }
    return ForbiddenText.first(in: mail.text.string, keepingLines: true).map { "the text holds \($0)" }
  }

  /// HTML loses its tags and grows by no more than the signs of its quotes.
  @Sendable static func html(_ bytes: [UInt8]) -> String? {
    let html = String(decoding: bytes, as: UTF8.self)
    let text = HTMLText.plain(html)
    if text.unicodeScalars.count > 14 * html.unicodeScalars.count { return "the text is much longer than the HTML" }
    let clean = SafeText(cleaningLines: text)
    return ForbiddenText.first(in: clean.string, keepingLines: true).map { "the text holds \($0)" }
  }
}
#endif

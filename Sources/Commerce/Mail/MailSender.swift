import PlainText

/// Reading a `From` header (RFC 5322 §3.4).
enum MailSender {
  /// The one address in it.
  ///
  /// What could make two programs see two different senders is refused: several addresses, several headers, no address.
  static func read(_ headers: [String]) throws(MailFault) -> MailAddress {
    guard let header = headers.first else { throw .noSender }
    guard headers.count == 1 else { throw .severalSenders }
    var scanner = MailboxScanner()
    for character in header { scanner.take(character) }
    guard scanner.isComplete else { throw .noSender }
    guard !scanner.hasSeveral else { throw .severalSenders }
    // Names are decoded after the address has been found: an encoded word may hold brackets of its own.
    let name = SafeText(cleaning: EncodedWords.decoded(scanner.name.withoutOuterBlanks))
    guard let sender = MailAddress(scanner.address.withoutOuterBlanks, name: name) else { throw .noSender }
    return sender
  }
}

/// Goes through a mailbox character by character: quotes, comments, brackets.
private struct MailboxScanner {
  private var words = ""
  private var bracketed: String?
  private var isQuoted = false
  private var isEscaped = false
  private var isInBrackets = false
  private var comments = 0
  private(set) var hasSeveral = false

  var isComplete: Bool { !isQuoted && !isInBrackets && comments == 0 }
  var name: String { bracketed == nil ? "" : words }
  var address: String { bracketed ?? words }

  mutating func take(_ character: Character) {
    if isEscaped {
      isEscaped = false
      if comments == 0 { words.append(character) }
      return
    }
    switch character {
    case "\\" where isQuoted || comments > 0: isEscaped = true
    case "\"" where comments == 0: isQuoted.toggle()
    case _ where isQuoted: words.append(character)
    case "(": comments += 1
    case ")" where comments > 0: comments -= 1
    case _ where comments > 0: break
    case "<":
      if bracketed != nil { hasSeveral = true }
      (isInBrackets, bracketed) = (true, "")
    case ">": isInBrackets = false
    case "," where !isInBrackets: hasSeveral = true
    case _ where isInBrackets: bracketed?.append(character)
    default: words.append(character)
    }
  }
}

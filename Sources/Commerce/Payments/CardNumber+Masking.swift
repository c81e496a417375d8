package import PlainText

extension CardNumber {
  /// The shortest number looked for: below that too many barcodes and telephone numbers look like cards.
  static let shortestMasked = 14

  /// A text in which every card number has lost all but its last four digits: `my card is •••• 4242`.
  ///
  /// A number may stand in groups, with a blank, a dash or a dot between any two digits. Only those of a known brand and
  /// with a right check digit are taken for one.
  package static func masked(in text: SafeText) -> SafeText {
    // Almost no text has digits enough, and this is asked at every key.
    guard text.string.utf8.count(where: { (0x30...0x39).contains($0) }) >= shortestMasked else { return text }
    let characters = Array(text.string)
    var result = ""
    var index = 0
    while index < characters.count {
      if index == 0 || !characters[index - 1].isASCIIDigit, let number = number(in: characters, at: index) {
        result += number.card.masked
        index = number.end
      } else {
        result.append(characters[index])
        index += 1
      }
    }
    return SafeText(cleaningLines: result)
  }

  /// The longest number that begins there and does not go on behind its end.
  private static func number(in characters: [Character], at start: Int) -> (card: CardNumber, end: Int)? {
    var digits = ""
    var best: (card: CardNumber, end: Int)?
    var index = start
    while index < characters.count, digits.count <= 19 {
      if characters[index].isASCIIDigit {
        digits.append(characters[index])
        let isEnd = index + 1 == characters.count || !characters[index + 1].isASCIIDigit
        if isEnd, digits.count >= shortestMasked, let card = CardNumber(digits), card.brand != .unknown {
          best = (card, index + 1)
        }
      } else if digits.isEmpty || !" -.".contains(characters[index]) || index + 1 == characters.count
        || !characters[index + 1].isASCIIDigit
      {
        break
      }
      index += 1
    }
    return best
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

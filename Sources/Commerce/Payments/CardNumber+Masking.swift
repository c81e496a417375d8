package import PlainText

extension CardNumber {
  /// The shortest number looked for: below that too many barcodes and telephone numbers look like cards.
  private static let shortestMasked = 14

  /// A text in which every card number has lost all but its last four digits: `my card is •••• 4242`.
  ///
  /// A number may stand in groups, with a blank, a dash or a dot between any two digits. Only those of a known brand and
  /// with a right check digit are taken for one.
  package static func masked(in text: SafeText) -> SafeText {
    // Almost no text has digits enough, and this is asked at every key.
    guard digitCount(text.string) >= shortestMasked else { return text }
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

  /// Whether a text holds a card number, alone or with what is typed behind one in a field for cards, which may be an
  /// expiry date and a code without a blank between.
  package static func occurs(in text: String) -> Bool {
    guard digitCount(text) >= shortestMasked else { return false }
    return digitRuns(in: Array(text)).contains { run in
      (shortestMasked...19).contains { count in
        guard run.digits.count >= count, let card = CardNumber(String(run.digits.prefix(count))) else { return false }
        return card.brand != .unknown
      }
    }
  }

  /// A text without the digits that may become a card number, more than twelve in a row; nothing of it where it holds one,
  /// since a code may stand beside it.
  ///
  /// It is for what is kept while it is typed; of a number that is typed into the wrong field no more is ever written.
  package static func withoutLongRuns(_ text: String) -> String {
    guard digitCount(text) > 12 else { return text }
    if occurs(in: text) { return "" }
    var characters = Array(text)
    for run in digitRuns(in: characters).reversed() where run.digits.count > 12 {
      characters.removeSubrange(run.range)
    }
    return String(characters)
  }

  private static func digitCount(_ text: String) -> Int { text.utf8.count { (0x30...0x39).contains($0) } }

  /// Digits with at most a blank, a dash or a dot between any two.
  private static func digitRuns(in characters: [Character]) -> [(range: Range<Int>, digits: String)] {
    var runs: [(range: Range<Int>, digits: String)] = []
    for (index, character) in characters.enumerated() where character.isASCIIDigit {
      if let last = runs.last,
        last.range.upperBound == index || (last.range.upperBound == index - 1 && characters[index - 1].isSeparator)
      {
        runs[runs.count - 1] = (last.range.lowerBound..<index + 1, last.digits + String(character))
      } else {
        runs.append((index..<index + 1, String(character)))
      }
    }
    return runs
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
      } else if digits.isEmpty || !characters[index].isSeparator || index + 1 == characters.count
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
  /// What people write between the groups of a card number.
  fileprivate var isSeparator: Bool { " -.".contains(self) }
}

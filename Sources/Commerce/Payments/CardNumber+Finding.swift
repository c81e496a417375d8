/// Card numbers in fields that ask for something else.
extension CardNumber {
  /// Whether a text holds a card number, alone or with a date and a code right behind it, as it is typed in one go.
  ///
  /// It is written in one or in groups of which the first has four digits, in the digits of any script. Only numbers of a
  /// known brand with fourteen digits or more count: the others cannot be told from barcodes and telephones.
  package static func occurs(in text: String) -> Bool {
    guard text.unicodeScalars.count(where: { $0.decimalDigit != nil }) >= shortestMasked else { return false }
    let groups = DigitGroup.all(in: text)
    return groups.indices.contains { begins(in: groups[$0...]) }
  }

  private static func begins(in groups: ArraySlice<DigitGroup>) -> Bool {
    guard let first = groups.first, first.canBegin(longerThan: shortestMasked - 1) else { return false }
    var digits = ""
    for group in groups {
      if !digits.isEmpty, !group.isJoined { return false }
      let before = digits.count
      digits += group.digits
      let glued = [15, 16].filter { before < $0 && $0 < digits.count }
      for count in (digits.count <= 19 ? [digits.count] : []) + glued where count >= shortestMasked {
        if let card = CardNumber(String(digits.prefix(count))), card.brand != .unknown { return true }
      }
      guard (3...7).contains(group.digits.count) else { return false }
    }
    return false
  }

  /// A text up to where more than some digits begin that may become the number of a card; nothing of it where it holds
  /// one, since a code may stand on either side.
  ///
  /// It is for what is kept while it is typed: no more than so many digits are written of a number in the wrong field.
  ///
  /// - Parameter most: As many digits may stand in a row.
  package static func withoutBeginning(of text: String, most: Int = 12) -> String {
    let groups = DigitGroup.all(in: text)
    guard groups.reduce(0, { $0 + $1.digits.count }) > most else { return text }
    if occurs(in: text) { return "" }
    for (place, group) in groups.enumerated() where group.canBegin(longerThan: most) {
      let row = group.digits + groups[(place + 1)...].prefix { $0.isJoined }.map(\.digits).joined()
      guard row.count > most, CardBrand.of(digits: row.utf8.map { $0 - 0x30 }) != .unknown else { continue }
      return String(String.UnicodeScalarView(text.unicodeScalars.prefix(group.start)))
    }
    return text
  }
}

/// Digits with nothing between them.
private struct DigitGroup {
  /// Code points before it.
  let start: Int
  /// In ASCII, of whatever script they were.
  var digits: String
  /// Only what people write between the groups of a number stands before it, behind another group.
  let isJoined: Bool

  /// Whether a card's number can begin with it: with four digits, or with more than those in one.
  func canBegin(longerThan most: Int) -> Bool { digits.utf8.count == 4 || digits.utf8.count > most }

  static func all(in text: String) -> [DigitGroup] {
    var groups: [DigitGroup] = []
    var end = 0
    var isBetween = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if let digit = scalar.decimalDigit {
        if let last = groups.indices.last, end == index {
          groups[last].digits += String(digit)
        } else {
          groups.append(
            DigitGroup(start: index, digits: String(digit), isJoined: isBetween && index - end <= 3 && !groups.isEmpty))
        }
        end = index + 1
        isBetween = true
      } else if !" -./,;:_\n\t".unicodeScalars.contains(scalar) {
        isBetween = false
      }
    }
    return groups
  }
}

extension Unicode.Scalar {
  fileprivate var decimalDigit: Int? {
    if isASCII { return ("0"..."9").contains(self) ? Int(value) - 0x30 : nil }
    return properties.numericType == .decimal ? properties.numericValue.map { Int($0) } : nil
  }
}

extension CardEntry {
  private static let gap = "  "

  /// What the line shows: `•••• •••• •••• 4242  12/30  •••`, as far as it is typed and as far as the cursor has come.
  ///
  /// Of the number only the last four digits are shown, of the security code nothing, not even while they are typed:
  /// somebody may look over the shoulder, and a terminal may be recorded.
  package var display: String { joined(Part.allCases.map(shown)) }

  /// Columns of ``display`` before the cursor.
  package var cursorOffset: Int {
    let before = Part.allCases.prefix(part.rawValue).reduce(0) { $0 + shown($1).count + CardEntry.gap.count }
    let count = self[part].count
    // A cursor at a break stands on the digit after it, but behind the last digit there is no break yet.
    return before + offset + breaks(part).filter { $0 <= offset && $0 < count }.count
  }

  /// Columns of ``display`` that are marked; empty when nothing is.
  package var markedColumns: Range<Int> {
    isMarked ? cursorOffset..<(cursorOffset + shown(part).count) : 0..<0
  }

  /// What the line shows when it is not being edited: `•••• 4242  12/30  •••`.
  package var maskedDisplay: String {
    let number = self[.number]
    // Of a number that is only begun, four digits would be too much of it.
    let masked = number.count < 12 ? shown(.number) : "•••• " + number.suffix(4).digitText
    return joined([masked, shown(.expiry), String(repeating: "•", count: self[.code].count)])
  }

  /// The expiry date as ``display`` has it: the one part of a card that is shown as it was typed.
  package var shownExpiry: String { shown(.expiry) }

  private func joined(_ parts: [String]) -> String {
    let last = Part.allCases.last { !self[$0].isEmpty || $0 == part } ?? .number
    return parts.prefix(last.rawValue + 1).joined(separator: CardEntry.gap)
  }

  private func shown(_ part: Part) -> String {
    let digits = self[part]
    switch part {
    case .number:
      let hidden = min(digits.count, (brand.typedLengths.last ?? 16) - 4)
      let shown = digits.dropFirst(hidden).digitText
      return CardNumber.grouped(String(repeating: "•", count: hidden) + shown, brand: brand)
    case .expiry: return digits.prefix(2).digitText + (digits.count > 2 ? "/" + digits.dropFirst(2).digitText : "")
    case .code: return String(repeating: "•", count: digits.count)
    }
  }

  private func breaks(_ part: Part) -> [Int] {
    switch part {
    case .number: CardNumber.groupBreaks(count: self[.number].count, brand: brand)
    case .expiry: [2]
    case .code: []
    }
  }
}

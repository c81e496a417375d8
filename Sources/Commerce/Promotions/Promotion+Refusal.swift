extension Promotion {
  /// The longest code that is looked at.
  private static let longestCode = 40

  /// A code as it is kept: capitals, without the blanks, dashes, dots and underscores that people type into codes.
  package static func normalised(_ typed: String) -> String {
    let letters = typed.prefix(longestCode * 2).filter { character in
      !character.isWhitespace && !"-–—_.".contains(character)
    }
    return String(letters.uppercased().prefix(longestCode))
  }

  /// Why the promotion does not count, or nil when it does; of several reasons the one the shopper can least change.
  ///
  /// - Parameters:
  ///   - date: today in the shop's zone; the promotion counts from `validFrom` and no longer on `validUntil`.
  ///   - subtotal: the merchandise before discounts.
  ///   - uses: orders that used it, other people's included.
  ///   - usesByGuest: orders of this e-mail address that used it; 0 while the address is not known.
  package func refusal(on date: CivilDate, subtotal: Money, uses: Int, usesByGuest: Int) -> PromotionRefusal? {
    if let validUntil, date >= validUntil { return .expired(since: validUntil) }
    if let usageLimit, uses >= usageLimit { return .usedUp }
    if let guestLimit, usesByGuest >= guestLimit { return .usedByGuest }
    if let validFrom, date < validFrom { return .notYetValid(from: validFrom) }
    if let minimum, subtotal < minimum { return .belowMinimum(minimum: minimum, missing: minimum - subtotal) }
    return nil
  }
}

package import Commerce
import Database
import PlainText

extension Shop {
  /// Lets a guest in: the one whose token it is, or a new one.
  ///
  /// - Parameters:
  ///   - token: What an earlier visit gave; nil, malformed and unknown tokens make a new guest with a new token.
  ///   - country: Of a guest who has not chosen one yet; nil: where the shop ships from.
  package func enter(token: String?, country: String? = nil) throws -> GuestVisit {
    let now = world.now()
    let known = token.flatMap { GuestToken($0) }
    let fresh = GuestToken(bytes: world.randomBytes(GuestToken.byteCount))
    return try ledger.write { writer in
      let row = try known.flatMap { try writer.row("SELECT * FROM guest WHERE token_hash = \($0.hash)") }
      if let row, let known {
        let guest = row.int("id")
        // To the hour: coming in again then writes nothing, and nothing has to reach the disk before the first frame.
        let anHourAgo = now.advanced(bySeconds: -3600)
        try writer.execute(
          "UPDATE guest SET seen_at = \(now.seconds) WHERE id = \(guest) AND seen_at <= \(anHourAgo.seconds)")
        return GuestVisit(
          guestID: guest, token: known.text, cartID: try currentCart(of: guest, now: now, in: writer),
          isReturning: true, country: row.optionalString("country") ?? country ?? profile.shipping.shipsFrom,
          theme: row.optionalString("theme"))
      }
      try writer.execute(
        "INSERT INTO guest (token_hash, created_at, seen_at) VALUES (\(fresh.hash), \(now.seconds), \(now.seconds))")
      let guest = writer.lastInsertedID
      return GuestVisit(
        guestID: guest, token: fresh.text, cartID: try currentCart(of: guest, now: now, in: writer),
        isReturning: false, country: country ?? profile.shipping.shipsFrom, theme: nil)
    }
  }

  /// Keeps the country (ISO 3166-1 alpha-2) for the guest's next visit; anything else is not kept.
  package func remember(country: String, guest: Int) throws {
    guard country.utf8.count == 2, country.utf8.allSatisfy(isCapital) else { return }
    try ledger.write { try $0.execute("UPDATE guest SET country = \(country) WHERE id = \(guest)") }
  }

  /// Keeps the theme for the guest's next visit.
  package func remember(theme: String, guest: Int) throws {
    let theme = SafeText(cleaning: theme.cut(to: 64)).string
    guard !theme.isEmpty else { return }
    try ledger.write { try $0.execute("UPDATE guest SET theme = \(theme) WHERE id = \(guest)") }
  }

  /// Keeps that the guest looked at a product.
  package func recordViewed(slug: String, guest: Int) throws {
    guard (1...200).contains(slug.utf8.count) else { return }
    try ledger.write { try RecentlyViewed.record(slug: slug, guest: guest, in: $0) }
  }

  /// Slugs of products the guest looked at, the last first.
  package func recentlyViewed(guest: Int, limit: Int) throws -> [String] {
    try ledger.read { try RecentlyViewed.slugs(guest: guest, limit: limit, in: $0) }
  }
}

private func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

/// The secret by which a guest is known again: 128 bits from the system's generator (OWASP's size for session ids).
struct GuestToken {
  static let byteCount = 16

  let text: String

  init(bytes: [UInt8]) { text = bytes.hexadecimal }

  /// A token as it was given out, or nil when it cannot be one.
  init?(_ text: String) {
    guard text.utf8.count == 2 * GuestToken.byteCount, text.utf8.allSatisfy(GuestToken.isDigit) else { return nil }
    self.text = text
  }

  /// What is kept of it; who reads the ledger cannot come in by it.
  var hash: [UInt8] { SHA256.digest(of: text) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

import Commerce
import Database

/// What can be guessed.
enum GuessKind: String, Hashable, Sendable, CaseIterable {
  /// An order's number, or the address that goes with it.
  case order
  /// The resume code of somebody's cart.
  case cart
  /// A coupon's code.
  case coupon

  /// Tries in vain that one source, and one guest wherever they come from, has within ``GuessLimit/seconds``.
  ///
  /// Codes of carts and coupons cannot be guessed in a lifetime; but people mistype those that they have.
  var tries: Int { self == .order ? 5 : 20 }
}

/// How often one may guess in vain.
///
/// It is kept in the ledger: each session is a new process, and a guest costs nothing.
/// Every question costs the same statements whatever the answer, so that its time tells nothing.
struct GuessLimit {
  /// A quarter of an hour for a source and for a guest.
  static let seconds = 15 * 60
  /// An order's address is asked for so often in an hour, whoever asks.
  private static let perEmail = (tries: 20, seconds: 60 * 60)

  let kind: GuessKind
  let source: ClientSource
  let guest: Int
  /// The address whose order is asked for.
  var emailKey: String?
  let now: Instant

  /// Seconds until the next try is allowed; nil when it is now.
  func secondsToWait(in reader: Reader) throws -> Int? {
    let limit = (tries: kind.tries, seconds: GuessLimit.seconds)
    var waits = [
      try wait("source_hash = \(source.hash) AND kind = \(kind.rawValue)", limit, in: reader),
      try wait("guest_id = \(guest) AND kind = \(kind.rawValue)", limit, in: reader),
    ]
    if let emailKey {
      waits.append(try wait("email_hash = \(SHA256.digest(of: emailKey))", GuessLimit.perEmail, in: reader))
    }
    return waits.compactMap(\.self).max()
  }

  /// Notes a try in vain.
  func record(in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO guess (kind, source_hash, guest_id, email_hash, guessed_at)
      VALUES (\(kind.rawValue), \(source.hash), \(guest), \(emailKey.map { SHA256.digest(of: $0) }), \(now.seconds))
      """)
  }

  /// Tidies tries away that no longer count.
  static func removeOld(now: Instant, in writer: Writer) throws {
    try writer.execute("DELETE FROM guess WHERE guessed_at <= \(now.seconds - perEmail.seconds)")
  }

  /// The next try is allowed when the last but `tries` has left the window; one that a clock set back has left in the
  /// future counts as just made.
  private func wait(_ whose: SQL, _ limit: (tries: Int, seconds: Int), in reader: Reader) throws -> Int? {
    let decisive = try reader.int(
      """
      SELECT min(guessed_at, \(now.seconds)) FROM guess WHERE \(whose) AND guessed_at > \(now.seconds - limit.seconds)
      ORDER BY guessed_at DESC, id DESC LIMIT 1 OFFSET \(limit.tries - 1)
      """)
    return decisive.map { max(1, $0 + limit.seconds - now.seconds) }
  }
}

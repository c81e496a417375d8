import Commerce
import Database
import PlainText

/// The rows of staff and of their open desks.
enum StaffBook {
  /// Without a heartbeat for so long nobody counts as present.
  static let presentSeconds = 120
  static let nameLimit = 40

  static func isPresent(_ id: Int, now: Instant, in reader: Reader) throws -> Bool {
    try reader.row("SELECT 1 FROM staff WHERE id = \(id) AND is_away = 0 AND seen_at > \(now.seconds - presentSeconds)")
      != nil
  }

  static func name(of id: Int, in reader: Reader) throws -> SafeText {
    guard let name = try reader.string("SELECT name FROM staff WHERE id = \(id)") else { throw ChatFault.unknownStaff }
    return SafeText(cleaning: name)
  }

  static func all(now: Instant, in reader: Reader) throws -> [StaffMember] {
    try reader.rows("SELECT * FROM staff ORDER BY name").map { row in
      StaffMember(
        id: row.int("id"), name: SafeText(cleaning: row.string("name")),
        isPresent: row.int("seen_at") > now.seconds - presentSeconds, isAway: row.bool("is_away"))
    }
  }

  /// Who answers shoppers now, how fast they are as a rule, and when somebody is expected otherwise.
  static func presence(_ profile: ShopProfile, now: Instant, in reader: Reader) throws -> StaffPresence {
    let present = try reader.rows(
      """
      SELECT name FROM staff WHERE is_away = 0 AND seen_at > \(now.seconds - presentSeconds) ORDER BY name
      """
    ).map { SafeText(cleaning: $0.string("name")) }
    let isOpen = profile.hours.isOpen(at: now, in: profile.timeZone)
    return StaffPresence(
      present: present, usualReplySeconds: try usualReply(now: now, in: reader),
      opensAt: isOpen ? nil : profile.hours.nextOpening(after: now, in: profile.timeZone))
  }

  /// Fewer first replies than this say nothing about the next.
  private static let repliesNeeded = 3

  private static func usualReply(now: Instant, in reader: Reader) throws -> Int? {
    let seconds = try reader.rows(
      """
      SELECT first_reply_at - first_asked_at AS seconds FROM chat_thread
      WHERE first_reply_at > \(now.seconds - 7 * 86_400) ORDER BY first_reply_at DESC LIMIT 200
      """
    ).map { $0.int("seconds") }.sorted()
    return seconds.count < repliesNeeded ? nil : seconds[seconds.count / 2]
  }
}

import Commerce
import Database

/// Rings after a commit, so that who is concerned looks again.
extension Shop {
  /// At the guest's open terminals.
  func ring(_ topic: ChatRing, guest: Int) {
    ring(topic, "SELECT bell FROM visit WHERE guest_id = \(guest) AND ended_at IS NULL AND bell IS NOT NULL")
  }

  /// At every desk, or at all but those of one member of staff.
  func ringDesks(_ topic: ChatRing, except staff: Int = 0) {
    ring(topic, "SELECT bell FROM desk WHERE staff_id <> \(staff) AND bell IS NOT NULL")
  }

  /// At every desk and every shopper's terminal: who answers has changed.
  func ringEverybody(_ topic: ChatRing) {
    ring(
      topic,
      """
      SELECT bell FROM desk WHERE bell IS NOT NULL
      UNION ALL SELECT bell FROM visit WHERE ended_at IS NULL AND bell IS NOT NULL
      """)
  }

  // A ring that cannot be given is not worth an error: everybody looks by themselves now and then.
  private func ring(_ topic: ChatRing, _ bells: SQL) {
    guard let paths = try? ledger.read({ try $0.rows(bells).map { $0.string("bell") } }), !paths.isEmpty else { return }
    let dead = Doorbell.ring(paths, topic: topic.topic)
    if !dead.isEmpty { try? forget(bells: dead) }
  }

  /// Behind a bell that refuses nobody is any more: that session ended without a word.
  func forget(bells: [String]) throws {
    let now = world.now()
    try ledger.write { writer in
      for bell in bells {
        try writer.execute("UPDATE visit SET ended_at = \(now.seconds) WHERE bell = \(bell) AND ended_at IS NULL")
        try writer.execute("DELETE FROM desk WHERE bell = \(bell)")
      }
    }
    Doorbell.takeDown(bells)
  }
}

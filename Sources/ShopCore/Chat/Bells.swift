import Commerce
import Database

/// Rings after a commit, so that who is concerned looks again.
extension Shop {
  /// At the guest's open terminals.
  func ring(_ topic: Ring, guest: Int) {
    ring(topic, "SELECT bell FROM visit WHERE guest_id = \(guest) AND ended_at IS NULL AND bell IS NOT NULL")
  }

  /// At every desk, or at all but those of one member of staff.
  func ringDesks(_ topic: Ring, except staff: Int = 0) {
    ring(topic, "SELECT bell FROM desk WHERE staff_id <> \(staff) AND bell IS NOT NULL")
  }

  /// At every desk and every shopper's terminal: who answers has changed.
  func ringEverybody(_ topic: Ring) {
    ring(
      topic,
      """
      SELECT bell FROM desk WHERE bell IS NOT NULL
      UNION ALL SELECT bell FROM visit WHERE ended_at IS NULL AND bell IS NOT NULL
      """)
  }

  /// At the terminals of shoppers who look at one of these SKUs: on its page, in their cart, or, when it becomes scarce
  /// or can be had again, in a list.
  ///
  /// - Parameter isMore: There is more of them than before.
  func ringStock(of skus: [String], isMore: Bool) {
    // Mostly nobody is there to hear it, and every order comes by here.
    guard (try? ledger.read { try $0.row(Bells.shoppers + " LIMIT 1") }) != nil,
      let slugs = try? catalog.items(skus: skus).values.map(\.slug), !slugs.isEmpty
    else { return }
    let available = try? ledger.read { try StockBook.available(skus: skus, now: world.now(), in: $0) }
    let concernsLists = isMore || available?.values.contains { $0 <= ProductRow.fewUnits } ?? true
    let lists: SQL = concernsLists ? "OR json_extract(v.place, '$.page') IN ('home', 'browse', 'search')" : ""
    ring(
      .stock,
      """
      SELECT v.bell FROM visit v WHERE v.ended_at IS NULL AND v.bell IS NOT NULL
        AND (json_extract(v.place, '$.slug') IN (SELECT value FROM json_each(\(jsonArray(slugs))))
          OR EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = v.cart_id
            AND l.sku IN (SELECT value FROM json_each(\(jsonArray(skus)))))
          \(lists))
      """)
  }

  // A ring that cannot be given is not worth an error: everybody looks by themselves now and then.
  private func ring(_ topic: Ring, _ bells: SQL) {
    let dead = Bells.ring(topic, bells, in: ledger)
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

enum Bells {
  /// Every shopper's terminal.
  static let shoppers: SQL = "SELECT bell FROM visit WHERE ended_at IS NULL AND bell IS NOT NULL"

  /// Rings the bells that a statement finds in the ledger; returns those behind which nobody is any more.
  static func ring(_ topic: Ring, _ bells: SQL, in ledger: Database) -> [String] {
    guard let paths = try? ledger.read({ try $0.rows(bells).map { $0.string("bell") } }), !paths.isEmpty else {
      return []
    }
    return Doorbell.ring(paths, topic: topic.topic)
  }
}

package import Commerce
package import Database

/// A check of the whole shop's books against each other; it reads and never writes.
///
/// It may run while shoppers buy: each rule is read within a moment, and what is under way is no finding.
package struct BooksAudit {
  private let ledger: Database
  private let gateway: Database?
  private let profile: ShopProfile
  private let now: Instant

  /// - Parameter gateway: The books of the test gateway; nil where no payment has been tried yet.
  package init(ledger: Database, gateway: Database?, profile: ShopProfile, now: Instant) {
    self.ledger = ledger
    self.gateway = gateway
    self.profile = profile
    self.now = now
  }

  /// Everything that is not as it must be; empty when the books are right.
  package func findings() throws -> [Finding] {
    var findings: [Finding] = []
    let questions = BooksQuestion.all + profile.promotions.flatMap(BooksQuestion.couponUses)
    for question in questions {
      findings += try ledger.read { try question.findings(now: now, in: $0) }
    }
    findings += try orderFindings()
    if let gateway { findings += try GatewayAudit(ledger: ledger, gateway: gateway).findings() }
    return findings
  }

  /// Reads the orders in parts, so that no reader stands in the way of the log for long.
  private func orderFindings() throws -> [Finding] {
    var findings: [Finding] = []
    var last = 0
    while true {
      let rows = try ledger.read { reader in
        try reader.rows("SELECT * FROM orders WHERE id > \(last) ORDER BY id LIMIT 200").map { order in
          (
            order,
            try reader.rows("SELECT * FROM order_line WHERE order_id = \(order.int("id")) ORDER BY position")
          )
        }
      }
      guard let final = rows.last else { return findings }
      for (order, lines) in rows { findings += OrderAudit(order, lines).findings() }
      last = final.0.int("id")
    }
  }
}

extension Shop {
  /// Checks the shop's books; empty when they are right.
  ///
  /// The test gateway's books are part of it where there are any.
  package func audit() throws -> [Finding] {
    let gateway = try TestGateway.openBooks(folder.gatewayPath)
    defer { gateway?.close() }
    return try BooksAudit(ledger: ledger, gateway: gateway, profile: profile, now: world.now()).findings()
  }
}

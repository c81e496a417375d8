import Commerce
import Database

/// Each charge at the gateway belongs to one paid order or has been given back, and each paid order was charged.
struct GatewayAudit {
  let ledger: Database
  let gateway: Database

  /// An intent with what was taken and given back, in minor units.
  fileprivate struct Entry {
    var id: String
    var key: String
    var order: String
    var state: String
    var currency: String
    var charged: Int
    var refunded: Int
  }

  /// An attempt as the ledger has it.
  private struct Payment {
    var order: String
    var amount: Int
    var currency: String
    var state: String
    var isRefundDue: Bool
    var isCancelDue: Bool

    var isOpen: Bool { ["creating", "requires_action", "pending"].contains(state) || isRefundDue }
  }

  func findings() throws -> [Finding] {
    // What the ledger knew to be paid before the gateway is read must be charged there.
    let before = try payments(where: "1")
    let entries = try entries()
    var findings: [Finding] = []
    var charged: [String: Entry] = [:]
    for entry in entries {
      charged[entry.key] = entry
      if entry.refunded > entry.charged {
        findings.append(
          Finding(
            .refundOverCharge, id: entry.id, expected: String(entry.charged), found: String(entry.refunded)))
      }
      // An attempt that began after the first look is looked up now: it was there before its intent.
      let payment = try before[entry.key] ?? payments(where: "a.id = \(entry.key)")[entry.key]
      findings += try self.findings(entry, payment)
    }
    for (key, payment) in before.sorted(by: { $0.value.order < $1.value.order })
    where payment.state == "succeeded" && !payment.isRefundDue && payment.amount > 0 {
      if charged[key].map({ $0.charged == 0 }) ?? true {
        findings.append(Finding(.orderWithoutCharge, id: payment.order, expected: String(payment.amount)))
      }
    }
    return findings
  }

  private func findings(_ entry: Entry, _ payment: Payment?) throws -> [Finding] {
    let kept = entry.charged - entry.refunded
    guard let payment else {
      if kept > 0 { return [Finding(.chargeWithoutOrder, id: entry.id, expected: "0", found: String(kept))] }
      return entry.isOpen ? [Finding(.intentLeftOpen, id: entry.id, found: entry.state)] : []
    }
    if payment.isOpen { return [] }
    switch payment.state {
    case "succeeded":
      let paid = "\(payment.amount) \(payment.currency)"
      let taken = "\(kept) \(entry.currency)"
      return entry.charged > 0 && paid != taken
        ? [Finding(.chargeDiffers, id: payment.order, expected: paid, found: taken)] : []
    case "refunded":
      return kept == 0 && entry.charged > 0
        ? []
        : [Finding(.refundDiffers, id: payment.order, expected: String(payment.amount), found: String(entry.refunded))]
    default:
      // It may have gone on since the first look.
      if kept > 0, try payments(where: "a.id = \(entry.key)")[entry.key]?.state == payment.state {
        return [Finding(.chargeWithoutOrder, id: payment.order, expected: "0", found: String(kept))]
      }
      return entry.isOpen && !payment.isCancelDue ? [Finding(.intentLeftOpen, id: entry.id, found: entry.state)] : []
    }
  }

  /// Attempts by their id, which is the gateway's key.
  private func payments(where condition: SQL) throws -> [String: Payment] {
    let rows = try ledger.read { reader in
      try reader.rows(
        """
        SELECT a.*, coalesce(o.number, a.order_id) AS number FROM payment_attempt a LEFT JOIN orders o
        ON o.id = a.order_id WHERE \(condition)
        """)
    }
    return Dictionary(
      rows.map { row in
        (
          row.string("id"),
          Payment(
            order: row.string("number"), amount: row.int("amount"), currency: row.string("currency"),
            state: row.string("state"), isRefundDue: row.bool("refund_due"), isCancelDue: row.bool("cancel_due"))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  private func entries() throws -> [Entry] {
    try gateway.read { reader in
      try reader.rows(
        """
        SELECT i.*, coalesce((SELECT c.amount FROM charge c WHERE c.intent_id = i.id), 0) AS charged,
          coalesce((SELECT sum(r.amount) FROM refund r WHERE r.intent_id = i.id), 0) AS refunded
        FROM intent i ORDER BY i.rowid
        """)
    }.map { row in
      Entry(
        id: row.string("id"), key: row.string("idempotency_key"), order: row.string("order_number"),
        state: row.string("state"), currency: row.string("currency"), charged: row.int("charged"),
        refunded: row.int("refunded"))
    }
  }
}

extension GatewayAudit.Entry {
  /// Somebody could still confirm it.
  fileprivate var isOpen: Bool { state == "unconfirmed" || state == "requires_action" }
}

import Commerce
import Database
import PlainText

/// The repairs of the books' rows; each is right whatever else is wrong, and does nothing where nothing is wrong any more.
struct BooksRepair {
  let profile: ShopProfile
  let now: Instant
  let writer: Writer

  /// - Returns: Whether something was done about the finding here.
  func repair(_ finding: Finding) throws -> Bool {
    switch finding.cure {
    case .recount: try recount(finding.id)
    case .release: try release()
    case .writeMail: try writeMail(finding.expected, of: finding.id)
    case .giveBack: try giveBack()
    case .untie: finding.rule == .cartOfOtherGuest ? try untieCart(of: finding.id) : try untie(finding.id)
    case .moveMark: try moveMarks()
    case .restoreSchema: try restore(finding.id)
    default: return false
    }
    return true
  }

  /// Movements are only ever added: they are what is believed.
  private func recount(_ sku: String) throws {
    try writer.execute(
      """
      UPDATE stock SET on_hand = coalesce((SELECT sum(m.quantity) FROM stock_movement m WHERE m.sku = stock.sku), 0)
      WHERE sku = \(sku)
      """)
  }

  private func release() throws {
    try StockBook.removeExpired(now: now, in: writer)
    try writer.execute(
      """
      DELETE FROM reservation WHERE order_id NOT IN (SELECT id FROM orders WHERE state = 'pending_payment')
      """)
  }

  private func writeMail(_ kind: String?, of number: String) throws {
    guard let kind = kind.flatMap(OutboxMessage.Kind.init(rawValue:)),
      let stored = try OrderBook.order(number: number, in: writer)
    else { return }
    let order = stored.order
    let message: OutboxMessage
    switch kind {
    case .orderConfirmation: message = .confirmation(of: order, profile: profile)
    case .orderRefunded:
      message = .refund(of: order, isLost: try OrderBook.isLost(stored.id, in: writer), profile: profile)
    case .orderShipped:
      let tracking = order.history.last { $0.kind == .shipped }?.note ?? .empty
      message = .shipment(of: order, tracking: tracking, profile: profile)
    case .chatReply: return
    }
    let isThere = try writer.row(
      "SELECT 1 FROM outbox WHERE order_id = \(stored.id) AND kind = \(message.kind.rawValue)")
    if isThere == nil { try Outbox.put(message, order: stored.id, now: now, in: writer) }
  }

  private func giveBack() throws {
    try writer.execute(
      "DELETE FROM coupon_use WHERE order_id IN (SELECT id FROM orders WHERE state = 'cancelled')")
  }

  private func untieCart(of guest: String) throws {
    try writer.execute(
      """
      UPDATE guest SET current_cart_id = NULL WHERE id = \(Int(guest))
      AND current_cart_id IN (SELECT c.id FROM cart c WHERE c.guest_id <> guest.id)
      """)
  }

  /// A row of `ledger.db TABLE ROW` whose owner is gone goes too, or forgets it, as its table says.
  private func untie(_ id: String) throws {
    let words = id.split(separator: " ").map(String.init)
    guard words.count == 3, words[0] == "ledger.db", let row = Int(words[2]) else { return }
    for reference in try writer.brokenReferences(of: words[1]) where reference.row == row {
      if reference.onDelete == "CASCADE" {
        try writer.execute("DELETE FROM \(raw: reference.table) WHERE rowid = \(row)")
      } else if reference.onDelete == "SET NULL" {
        for column in reference.columns {
          try writer.execute("UPDATE \(raw: reference.table) SET \(raw: column) = NULL WHERE rowid = \(row)")
        }
      }
    }
  }

  private func moveMarks() throws {
    let last: SQL = """
      coalesce((SELECT max(m.id) FROM chat_thread o JOIN chat_message m ON m.thread_id = o.id
      WHERE o.guest_id = chat_thread.guest_id), 0)
      """
    let columns = ["shopper_read", "shopper_delivered", "staff_read", "staff_delivered", "mailed"]
    let changes = columns.map { SQL("\(raw: $0) = min(\(raw: $0), \(last))") }.joined(separator: ", ")
    try writer.execute("UPDATE chat_thread SET \(changes)")
  }

  private func restore(_ id: String) throws {
    let wanted = try Database.schema(after: LedgerSchema.migrations)
    guard let part = wanted.first(where: { id == "ledger.db " + $0.name }),
      ["index", "trigger"].contains(part.kind)
    else { return }
    try writer.execute("DROP \(raw: part.kind.uppercased()) IF EXISTS \(raw: part.name)")
    try writer.execute("\(raw: part.sql)")
  }
}

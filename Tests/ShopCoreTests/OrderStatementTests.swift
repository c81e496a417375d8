import Commerce
import Database
import ShopCore
import Synchronization
import Testing

/// What SQLite does for the statements of a purchase, while everybody else waits for their turn.
@Suite struct OrderStatementTests {
  private static func explained(_ statements: [String], as question: String, in shop: Shop) throws -> [[Row]] {
    try statements.map { statement in
      let parts = statement.split(separator: "?", omittingEmptySubsequences: false).map { SQL("\(raw: String($0))") }
      // To explain a writing counts as one.
      return try shop.ledger.write { try $0.rows("\(raw: question) \(parts.joined(separator: SQL("\(0)")))") }
    }
  }

  private static func statements(of shop: Shop, _ body: () throws -> Void) throws -> [String] {
    let seen = Mutex<Set<String>>([])
    shop.ledger.observeStatements { text in seen.withLock { _ = $0.insert(text) } }
    try body()
    shop.ledger.observeStatements { _ in }
    return seen.withLock { $0.sorted() }
  }

  // Could go wrong: a list of three values in a table or an index has SQLite build a table of them for each row.
  @Test func `writing down a purchase builds no table on the way`() throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let ada = try Shopper(shop)
    try ada.put("BEANS")
    let written = try Self.statements(of: shop) { _ = try #require(try ada.place().order) }
      .filter { $0.hasPrefix("INSERT") || $0.hasPrefix("UPDATE") }
    for table in ["orders", "order_line", "reservation", "payment_attempt", "stock_movement", "outbox"] {
      #expect(written.contains { $0.hasPrefix("INSERT INTO \(table) ") }, "\(table)")
    }
    for (statement, steps) in zip(written, try Self.explained(written, as: "EXPLAIN", in: shop)) {
      #expect(steps.count > 5)
      #expect(!steps.contains { $0.string("opcode") == "OpenEphemeral" }, "\(statement)")
    }
  }

  @Test func `what is open is found by its index`() throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let ada = try Shopper(shop)
    try ada.put("BEANS")
    let asked = try Self.statements(of: shop) {
      _ = try #require(try ada.place().order)
      try shop.reconcileIfDue()
    }.filter { $0.hasPrefix("SELECT") && $0.contains("'requires_action'") }
    #expect(asked.count == 2)
    for (statement, steps) in zip(asked, try Self.explained(asked, as: "EXPLAIN QUERY PLAN", in: shop)) {
      let index = statement.contains("EXISTS") ? "payment_attempt_unsettled" : "payment_attempt_one_open"
      #expect(steps.contains { $0.string("detail").contains("INDEX \(index)") }, "\(steps)")
    }
  }
}

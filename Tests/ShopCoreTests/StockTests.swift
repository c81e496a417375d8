import Commerce
import Database
import PlainText
import ShopCore
import Synchronization
import Testing

@testable import ShopCore

@Suite struct StockTests {
  private func sync(_ stock: [(sku: String, stock: Int)], in shop: Shop) throws {
    try shop.ledger.write { try StockBook.sync(stock, at: Market.noon, in: $0) }
  }

  private func available(_ skus: [String], in shop: Shop, cart: Int? = nil) throws -> [String: Int] {
    let now = shop.world.now()
    return try shop.ledger.read { try StockBook.available(skus: skus, now: now, excludingCart: cart, in: $0) }
  }

  @Test func `an import sets new and changed numbers and leaves what was sold since alone`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let shop = ada.shop
    try ada.put("BEANS", 4)
    _ = try ada.place()
    #expect(try available(["BEANS"], in: shop) == ["BEANS": 20])
    try market.importing(Market.products)
    #expect(try available(["BEANS"], in: shop) == ["BEANS": 20], "24 is what it said before")
    try sync([("BEANS", 30), ("TEA", 7), ("NONE", 0)], in: shop)
    #expect(
      try available(["BEANS", "TEA", "NONE", "NOSUCH"], in: shop) == ["BEANS": 30, "TEA": 7, "NONE": 0, "NOSUCH": 0])
    let movements = try shop.ledger.read { try $0.rows("SELECT * FROM stock_movement WHERE sku = 'BEANS' ORDER BY id") }
    #expect(movements.map { $0.string("kind") } == ["opening", "sale", "adjustment"])
    #expect(movements.map { $0.int("quantity") } == [24, -4, 10])
    _ = try Books(market, in: shop)
  }

  // Could go wrong: in a shop of a million products each count of a list reads the stock of all of them.
  @Test func `what lists ask of the ledger never reads all stock`() throws {
    let market = try Market()
    let shop = try market.open()
    let asked = Mutex<Set<String>>([])
    shop.ledger.observeStatements { text in asked.withLock { _ = $0.insert(text) } }
    var query = ListingQuery()
    query.inStockOnly = true
    _ = try (shop.summary(query), shop.rows(query, offset: 0, limit: 9))
    let statements = asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") && $0.contains("stock") }
    #expect(statements.count >= 2)
    for statement in statements {
      let parts = statement.split(separator: "?", omittingEmptySubsequences: false).map { SQL("\(raw: String($0))") }
      let plan = try shop.ledger.read { reader in
        try reader.rows("EXPLAIN QUERY PLAN \(parts.joined(separator: SQL("\(0)")))").map { $0.string("detail") }
      }
      #expect(!plan.isEmpty)
      for step in plan where step.hasPrefix("SCAN s ") || step.hasPrefix("SCAN stock") {
        #expect(step.contains("INDEX stock_sold_out") || step.contains("INDEX stock_restocked"), "\(step)")
      }
    }
  }

  @Test func `a stocktake is a movement, leaves alone what is held, and makes another ledger`() throws {
    let market = try Market()
    let shop = try market.open()
    let before = try shop.ledgerDigest()
    #expect(try shop.takeStock(of: "BEANS", counted: 24) && shop.ledgerDigest() == before, "24 is what there is")
    #expect(try shop.takeStock(of: "BEANS", counted: 3))
    #expect(try available(["BEANS"], in: shop) == ["BEANS": 3])
    #expect(try shop.ledgerDigest() != before && shop.ledgerDigest().count == 64)
    #expect(try !shop.takeStock(of: "NOSUCH", counted: 3))
    #expect(throws: DatabaseFailure.self) { try shop.takeStock(of: "BEANS", counted: -1) }
    _ = try Books(market, in: shop)
  }

  @Test(arguments: [1, 3, 8, 9, 64, 65, 512, 513, 2000])
  func `any number of SKUs is asked for in few statements`(count: Int) throws {
    let market = try Market(products: [])
    let shop = try market.open()
    let stock = (0..<count).map { (sku: "S\($0)", stock: $0) }
    try sync(stock, in: shop)
    let before = shop.ledger.statementCount
    let units = try available(stock.map(\.sku), in: shop)
    #expect(shop.ledger.statementCount - before == (count + 511) / 512)
    #expect(units == Dictionary(uniqueKeysWithValues: stock.map { ($0.sku, $0.stock) }))
    #expect(try available([], in: shop).isEmpty)
  }

  @Test func `units are held by the statement that finds them free, and not twice`() throws {
    let market = try Market()
    let shop = try market.open()
    let now = market.world.now()
    let ada = try Shopper(shop)
    try ada.put("LAST")
    _ = try ada.place(card: PaymentLateTests.authentication)
    try ada.put("BEANS")
    #expect(throws: FaultPlan.Killed.self) {
      try shop.ledger.write { writer in
        let held = try [("LAST", 1), ("BEANS", 25), ("BEANS", 24), ("NOSUCH", 1)].map { sku, quantity in
          try StockBook.reserve(
            StockDemand(sku: sku, quantity: quantity), for: Holder(order: 1, guest: nil, cart: nil), now: now,
            in: writer)
        }
        #expect(held == [false, false, true, false])
        throw FaultPlan.Killed()
      }
    }
  }

  @Test func `differences tell what sold out, what is held, and what came back`() throws {
    let market = try Market()
    let shop = try market.open()
    let differences = {
      let found = try shop.ledger.read { try StockBook.differences(now: shop.world.now(), in: $0) }
      return [found.soldOut, found.restocked]
    }
    #expect(try differences() == [[], []])
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    _ = try ada.place(card: PaymentLateTests.authentication)
    try bob.put("KETTLE", 3)
    _ = try bob.place()
    try shop.ledger.write { try $0.execute("UPDATE stock SET on_hand = 2 WHERE sku = 'GONE'") }
    #expect(try differences() == [["KETTLE", "LAST"], ["GONE"]])
    #expect(try available(["LAST"], in: shop, cart: ada.cart) == ["LAST": 1])
    market.pass(seconds: 15 * 60)
    #expect(try differences() == [["KETTLE"], ["GONE"]])
  }

  @Test(arguments: [
    "UPDATE stock SET on_hand = -1 WHERE sku = 'BEANS'",
    "UPDATE stock_movement SET quantity = 5",
    "DELETE FROM stock_movement",
    "INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES ('BEANS', 'sale', -1, 0)",
    "INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES ('BEANS', 'adjustment', 0, 0)",
    "INSERT INTO stock (sku, declared, on_hand) VALUES ('X', 1.5, 1)",
    "INSERT INTO reservation (order_id, sku, quantity, expires_at) VALUES (77, 'BEANS', 1, 0)",
    "UPDATE cart_line SET quantity = 1000",
    "INSERT INTO coupon_use (order_id, code, email_key) VALUES (1, 'ONCE', 'x'), (1, 'ONCE', 'y')",
    "UPDATE payment_attempt SET amount = amount - 1",
    "UPDATE payment_attempt SET state = 'paid'",
    "UPDATE payment_attempt SET refund_due = 1, state = 'declined', decline_reason = 'declined'",
    "UPDATE orders SET total = 1",
    "UPDATE orders SET state = 'pending_payment', paid_at = NULL",
    "UPDATE orders SET paid_at = NULL",
    "UPDATE guest SET token_hash = x'00'",
  ])
  func `the ledger refuses a row that cannot be`(statement: String) throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("BEANS")
    _ = try ada.place()
    try ada.put("MUG")
    let failure = #expect(throws: DatabaseFailure.self) {
      try ada.shop.ledger.write { try $0.execute("\(raw: statement)") }
    }
    guard case .constraint = failure?.kind else {
      Issue.record("refused, but for another reason: \(String(describing: failure))")
      return
    }
  }

  @Test(arguments: 0..<8)
  func `whatever shoppers, banks, faults and time do, stock and money balance`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed))
    let market = try Market(seed: UInt64(seed))
    let shop = try market.open()
    var shoppers = try (0..<4).map { _ in try Shopper(shop) }
    let cards = TestCard.allCases.flatMap(\.numbers).map(\.text)
    var attempts: [String] = []
    for step in 0..<60 {
      let who = Int.random(in: 0..<4, using: &random)
      let sku = ["BEANS", "MUG", "KETTLE", "LAST"][Int.random(in: 0..<4, using: &random)]
      if Int.random(in: 0..<4, using: &random) == 0 {
        let call = GatewayCall.allCases[Int.random(in: 0..<6, using: &random)]
        market.faults.plan(call, step.isMultiple(of: 2) ? .before : .after, GatewayFailure.timeout)
      }
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: try shoppers[who].put(sku, Int.random(in: 1...3, using: &random))
      case 3: shoppers[who].email = "guest\(step)@example.com"
      case 4...5:
        let card = cards[Int.random(in: 0..<cards.count, using: &random)]
        do {
          if let attempt = try shoppers[who].place(card: card, key: "\(step)").attempt { attempts.append(attempt) }
        } catch OrderFault.emptyCart {}
      case 6:
        guard let attempt = attempts.randomElement(using: &random) else { continue }
        if let link = try shop.link(ofAttempt: attempt) {
          try market.gateway().authenticate(link: link, approve: Bool.random(using: &random))
        }
        _ =
          try Bool.random(using: &random)
          ? shop.continuePayment(attempt: attempt) : shop.abandonPayment(attempt: attempt)
      default:
        market.pass(seconds: Int.random(in: 1...1200, using: &random))
        _ = try shop.reconcile()
      }
      _ = try Books(market, in: shop)
    }
    market.faults.clear()
    market.pass(seconds: 3600)
    _ = try shop.reconcile()
    _ = try shop.reconcile()
    let books = try Books(market, in: shop)
    #expect(books.reserved == 0 && books.orders["pending_payment"] == nil, "seed \(seed)")
    #expect(books.orders["placed"] ?? 0 > 0 || books.charges == 0)
  }
}

package import Commerce
package import Database

/// How many units there are of each SKU: what the catalogue declared, what was sold since, what is being paid for.
///
/// Units on hand less live reservations can be bought. A reservation whose time is over counts for nobody, whether or
/// not its row has been tidied away. The caller brings the time and the transaction.
package enum StockBook {
  /// Takes over what an import declares.
  ///
  /// A new SKU opens with it and a changed number replaces what is on hand; a number that did not change leaves alone
  /// what sales have made of it.
  package static func sync(_ declared: [(sku: String, stock: Int)], at now: Instant, in writer: Writer) throws {
    let known = try counts(of: declared.map(\.sku), in: writer)
    try open(declared.filter { known[$0.sku] == nil }, at: now, in: writer)
    for (sku, stock) in declared {
      guard let (before, onHand) = known[sku], before != stock else { continue }
      try writer.execute("UPDATE stock SET declared = \(stock), on_hand = \(stock) WHERE sku = \(sku)")
      let difference = stock - onHand
      if difference != 0 { try move(sku, by: difference, kind: "adjustment", order: nil, at: now, in: writer) }
    }
  }

  /// Nothing is to be taken over: every SKU is known with what is declared.
  static func isInStep(_ declared: [(sku: String, stock: Int)], in reader: Reader) throws -> Bool {
    let known = try counts(of: declared.map(\.sku), in: reader)
    return declared.allSatisfy { known[$0.sku]?.declared == $0.stock }
  }

  private static func counts(
    of skus: [String], in reader: Reader
  ) throws -> [String: (declared: Int, onHand: Int)] {
    var counts: [String: (declared: Int, onHand: Int)] = [:]
    counts.reserveCapacity(skus.count)
    for chunk in chunks(skus) {
      let list = chunk.map { SQL("\($0)") }.joined(separator: ", ")
      try reader.forEach("SELECT sku, declared, on_hand FROM stock WHERE sku IN (\(list))") {
        counts[$0.string("sku")] = ($0.int("declared"), $0.int("on_hand"))
      }
    }
    return counts
  }

  /// New SKUs, each with its first movement; many in one statement, because a catalogue may bring a million.
  private static func open(_ stock: [(sku: String, stock: Int)], at now: Instant, in writer: Writer) throws {
    for start in stride(from: 0, to: stock.count, by: 100) {
      let chunk = stock[start..<min(start + 100, stock.count)]
      let rows = chunk.map { SQL("(\($0.sku), \($0.stock), \($0.stock))") }.joined(separator: ", ")
      try writer.execute("INSERT INTO stock (sku, declared, on_hand) VALUES \(rows)")
      let moves = chunk.map { SQL("(\($0.sku), 'opening', \($0.stock), \(now.seconds))") }.joined(separator: ", ")
      try writer.execute("INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES \(moves)")
    }
  }

  /// Units of each SKU that can be bought now, never negative; 0 for a SKU without stock.
  ///
  /// - Parameter cart: Its own reservations do not count against it.
  package static func available(
    skus: [String], now: Instant, excludingCart cart: Int? = nil, in reader: Reader
  ) throws -> [String: Int] {
    var available = Dictionary(skus.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    for chunk in chunks(skus) {
      let list = chunk.map { SQL("\($0)") }.joined(separator: ", ")
      let query: SQL = """
        SELECT sku, on_hand - coalesce((SELECT sum(r.quantity) FROM reservation r
          WHERE r.sku = stock.sku AND r.expires_at > \(now.seconds)
          AND (r.cart_id IS NULL OR r.cart_id <> \(cart ?? -1))), 0) AS units
        FROM stock WHERE sku IN (\(list))
        """
      try reader.forEach(query) { available[$0.string("sku")] = max(0, $0.int("units")) }
    }
    return available
  }

  /// Where stock is no longer what the catalogue says: SKUs declared in stock that cannot be bought, and the reverse.
  ///
  /// Every count of a list asks it: it reads what is held and what has changed (a cross join keeps that order), never all
  /// the stock.
  package static func differences(
    now: Instant, in reader: Reader
  ) throws -> (soldOut: [String], restocked: [String]) {
    let soldOut = try reader.rows(
      """
      SELECT sku FROM stock WHERE declared > 0 AND on_hand = 0
      UNION
      SELECT s.sku FROM reservation r CROSS JOIN stock s ON s.sku = r.sku
      WHERE r.expires_at > \(now.seconds) AND s.declared > 0
      GROUP BY s.sku, s.on_hand HAVING sum(r.quantity) >= s.on_hand
      ORDER BY sku
      """)
    let restocked = try reader.rows(
      """
      SELECT sku FROM stock WHERE declared = 0 AND on_hand > 0
      AND on_hand > coalesce((SELECT sum(r.quantity) FROM reservation r
        WHERE r.sku = stock.sku AND r.expires_at > \(now.seconds)), 0)
      ORDER BY sku
      """)
    return (soldOut.map { $0.string("sku") }, restocked.map { $0.string("sku") })
  }

  /// Writes down that units came or went.
  static func move(
    _ sku: String, by quantity: Int, kind: String, order: Int?, at now: Instant, in writer: Writer
  ) throws {
    try writer.execute(
      """
      INSERT INTO stock_movement (sku, kind, quantity, order_id, moved_at)
      VALUES (\(sku), \(kind), \(quantity), \(order), \(now.seconds))
      """)
  }

  /// Parts of few different lengths, filled up with their last SKU, so that few statements have to be prepared.
  private static func chunks(_ skus: [String]) -> [[String]] {
    stride(from: 0, to: skus.count, by: 512).map { start in
      var chunk = Array(skus[start..<min(start + 512, skus.count)])
      let length = [1, 4, 16, 64, 256].first { $0 >= chunk.count } ?? 512
      if let last = chunk.last { chunk += Array(repeating: last, count: length - chunk.count) }
      return chunk
    }
  }
}

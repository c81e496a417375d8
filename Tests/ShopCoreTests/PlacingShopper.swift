import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Synchronization
import Testing

/// A guest in a shop, who does what guests do.
struct Shopper: Sendable {
  let shop: Shop
  let guest: Int
  let cart: Int
  let token: String
  var email = "ada@example.com"

  init(_ shop: Shop, token: String? = nil) throws {
    let visit = try shop.enter(token: token)
    self.shop = shop
    guest = visit.guestID
    cart = visit.cartID
    self.token = visit.token
  }

  var draft: CheckoutDraft {
    var draft = CheckoutDraft(country: "IE")
    draft.email = email
    draft.fullName = "Ada Byron"
    draft.address = PostalAddress(
      country: "IE", street: "1 Harbour Lane", postalCode: "D04 V4X7", city: "Dublin")
    return draft
  }

  @discardableResult
  func put(_ sku: String, _ quantity: Int = 1) throws -> AddOutcome {
    try shop.add(sku: sku, quantity: quantity, to: cart, country: "IE")
  }

  /// What the review screen shows now and would place.
  func review(card: String = "4242424242424242", key: String = "key-1", method: String? = nil) throws -> PlaceOrder {
    var draft = draft
    draft.methodID = method
    let view = try shop.checkout(cartID: cart, draft: draft)
    let prices = view.cart.lines.filter { !$0.line.isSavedForLater }.map { ($0.line.sku, $0.unitPrice) }
    return PlaceOrder(
      cartID: cart, guestID: guest, draft: draft, card: try Shopper.card(card), key: key,
      shownTotal: view.totals.total, shownPrices: Dictionary(prices) { first, _ in first })
  }

  func place(card: String = "4242424242424242", key: String = "key-1") throws -> Placement {
    try shop.placeOrder(try review(card: card, key: key))
  }

  static func card(_ digits: String) throws -> CardDetails {
    CardDetails(
      number: try #require(CardNumber(digits)), expiry: CardExpiry(month: 12, year: 2031),
      code: digits.count == 15 ? [9, 8, 7, 6] : [9, 8, 7])
  }
}

extension CardNumber {
  /// All its digits.
  var text: String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }
}

extension Placement {
  var order: Order? { if case .placed(let order) = self { order } else { nil } }
  var attempt: String? {
    switch self {
    case .pending(let attempt), .requiresAction(let attempt, _): attempt
    default: nil
    }
  }
  var changes: [PlacementChange]? { if case .changed(let changes, _) = self { changes } else { nil } }
  var reason: DeclineReason? { if case .declined(let reason) = self { reason } else { nil } }
  var link: SafeText? { if case .requiresAction(_, let link) = self { link } else { nil } }
}

/// The books of a shop and of its gateway, to be compared.
struct Books: Hashable {
  /// Units on hand by SKU.
  var onHand: [String: Int]
  /// Units held for orders.
  var reserved: Int
  /// Orders by state.
  var orders: [String: Int]
  var messages: [String]
  var couponUses: Int
  /// What the gateway took and kept, in minor units.
  var kept: Int
  var charges: Int

  /// Reads the books and expects what must hold in them at any time.
  init(_ market: Market, in shop: Shop, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let gateway = try TestGateway(path: market.folder.gatewayPath)
    defer { gateway.close() }
    let statement = try gateway.statement()
    kept = statement.reduce(0) { $0 + $1.charged - $1.refunded }
    charges = statement.count { $0.charged > 0 }
    let (broken, unbalanced, paid, open, rows) = try shop.ledger.read { reader in
      (
        try reader.rows("PRAGMA foreign_key_check").count,
        try reader.int(
          """
          SELECT count(*) FROM stock WHERE on_hand <>
            (SELECT sum(quantity) FROM stock_movement m WHERE m.sku = stock.sku)
          """),
        try reader.rows(
          """
          SELECT number, total FROM orders WHERE state = 'placed' AND total > 0
          AND id IN (SELECT order_id FROM payment_attempt WHERE state = 'succeeded')
          """),
        try reader.rows(
          """
          SELECT number FROM orders WHERE id IN (SELECT order_id FROM payment_attempt
            WHERE state IN ('creating', 'requires_action', 'pending') OR refund_due = 1)
          """),
        try reader.rows("SELECT sku, on_hand FROM stock")
      )
    }
    #expect(broken == 0 && unbalanced == 0, sourceLocation: sourceLocation)
    // What is not settled may have been charged already.
    let unsettled = Set(open.map { $0.string("number") })
    let charged = Dictionary(
      statement.filter { $0.charged > $0.refunded && !unsettled.contains($0.order) }.map {
        ($0.order, $0.charged - $0.refunded)
      }, uniquingKeysWith: +)
    let owed = Dictionary(paid.map { ($0.string("number"), $0.int("total")) }, uniquingKeysWith: +)
    #expect(charged == owed, "each charge is one placed order's", sourceLocation: sourceLocation)
    #expect(try shop.audit().filter { $0.cure != .reconcile } == [], sourceLocation: sourceLocation)
    onHand = Dictionary(rows.map { ($0.string("sku"), $0.int("on_hand")) }) { first, _ in first }
    (reserved, orders, messages, couponUses) = try shop.ledger.read { reader in
      (
        try reader.int("SELECT coalesce(sum(quantity), 0) FROM reservation") ?? 0,
        Dictionary(
          try reader.rows("SELECT state, count(*) AS n FROM orders GROUP BY state").map {
            ($0.string("state"), $0.int("n"))
          }
        ) { first, _ in first },
        try reader.rows("SELECT kind FROM outbox ORDER BY id").map { $0.string("kind") },
        try reader.int("SELECT count(*) FROM coupon_use") ?? 0
      )
    }
  }
}

/// Does `body` in that many threads at once and returns what each of them got, in the order of the threads.
///
/// Threads of their own: a dispatch queue would start no more than there are cores.
func inThreads<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) throws -> [Value] {
  let results = Collected<Value>()
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      results.set(index, Result { try body(index) })
      group.leave()
    }
  }
  group.wait()
  return try results.all.map { try $0.get() }
}

private final class Collected<Value: Sendable>: Sendable {
  private let results = Mutex<[Int: Result<Value, any Error>]>([:])

  func set(_ index: Int, _ result: Result<Value, any Error>) { results.withLock { $0[index] = result } }
  var all: [Result<Value, any Error>] { results.withLock { $0.sorted { $0.key < $1.key }.map(\.value) } }
}

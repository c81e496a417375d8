import Commerce
import Database
import Foundation
import ShopCore
import Testing

/// Plants each fault in a shop's books and has it found.
@Suite struct BooksAuditTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var statements: [String] = []
    var gatewayStatements: [String] = []
    /// Moves the clock on afterwards.
    var seconds = 0
    /// Every rule that it breaks: `rule id expected found`, or the rule alone where an id is drawn at random.
    var findings: Set<String>

    var testDescription: String { name }
  }

  @Test(arguments: stock + orders + payments + others)
  func `a fault in the books is found, and nothing else`(fault: Fault) throws {
    let bench = try LedgerWorkbench()
    try bench.damage(fault.statements.map(bench.filled))
    try bench.damageGateway(fault.gatewayStatements.map(bench.filled))
    bench.market.pass(seconds: fault.seconds)
    let shop = try bench.market.open()
    defer { shop.close() }
    let wanted = Set(fault.findings.map(bench.filled))
    let found = try shop.audit().map { finding in
      let words = "\(finding.rule.rawValue) \(finding.id) \(finding.expected ?? "-") \(finding.found ?? "-")"
      return wanted.contains(finding.rule.rawValue) ? finding.rule.rawValue : words
    }
    #expect(Set(found) == wanted)
  }

  @Test func `right books are right while people buy`() throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let findings = try inThreads(4) { number -> [Finding] in
      guard number > 0 else { return try (0..<20).flatMap { _ in try shop.audit() } }
      let shopper = try Shopper(try market.open())
      for key in 0..<4 {
        try shopper.put("BEANS")
        _ = try shopper.place(card: key % 2 == 0 ? "4242424242424242" : "4000000000006975", key: "\(key)")
      }
      return []
    }
    #expect(findings.flatMap(\.self) == [])
  }
}

extension BooksAuditTests {
  static let stock: [Fault] = [
    Fault(
      name: "units on hand that no movement explains",
      statements: ["UPDATE stock SET on_hand = 23 WHERE sku = 'BEANS'"], findings: ["stock_differs BEANS 22 23"]),
    Fault(
      name: "fewer than no units",
      statements: [
        "UPDATE stock SET on_hand = -2 WHERE sku = 'MUG'",
        "INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES ('MUG', 'adjustment', -12, 1)",
      ], findings: ["stock_negative MUG - -2"]),
    Fault(
      name: "a movement that is gone",
      statements: ["DELETE FROM stock_movement WHERE order_id = $placed"],
      findings: ["stock_differs BEANS 24 22", "sale_differs #placed BEANS 2 -"]),
    Fault(
      name: "a sale of another amount",
      statements: [
        "UPDATE stock_movement SET quantity = -1 WHERE order_id = $placed",
        "UPDATE stock SET on_hand = 23 WHERE sku = 'BEANS'",
      ], findings: ["sale_differs #placed BEANS 2 1"]),
    Fault(
      name: "a sale that is on no line",
      statements: [
        "INSERT INTO stock_movement (sku, kind, quantity, order_id, moved_at) VALUES ('MUG', 'sale', -1, $placed, 1)",
        "UPDATE stock SET on_hand = 9 WHERE sku = 'MUG'",
      ], findings: ["sale_differs #placed MUG - 1"]),
    Fault(
      name: "a sale of a cancelled order",
      statements: [
        "INSERT INTO stock_movement (sku, kind, quantity, order_id, moved_at) VALUES ('MUG', 'sale', -1, $cancelled, 1)",
        "UPDATE stock SET on_hand = 9 WHERE sku = 'MUG'",
      ], findings: ["sale_of_unsold_order #cancelled MUG 0 1"]),
    Fault(
      name: "more returned than was sold",
      statements: [
        "INSERT INTO stock_movement (sku, kind, quantity, order_id, moved_at) VALUES ('BEANS', 'return', 3, $placed, 1)",
        "UPDATE stock SET on_hand = 25 WHERE sku = 'BEANS'",
      ], findings: ["return_over_sale #placed BEANS - 1"]),
    Fault(
      name: "more reserved than there is",
      statements: [
        "UPDATE stock SET on_hand = 0 WHERE sku = 'KETTLE'",
        "INSERT INTO stock_movement (sku, kind, quantity, moved_at) VALUES ('KETTLE', 'adjustment', -3, 1)",
      ], findings: ["reservation_over_stock KETTLE 0 1"]),
    Fault(
      name: "a reservation of a placed order",
      statements: [
        "INSERT INTO reservation (order_id, sku, quantity, expires_at) VALUES ($placed, 'MUG', 1, 9000000000)"
      ],
      findings: ["reservation_without_order #placed MUG pending_payment placed"]),
    Fault(
      name: "a reservation for less than was ordered",
      statements: ["UPDATE order_line SET quantity = 2 WHERE order_id = $open"],
      findings: [
        "reservation_differs #open KETTLE 2 1",
        "order_lines_differ #open 1 × KETTLE at 18900 less 0, tax 3534 2 × KETTLE at 18900 less 0, tax 3534",
      ]),
    Fault(
      name: "a payment that nobody brought to its end", seconds: 16 * 60,
      findings: ["payment_overdue #open - requires_action", "reservation_expired #open KETTLE - 1"]),
  ]

  static let orders: [Fault] = [
    Fault(
      name: "a parcel that moved without anybody moving it",
      statements: ["UPDATE orders SET fulfilment = 'packed' WHERE id = $placed"],
      findings: ["fulfilment_differs #placed - packed"]),
    Fault(
      name: "a parcel that is somewhere else than it was brought",
      statements: [
        "INSERT INTO order_event (order_id, kind, staff, note, happened_at) VALUES ($placed, 'packed', '', '', 1)"
      ],
      findings: ["fulfilment_differs #placed packed unfulfilled"]),
    Fault(
      name: "a parcel that nobody was told of",
      statements: [
        "UPDATE orders SET fulfilment = 'shipped' WHERE id = $placed",
        "INSERT INTO order_event (order_id, kind, staff, note, happened_at) VALUES ($placed, 'shipped', '', '', 1)",
      ],
      findings: ["mail_missing #placed order_shipped -"]),
    Fault(
      name: "an order whose total was changed", statements: ["UPDATE orders SET total = total + 1 WHERE id = $placed"],
      findings: [
        "payment_amount_differs #placed 2851 EUR 2850 EUR", "order_differs #placed 2850 EUR 2851 EUR",
      ]),
    Fault(
      name: "an order whose confirmed total does not add up",
      statements: [
        """
        UPDATE orders SET json = json_set(json, '$.totals.subtotal.minorUnits', 2901) WHERE id = $placed
        """
      ],
      findings: ["total_differs #placed subtotal 2900 subtotal 2901", "total_differs #placed total 2851 total 2850"]),
    Fault(
      name: "an order that cannot be read", statements: ["UPDATE orders SET json = '{' WHERE id = $placed"],
      findings: ["order_unreadable #placed - -"]),
    Fault(
      name: "another address", statements: ["UPDATE orders SET email_key = 'eve@example.com' WHERE id = $placed"],
      findings: ["order_differs #placed ada@example.com eve@example.com"]),
    Fault(
      name: "a confirmation that was never written",
      statements: ["DELETE FROM outbox WHERE order_id = $placed"],
      findings: ["mail_missing #placed order_confirmation -"]),
    Fault(
      name: "a refund that nobody was told of",
      statements: ["DELETE FROM outbox WHERE order_id = $refunded"],
      findings: ["mail_missing #refunded order_refunded -"]),
    Fault(
      name: "a coupon used by a cancelled order",
      statements: ["INSERT INTO coupon_use VALUES ($cancelled, 'WELCOME10', 'ada@example.com')"],
      findings: ["coupon_of_unsold_order #cancelled WELCOME10 - cancelled"]),
    Fault(
      name: "a coupon used too often",
      statements: ["INSERT INTO coupon_use VALUES ($open, 'ONCE', 'ada@example.com')"],
      findings: ["coupon_over_limit ONCE 1 2"]),
    Fault(
      name: "a coupon used twice by one address",
      statements: [
        "INSERT INTO coupon_use VALUES ($open, 'WELCOME10', 'ada@example.com')",
        "INSERT INTO coupon_use VALUES ($placed, 'WELCOME10', 'ada@example.com')",
      ], findings: ["coupon_over_limit WELCOME10 of order #open 1 2"]),
  ]

  static let payments: [Fault] = [
    Fault(
      name: "an order without a payment", statements: ["DELETE FROM payment_attempt WHERE order_id = $cancelled"],
      findings: ["order_without_payment #cancelled - cancelled"]),
    Fault(
      name: "a placed order whose payment was declined",
      statements: [
        """
        UPDATE payment_attempt SET state = 'declined', decline_reason = 'declined' WHERE order_id = $placed
        """
      ],
      findings: ["payment_state_differs #placed placed declined", "charge_without_order #placed 0 2850"]),
    Fault(
      name: "a cancelled order that was charged",
      gatewayStatements: [
        """
        INSERT INTO charge SELECT id, amount FROM intent WHERE order_number = '#cancelled'
        """
      ], findings: ["charge_without_order #cancelled 0 2250"]),
    Fault(
      name: "a charge that no order knows",
      gatewayStatements: [
        """
        INSERT INTO intent (id, idempotency_key, order_number, amount, currency, state)
        VALUES ('pi_1', 'k', 'TS-0', 500, 'EUR', 'succeeded')
        """, "INSERT INTO charge VALUES ('pi_1', 500)",
      ], findings: ["charge_without_order pi_1 0 500"]),
    Fault(
      name: "a placed order that was not charged",
      gatewayStatements: [
        "DELETE FROM charge WHERE intent_id = (SELECT id FROM intent WHERE order_number = '#placed')"
      ], findings: ["order_without_charge #placed 2850 -"]),
    Fault(
      name: "a charge of another amount",
      gatewayStatements: [
        "UPDATE charge SET amount = 2849 WHERE intent_id = (SELECT id FROM intent WHERE order_number = '#placed')"
      ], findings: ["charge_differs #placed 2850 EUR 2849 EUR"]),
    Fault(
      name: "more given back than was taken", gatewayStatements: ["UPDATE refund SET amount = amount + 1"],
      findings: ["refund_over_charge", "refund_differs"]),
    Fault(
      name: "a refund that never went out", gatewayStatements: ["DELETE FROM refund"],
      findings: ["refund_differs #refunded 2450 0"]),
    Fault(
      name: "an intent that anybody could still confirm",
      gatewayStatements: [
        "UPDATE intent SET state = 'unconfirmed', decline_reason = NULL WHERE order_number = '#cancelled'"
      ], findings: ["intent_left_open"]),
  ]

  static let others: [Fault] = [
    Fault(
      name: "a line of no units", statements: ["UPDATE cart_line SET quantity = 0 WHERE sku = 'MUG'"],
      findings: ["cart_line_over_limit"]),
    Fault(
      name: "a cart with too many lines",
      statements: [
        """
        WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 201)
        INSERT INTO cart_line (cart_id, sku, position, quantity, seen_price, currency, currency_exponent, slug, title,
          variant) SELECT 1, 'S' || id, id, 1, 1, 'EUR', 2, 's', 't', 'v' FROM n
        """
      ], findings: ["cart_over_limit"]),
    Fault(
      name: "a guest with somebody else's cart",
      statements: ["UPDATE guest SET current_cart_id = 2 WHERE id = $guest"], findings: ["cart_of_other_guest 1 1 2"]),
    Fault(
      name: "a conversation without a word", statements: ["DELETE FROM chat_message"],
      findings: ["thread_without_message"]),
    Fault(
      name: "a mark beyond the last message", statements: ["UPDATE chat_thread SET staff_delivered = 90"],
      findings: ["thread_mark_ahead"]),
  ]
}

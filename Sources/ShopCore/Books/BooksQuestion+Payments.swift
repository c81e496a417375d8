import Commerce
import Database

extension BooksQuestion {
  /// What an order's state demands of its payment.
  static let ofPayments = [
    BooksQuestion(
      .orderWithoutPayment,
      """
      SELECT number AS id, NULL AS expected, state AS found FROM orders
      WHERE id NOT IN (SELECT order_id FROM payment_attempt)
      """),
    BooksQuestion(
      .paymentStateDiffers,
      """
      SELECT o.number AS id, o.state AS expected, a.state AS found
      FROM orders o JOIN payment_attempt a ON a.order_id = o.id
      WHERE NOT CASE o.state
        WHEN 'pending_payment' THEN a.state IN ('creating', 'requires_action', 'pending')
        WHEN 'cancelled' THEN a.state IN ('declined', 'cancelled', 'refunded')
          OR a.state = 'succeeded' AND a.refund_due = 1
        WHEN 'completed' THEN a.state = 'succeeded' AND (a.refund_due = 0 OR o.fulfilment = 'returned')
          OR a.state = 'refunded' AND o.fulfilment = 'returned'
        ELSE a.state = 'succeeded' AND a.refund_due = 0 END
      """),
    BooksQuestion(
      .paymentAmountDiffers,
      """
      SELECT o.number AS id, o.total || ' ' || o.currency AS expected, a.amount || ' ' || a.currency AS found
      FROM orders o JOIN payment_attempt a ON a.order_id = o.id
      WHERE a.amount <> o.total OR a.currency <> o.currency
      """),
    BooksQuestion(.paymentOverdue) { now in
      """
      SELECT o.number AS id, NULL AS expected, CASE WHEN a.refund_due = 1 THEN 'refund_due' WHEN a.cancel_due = 1 THEN 'cancel_due' ELSE a.state END AS found
      FROM payment_attempt a JOIN orders o ON o.id = a.order_id
      WHERE a.updated_at <= \(now.seconds - Shop.patienceSeconds) AND (a.refund_due = 1 OR a.cancel_due = 1
        OR a.state IN ('creating', 'pending')
        OR a.state = 'requires_action' AND a.created_at <= \(now.seconds - StockBook.reservationSeconds))
      """
    },
    BooksQuestion(
      .mailMissing,
      """
      SELECT o.number AS id, m.kind AS expected, NULL AS found
      FROM orders o JOIN payment_attempt a ON a.order_id = o.id
      JOIN (SELECT 'order_confirmation' AS kind UNION ALL SELECT 'order_refunded' UNION ALL SELECT 'order_shipped') m
        ON CASE m.kind WHEN 'order_confirmation' THEN o.state IN ('placed', 'completed')
          WHEN 'order_refunded' THEN a.state = 'refunded' ELSE o.fulfilment IN ('shipped', 'delivered', 'returned') END
      WHERE NOT EXISTS (SELECT 1 FROM outbox x WHERE x.order_id = o.id AND x.kind = m.kind)
      """),
  ]

  static let ofCoupons = [
    BooksQuestion(
      .couponOfUnsoldOrder,
      """
      SELECT o.number || ' ' || u.code AS id, NULL AS expected, o.state AS found
      FROM coupon_use u JOIN orders o ON o.id = u.order_id WHERE o.state = 'cancelled'
      """),
    BooksQuestion(
      .couponOverLimit,
      """
      SELECT v.code AS id, '1' AS expected, CAST(count(*) AS TEXT) AS found
      FROM voucher v JOIN coupon_use u ON u.code = v.code GROUP BY v.code HAVING count(*) > 1
      """),
  ]

  /// A promotion's own limits, which the catalogue says.
  static func couponUses(over promotion: Promotion) -> [BooksQuestion] {
    var questions: [BooksQuestion] = []
    if let limit = promotion.usageLimit {
      questions.append(
        BooksQuestion(
          .couponOverLimit,
          """
          SELECT code AS id, CAST(\(limit) AS TEXT) AS expected, CAST(count(*) AS TEXT) AS found
          FROM coupon_use WHERE code = \(promotion.code) GROUP BY code HAVING count(*) > \(limit)
          """))
    }
    if let limit = promotion.guestLimit {
      questions.append(
        BooksQuestion(
          .couponOverLimit,
          """
          SELECT u.code || ' of order ' || o.number AS id, CAST(\(limit) AS TEXT) AS expected,
            CAST(u.uses AS TEXT) AS found
          FROM (SELECT code, max(order_id) AS last, count(*) AS uses FROM coupon_use
            WHERE code = \(promotion.code) GROUP BY code, email_key HAVING count(*) > \(limit)) u
          JOIN orders o ON o.id = u.last
          """))
    }
    return questions
  }
}

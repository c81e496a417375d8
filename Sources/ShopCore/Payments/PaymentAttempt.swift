import Commerce
import Database
import PlainText

/// The paying of one order, once.
struct PaymentAttempt: Hashable, Sendable {
  /// 32 hexadecimal digits; also the key under which the gateway makes the intent.
  var id: String
  var order: Int
  var guest: Int?
  var cart: Int?
  var state: PaymentState
  /// The gateway's intent, once it has been made and written down.
  var intent: String?
  /// Where the shopper confirms, while the state is `requiresAction`.
  var link: SafeText?
  var declineReason: DeclineReason?
  /// It was charged but could not become an order; the money has to go back.
  var isRefundDue: Bool
  var amount: Int
  var createdAt: Instant
  var updatedAt: Instant

  /// Nothing more will come of it by itself.
  var isSettled: Bool { !PaymentAttempt.openStates.contains(state) && !isRefundDue }

  static let openStates: [PaymentState] = [.creating, .requiresAction, .pending]
}

/// The rows of payment attempts.
enum AttemptBook {
  /// Written as in the indexes of open attempts, which serve no other wording.
  static let open: SQL = "(state IN ('creating', 'requires_action') OR state = 'pending')"

  static func insert(_ attempt: PaymentAttempt, key: String, currency: Currency, in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO payment_attempt (id, order_id, guest_id, cart_id, idempotency_key, amount, currency, state,
        created_at, updated_at)
      VALUES (\(attempt.id), \(attempt.order), \(attempt.guest), \(attempt.cart), \(key), \(attempt.amount),
        \(currency.code), \(attempt.state.rawValue), \(attempt.createdAt.seconds), \(attempt.updatedAt.seconds))
      """)
  }

  static func attempt(_ id: String, in reader: Reader) throws -> PaymentAttempt {
    guard let row = try reader.row("SELECT * FROM payment_attempt WHERE id = \(id)") else {
      throw OrderFault.unknownAttempt
    }
    return PaymentAttempt(row)
  }

  static func attempt(ofOrder order: Int, in reader: Reader) throws -> PaymentAttempt? {
    try reader.row("SELECT * FROM payment_attempt WHERE order_id = \(order)").map(PaymentAttempt.init)
  }

  static func attempt(key: String, guest: Int, in reader: Reader) throws -> PaymentAttempt? {
    try reader.row("SELECT * FROM payment_attempt WHERE guest_id = \(guest) AND idempotency_key = \(key)")
      .map(PaymentAttempt.init)
  }

  /// The cart's attempt that is not decided; there is one at most.
  static func openAttempt(ofCart cart: Int, in reader: Reader) throws -> PaymentAttempt? {
    try reader.row("SELECT * FROM payment_attempt WHERE cart_id = \(cart) AND \(open)").map(PaymentAttempt.init)
  }

  /// Attempts that nobody has touched since then and that are not settled; a touch that is still to come was made
  /// before the clock was set back.
  static func unsettled(since then: Instant, now: Instant, in reader: Reader) throws -> [PaymentAttempt] {
    try reader.rows(
      "SELECT * FROM payment_attempt WHERE (\(open) OR refund_due = 1) AND \(isOld(then, now)) ORDER BY id"
    ).map(PaymentAttempt.init)
  }

  static func isOld(_ then: Instant, _ now: Instant) -> SQL {
    "(updated_at <= \(then.seconds) OR updated_at > \(now.seconds))"
  }

  /// Attempts that were closed without knowing the gateway's intent, and nobody has touched since then.
  static func orphaned(since then: Instant, in reader: Reader) throws -> [PaymentAttempt] {
    try reader.rows("SELECT * FROM payment_attempt WHERE cancel_due = 1 AND updated_at <= \(then.seconds)")
      .map(PaymentAttempt.init)
  }

  static func setCancelDue(_ isDue: Bool, of id: String, in writer: Writer) throws {
    try writer.execute("UPDATE payment_attempt SET cancel_due = \(isDue) WHERE id = \(id)")
  }

  /// The money of a paid order has to go back.
  static func setRefundDue(ofOrder order: Int, now: Instant, in writer: Writer) throws {
    try writer.execute(
      """
      UPDATE payment_attempt SET refund_due = 1, updated_at = \(now.seconds)
      WHERE order_id = \(order) AND state = 'succeeded'
      """)
  }

  /// Takes an unsettled attempt to see to; false when somebody else has taken it since then.
  static func claim(_ id: String, since then: Instant, now: Instant, in writer: Writer) throws -> Bool {
    try writer.execute(
      "UPDATE payment_attempt SET updated_at = \(now.seconds) WHERE id = \(id) AND \(isOld(then, now))") == 1
  }

  /// Writes the gateway's intent down; false when the attempt was closed meanwhile, so that nothing may be charged.
  static func setIntent(_ intent: String, of id: String, now: Instant, in writer: Writer) throws -> Bool {
    try writer.execute(
      """
      UPDATE payment_attempt SET intent_id = \(intent), updated_at = \(now.seconds)
      WHERE id = \(id) AND state = 'creating' AND (intent_id IS NULL OR intent_id = \(intent))
      """) == 1
  }

  /// Moves an attempt on; false when it cannot go there from where it is now, because somebody else moved it.
  static func move(
    _ id: String, to state: PaymentState, link: SafeText? = nil, reason: DeclineReason? = nil,
    isRefundDue: Bool = false, now: Instant, in writer: Writer
  ) throws -> Bool {
    let current = try attempt(id, in: writer)
    guard current.state.canBecome(state) else { return false }
    try writer.execute(
      """
      UPDATE payment_attempt SET state = \(state.rawValue), link = \(link?.string),
        decline_reason = \(reason?.rawValue), refund_due = \(isRefundDue), updated_at = \(now.seconds)
      WHERE id = \(id)
      """)
    return true
  }
}

extension PaymentAttempt {
  fileprivate init(_ row: Row) {
    self.init(
      id: row.string("id"), order: row.int("order_id"), guest: row.optionalInt("guest_id"),
      cart: row.optionalInt("cart_id"), state: PaymentState(rawValue: row.string("state")) ?? .pending,
      intent: row.optionalString("intent_id"), link: row.optionalString("link").map { SafeText(cleaning: $0) },
      declineReason: row.optionalString("decline_reason").flatMap(DeclineReason.init),
      isRefundDue: row.bool("refund_due"), amount: row.int("amount"),
      createdAt: Instant(seconds: row.int("created_at")), updatedAt: Instant(seconds: row.int("updated_at")))
  }
}

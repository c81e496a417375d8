extension LedgerSchema {
  /// Payments: an attempt is over one order at exactly its total, and a cart has at most one that is open.
  static let payments = """
    CREATE TABLE payment_attempt (
      id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 8 AND 64),
      order_id INTEGER NOT NULL UNIQUE,
      guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
      cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
      idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      currency TEXT NOT NULL,
      state TEXT NOT NULL,
      intent_id TEXT UNIQUE,
      link TEXT,
      decline_reason TEXT,
      refund_due INTEGER NOT NULL DEFAULT 0 CHECK (refund_due IN (0, 1)),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (guest_id, idempotency_key),
      FOREIGN KEY (order_id, amount, currency) REFERENCES orders (id, total, currency),
      CHECK (state IN ('creating', 'requires_action', 'pending', 'succeeded', 'declined', 'cancelled', 'refunded')),
      CHECK ((state = 'declined') = (decline_reason IS NOT NULL)),
      CHECK (state <> 'requires_action' OR link IS NOT NULL),
      CHECK (refund_due = 0 OR state = 'succeeded')
    ) STRICT;
    CREATE UNIQUE INDEX payment_attempt_one_open ON payment_attempt (cart_id)
      WHERE state IN ('creating', 'requires_action', 'pending');
    CREATE INDEX payment_attempt_unsettled ON payment_attempt (updated_at)
      WHERE state IN ('creating', 'requires_action', 'pending') OR refund_due = 1;

    """

  /// Coupons: one row for each use; an order that comes to nothing gives its uses back.
  static let coupons = """
    CREATE TABLE coupon_use (
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
      email_key TEXT NOT NULL,
      PRIMARY KEY (order_id, code)
    ) STRICT;
    CREATE INDEX coupon_use_by_code ON coupon_use (code, email_key);

    """

  /// Messages to be sent; `message_id` stays the same however often one is tried.
  static let messages = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('order_confirmation', 'order_refunded')),
      order_id INTEGER NOT NULL REFERENCES orders (id),
      recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 320),
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      sent_at INTEGER,
      UNIQUE (order_id, kind)
    ) STRICT;
    CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

    """
}

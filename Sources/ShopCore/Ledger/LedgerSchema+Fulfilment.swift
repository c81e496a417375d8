extension LedgerSchema {
  /// What happens to an order after it was placed; rows are only ever added.
  static let orderEvents = """
    CREATE TABLE order_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      kind TEXT NOT NULL
        CHECK (kind IN ('packed', 'unpacked', 'shipped', 'delivered', 'cancelled', 'returned', 'refunded')),
      staff TEXT NOT NULL CHECK (length(staff) <= 40),
      note TEXT NOT NULL CHECK (length(note) <= 400),
      happened_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX order_event_by_order ON order_event (order_id, id);
    CREATE TRIGGER order_event_no_update BEFORE UPDATE ON order_event
    BEGIN SELECT RAISE (ABORT, 'what happened never changes'); END;
    CREATE INDEX orders_by_payment ON orders (paid_at, id) WHERE paid_at IS NOT NULL;
    CREATE TRIGGER orders_fulfilment BEFORE UPDATE OF fulfilment ON orders
    WHEN OLD.fulfilment <> NEW.fulfilment AND NOT (
      OLD.fulfilment = 'unfulfilled' AND NEW.fulfilment IN ('packed', 'shipped', 'cancelled')
      OR OLD.fulfilment = 'packed' AND NEW.fulfilment IN ('shipped', 'unfulfilled', 'cancelled')
      OR OLD.fulfilment = 'shipped' AND NEW.fulfilment IN ('delivered', 'returned')
      OR OLD.fulfilment = 'delivered' AND NEW.fulfilment = 'returned')
    BEGIN SELECT RAISE (ABORT, 'a parcel cannot go that way'); END;

    """

  /// Mail tells of a parcel that was handed to the carrier, too.
  static let shipmentMail = """
    CREATE TABLE outbox_of_4 (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('order_confirmation', 'order_refunded', 'order_shipped', 'chat_reply')),
      order_id INTEGER REFERENCES orders (id),
      thread_id INTEGER REFERENCES chat_thread (id) ON DELETE CASCADE,
      recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 320),
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      sent_at INTEGER,
      UNIQUE (order_id, kind),
      CHECK ((kind = 'chat_reply') = (thread_id IS NOT NULL) AND (thread_id IS NULL) = (order_id IS NOT NULL))
    ) STRICT;
    INSERT INTO outbox_of_4 (id, message_id, kind, order_id, thread_id, recipient, subject, body, created_at, sent_at)
      SELECT id, message_id, kind, order_id, thread_id, recipient, subject, body, created_at, sent_at FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_of_4 RENAME TO outbox;
    CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
    CREATE INDEX outbox_by_thread ON outbox (thread_id, id);

    """
}

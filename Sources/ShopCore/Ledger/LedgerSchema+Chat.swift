extension LedgerSchema {
  /// Who is at a desk; a desk is one open session of a member of staff.
  static let staff = """
    CREATE TABLE staff (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
      is_away INTEGER NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1)),
      seen_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX staff_by_seen ON staff (seen_at);

    CREATE TABLE desk (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
      bell TEXT UNIQUE,
      thread_id INTEGER REFERENCES chat_thread (id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX desk_by_staff ON desk (staff_id);
    CREATE INDEX desk_by_thread ON desk (thread_id);

    """

  /// Who is in the shop: a visit is one open session of a guest.
  static let visits = """
    CREATE TABLE visit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      bell TEXT,
      is_returning INTEGER NOT NULL CHECK (is_returning IN (0, 1)),
      place TEXT NOT NULL CHECK (length(place) BETWEEN 2 AND 4000),
      cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
      started_at INTEGER NOT NULL,
      on_page_since INTEGER NOT NULL,
      ended_at INTEGER,
      is_approached INTEGER NOT NULL DEFAULT 0 CHECK (is_approached IN (0, 1))
    ) STRICT;
    CREATE INDEX visit_live ON visit (on_page_since) WHERE ended_at IS NULL;
    CREATE INDEX visit_by_guest ON visit (guest_id, ended_at);
    CREATE INDEX visit_by_cart ON visit (cart_id);

    CREATE TABLE visit_rule (
      visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
      rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 60),
      PRIMARY KEY (visit_id, rule)
    ) STRICT;

    CREATE TABLE desk_alert (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      words TEXT NOT NULL,
      told_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX desk_alert_by_time ON desk_alert (told_at);
    CREATE INDEX desk_alert_by_guest ON desk_alert (guest_id);

    CREATE TABLE customer (
      guest_id INTEGER PRIMARY KEY REFERENCES guest (id) ON DELETE CASCADE,
      email TEXT CHECK (length(email) BETWEEN 3 AND 320),
      note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
      has_consented INTEGER NOT NULL DEFAULT 0 CHECK (has_consented IN (0, 1))
    ) STRICT;

    """

  /// Conversations: messages are only ever added; how far each side has come in a thread is a mark at a message's id.
  static let threads = """
    CREATE TABLE chat_thread (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('open', 'snoozed', 'resolved')),
      snoozed_until INTEGER,
      assignee_id INTEGER REFERENCES staff (id) ON DELETE SET NULL,
      place TEXT,
      opened_at INTEGER NOT NULL,
      waiting_since INTEGER,
      first_asked_at INTEGER,
      first_reply_at INTEGER,
      first_reply_by INTEGER REFERENCES staff (id) ON DELETE SET NULL,
      resolved_at INTEGER,
      resolved_by INTEGER REFERENCES staff (id) ON DELETE SET NULL,
      email_state TEXT NOT NULL DEFAULT 'unasked' CHECK (email_state IN ('unasked', 'declined')),
      rating_state TEXT NOT NULL DEFAULT 'unasked' CHECK (rating_state IN ('unasked', 'asked', 'waved', 'rated')),
      rating INTEGER CHECK (rating BETWEEN 1 AND 5),
      rating_why TEXT CHECK (length(rating_why) <= 2000),
      shopper_delivered INTEGER NOT NULL DEFAULT 0,
      shopper_read INTEGER NOT NULL DEFAULT 0,
      staff_delivered INTEGER NOT NULL DEFAULT 0,
      staff_read INTEGER NOT NULL DEFAULT 0,
      mailed INTEGER NOT NULL DEFAULT 0,
      CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
      CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
      CHECK (state <> 'resolved' OR waiting_since IS NULL),
      CHECK ((first_asked_at IS NULL) = (first_reply_at IS NULL) AND first_asked_at <= first_reply_at),
      CHECK ((rating_state = 'rated') = (rating IS NOT NULL)),
      CHECK (shopper_read <= shopper_delivered AND staff_read <= staff_delivered)
    ) STRICT;
    CREATE UNIQUE INDEX chat_thread_one_live ON chat_thread (guest_id) WHERE state <> 'resolved';
    CREATE INDEX chat_thread_by_guest ON chat_thread (guest_id, id);
    CREATE INDEX chat_thread_waiting ON chat_thread (waiting_since) WHERE state <> 'resolved';
    CREATE INDEX chat_thread_by_first_reply ON chat_thread (first_reply_at);
    CREATE INDEX chat_thread_by_resolution ON chat_thread (resolved_at);
    CREATE INDEX chat_thread_by_opening ON chat_thread (opened_at);
    CREATE INDEX chat_thread_by_assignee ON chat_thread (assignee_id) WHERE state <> 'resolved';

    CREATE TABLE chat_message (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      thread_id INTEGER NOT NULL REFERENCES chat_thread (id) ON DELETE CASCADE,
      client_id TEXT NOT NULL UNIQUE CHECK (length(client_id) BETWEEN 8 AND 255),
      speaker TEXT NOT NULL CHECK (speaker IN ('shopper', 'staff', 'shop')),
      staff_id INTEGER REFERENCES staff (id) ON DELETE SET NULL,
      body TEXT NOT NULL CHECK (length(body) BETWEEN 2 AND 60000),
      channel TEXT NOT NULL CHECK (channel IN ('screen', 'mail')),
      sent_at INTEGER NOT NULL,
      is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
      CHECK (speaker = 'staff' OR staff_id IS NULL),
      CHECK (speaker <> 'shopper' OR is_private = 0)
    ) STRICT;
    CREATE INDEX chat_message_by_thread ON chat_message (thread_id, id);
    CREATE INDEX chat_message_by_staff ON chat_message (staff_id);
    CREATE TRIGGER chat_message_no_update BEFORE UPDATE OF thread_id, client_id, speaker, body, channel, sent_at, is_private
    ON chat_message
    BEGIN SELECT RAISE (ABORT, 'a message never changes'); END;

    CREATE TABLE chat_tag (
      thread_id INTEGER NOT NULL REFERENCES chat_thread (id) ON DELETE CASCADE,
      tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
      PRIMARY KEY (thread_id, tag)
    ) STRICT;
    CREATE INDEX chat_tag_by_tag ON chat_tag (tag);

    CREATE TABLE voucher (
      code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 8 AND 40),
      amount INTEGER NOT NULL CHECK (amount > 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
      valid_until INTEGER NOT NULL,
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
      thread_id INTEGER NOT NULL REFERENCES chat_thread (id),
      guest_id INTEGER NOT NULL REFERENCES guest (id),
      staff_id INTEGER NOT NULL REFERENCES staff (id),
      issued_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX voucher_by_thread ON voucher (thread_id);
    CREATE INDEX voucher_by_guest ON voucher (guest_id);
    CREATE INDEX voucher_by_staff ON voucher (staff_id);

    """

  /// Mail is about an order or about a thread.
  static let threadMail = """
    CREATE TABLE outbox_of_2 (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('order_confirmation', 'order_refunded', 'chat_reply')),
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
    INSERT INTO outbox_of_2 (id, message_id, kind, order_id, recipient, subject, body, created_at, sent_at)
      SELECT id, message_id, kind, order_id, recipient, subject, body, created_at, sent_at FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_of_2 RENAME TO outbox;
    CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
    CREATE INDEX outbox_by_thread ON outbox (thread_id, id);

    """
}

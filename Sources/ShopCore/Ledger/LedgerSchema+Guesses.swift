extension LedgerSchema {
  /// Tries in vain, by where they came from: a new session or a new guest does not start anew.
  ///
  /// Tries of version 2 have no source; they count for their guest and their address until their time is over.
  static let guesses = """
    CREATE TABLE guess (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('order', 'cart', 'coupon')),
      source_hash BLOB CHECK (length(source_hash) = 32),
      guest_id INTEGER REFERENCES guest (id) ON DELETE CASCADE,
      email_hash BLOB CHECK (length(email_hash) = 32),
      guessed_at INTEGER NOT NULL,
      CHECK (kind <> 'order' OR email_hash IS NOT NULL)
    ) STRICT;
    INSERT INTO guess (kind, guest_id, email_hash, guessed_at)
      SELECT 'order', guest_id, email_hash, tried_at FROM order_lookup_try ORDER BY id;
    DROP TABLE order_lookup_try;
    CREATE INDEX guess_by_source ON guess (source_hash, kind, guessed_at);
    CREATE INDEX guess_by_guest ON guess (guest_id, kind, guessed_at);
    CREATE INDEX guess_by_email ON guess (email_hash, guessed_at);
    CREATE INDEX guess_by_time ON guess (guessed_at);

    """

  /// For whom stock is held, by where they came from too.
  static let reservationSources = """
    ALTER TABLE reservation ADD COLUMN source_hash BLOB CHECK (length(source_hash) = 32);
    CREATE INDEX reservation_by_source ON reservation (source_hash, expires_at);

    """

  /// Payments that were closed before the gateway's intent was known: should there be one, it has to be cancelled.
  static let orphanedIntents = """
    ALTER TABLE payment_attempt ADD COLUMN cancel_due INTEGER NOT NULL DEFAULT 0 CHECK (cancel_due IN (0, 1));
    CREATE INDEX payment_attempt_cancel_due ON payment_attempt (updated_at) WHERE cancel_due = 1;

    """
}

extension LedgerSchema {
  /// Who shops; a token and a resume code are kept as SHA-256 only.
  static let guests = """
    CREATE TABLE guest (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      country TEXT CHECK (length(country) = 2),
      theme TEXT CHECK (length(theme) BETWEEN 1 AND 64),
      current_cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
      created_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX guest_current_cart ON guest (current_cart_id);

    CREATE TABLE viewed (
      id INTEGER PRIMARY KEY,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 200),
      UNIQUE (guest_id, slug)
    ) STRICT;

    CREATE TABLE order_lookup_try (
      id INTEGER PRIMARY KEY,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      email_hash BLOB NOT NULL CHECK (length(email_hash) = 32),
      tried_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX order_lookup_try_by_guest ON order_lookup_try (guest_id, tried_at);
    CREATE INDEX order_lookup_try_by_email ON order_lookup_try (email_hash, tried_at);

    """

  /// Carts; an id is never used again, so that a window with a deleted cart cannot come upon somebody else's.
  static let carts = """
    CREATE TABLE cart (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
      resume_hash BLOB UNIQUE CHECK (length(resume_hash) = 32),
      checkout_at INTEGER,
      changed_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL CHECK (expires_at >= changed_at)
    ) STRICT;
    CREATE INDEX cart_by_guest ON cart (guest_id, changed_at);
    CREATE INDEX cart_by_expiry ON cart (expires_at);

    CREATE TABLE cart_line (
      cart_id INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
      sku TEXT NOT NULL CHECK (length(sku) BETWEEN 1 AND 200),
      position INTEGER NOT NULL CHECK (position >= 0),
      quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
      seen_price INTEGER NOT NULL CHECK (seen_price >= 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
      is_saved INTEGER NOT NULL DEFAULT 0 CHECK (is_saved IN (0, 1)),
      slug TEXT NOT NULL,
      title TEXT NOT NULL,
      variant TEXT NOT NULL,
      PRIMARY KEY (cart_id, sku)
    ) STRICT;

    CREATE TABLE cart_coupon (
      id INTEGER PRIMARY KEY,
      cart_id INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
      code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
      UNIQUE (cart_id, code)
    ) STRICT;

    CREATE TABLE checkout_draft (
      cart_id INTEGER PRIMARY KEY REFERENCES cart (id) ON DELETE CASCADE,
      json TEXT NOT NULL CHECK (length(json) BETWEEN 2 AND 20000)
    ) STRICT;

    """
}

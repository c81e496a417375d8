extension LedgerSchema {
  /// Stock: `on_hand` is always the sum of the movements of its SKU, and movements are only ever added.
  static let stock = """
    CREATE TABLE stock (
      sku TEXT PRIMARY KEY CHECK (length(sku) BETWEEN 1 AND 200),
      declared INTEGER NOT NULL CHECK (declared >= 0),
      on_hand INTEGER NOT NULL CHECK (on_hand >= 0)
    ) STRICT;
    CREATE INDEX stock_sold_out ON stock (sku) WHERE declared > 0 AND on_hand = 0;
    CREATE INDEX stock_restocked ON stock (sku) WHERE declared = 0 AND on_hand > 0;

    CREATE TABLE stock_movement (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sku TEXT NOT NULL REFERENCES stock (sku),
      kind TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      order_id INTEGER REFERENCES orders (id),
      moved_at INTEGER NOT NULL,
      CHECK (kind IN ('opening', 'sale', 'cancellation', 'return', 'adjustment')),
      CHECK (CASE kind WHEN 'opening' THEN quantity >= 0 WHEN 'sale' THEN quantity < 0
             WHEN 'adjustment' THEN quantity <> 0 ELSE quantity > 0 END),
      CHECK ((order_id IS NOT NULL) = (kind IN ('sale', 'cancellation', 'return')))
    ) STRICT;
    CREATE INDEX stock_movement_by_sku ON stock_movement (sku);
    CREATE INDEX stock_movement_by_order ON stock_movement (order_id);
    CREATE UNIQUE INDEX stock_movement_one_sale ON stock_movement (order_id, sku) WHERE kind = 'sale';
    CREATE TRIGGER stock_movement_no_update BEFORE UPDATE ON stock_movement
    BEGIN SELECT RAISE (ABORT, 'stock_movement is append-only'); END;
    CREATE TRIGGER stock_movement_no_delete BEFORE DELETE ON stock_movement
    BEGIN SELECT RAISE (ABORT, 'stock_movement is append-only'); END;

    CREATE TABLE reservation (
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      sku TEXT NOT NULL REFERENCES stock (sku),
      quantity INTEGER NOT NULL CHECK (quantity > 0),
      guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
      cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (order_id, sku)
    ) STRICT;
    CREATE INDEX reservation_by_sku ON reservation (sku, expires_at);
    CREATE INDEX reservation_by_guest ON reservation (guest_id, expires_at);
    CREATE INDEX reservation_by_cart ON reservation (cart_id);
    CREATE INDEX reservation_by_expiry ON reservation (expires_at);

    """

  /// How much of a SKU is held is read from the index alone: every order asks, and in a rush much of one SKU is held.
  static let reservationsAtAGlance = """
    DROP INDEX reservation_by_sku;
    CREATE INDEX reservation_by_sku ON reservation (sku, expires_at, cart_id, quantity);
    """

  /// Orders: `json` is the order as it was confirmed and never changes; only where it stands does.
  static let orders = """
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 4 AND 40),
      guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
      cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
      state TEXT NOT NULL CHECK (state IN ('pending_payment', 'placed', 'completed', 'cancelled')),
      fulfilment TEXT NOT NULL
        CHECK (fulfilment IN ('unfulfilled', 'packed', 'shipped', 'delivered', 'returned', 'cancelled')),
      email_key TEXT NOT NULL CHECK (length(email_key) BETWEEN 3 AND 320),
      total INTEGER NOT NULL CHECK (total >= 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      created_at INTEGER NOT NULL,
      paid_at INTEGER,
      json TEXT NOT NULL,
      UNIQUE (id, total, currency),
      CHECK (state NOT IN ('placed', 'completed') OR paid_at IS NOT NULL),
      CHECK (state <> 'pending_payment' OR (paid_at IS NULL AND fulfilment = 'unfulfilled'))
    ) STRICT;
    CREATE INDEX orders_by_guest ON orders (guest_id, id);
    CREATE INDEX orders_by_email ON orders (email_key, number);
    CREATE INDEX orders_by_cart ON orders (cart_id);
    CREATE TRIGGER orders_frozen BEFORE UPDATE OF number, email_key, total, currency, created_at, json ON orders
    BEGIN SELECT RAISE (ABORT, 'an order never changes'); END;
    CREATE TRIGGER orders_state BEFORE UPDATE OF state ON orders
    WHEN OLD.state <> NEW.state AND NOT (
      OLD.state = 'pending_payment' AND NEW.state IN ('placed', 'cancelled')
      OR OLD.state = 'placed' AND NEW.state IN ('completed', 'cancelled'))
    BEGIN SELECT RAISE (ABORT, 'an order cannot go that way'); END;

    CREATE TABLE order_line (
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      sku TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
      unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
      discount INTEGER NOT NULL CHECK (discount BETWEEN 0 AND unit_price * quantity),
      tax INTEGER NOT NULL CHECK (tax >= 0),
      left_when_lost INTEGER CHECK (left_when_lost >= 0),
      PRIMARY KEY (order_id, position),
      UNIQUE (order_id, sku)
    ) STRICT;
    CREATE INDEX order_line_by_sku ON order_line (sku);

    """
}

extension LedgerSchema {
  /// What customers say of what they bought: one review for each product of an order, and none without an order.
  static let reviews = """
    CREATE TABLE review (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 200),
      stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
      name TEXT NOT NULL CHECK (length(name) <= 480),
      text TEXT NOT NULL CHECK (length(text) <= 12000),
      state TEXT NOT NULL CHECK (state IN ('shown', 'waiting', 'hidden')),
      reply TEXT NOT NULL DEFAULT '' CHECK (length(reply) <= 12000),
      written_at INTEGER NOT NULL,
      UNIQUE (order_id, slug)
    ) STRICT;
    CREATE INDEX review_by_product ON review (slug, state, stars);
    CREATE INDEX review_by_state ON review (state, id);

    """
}

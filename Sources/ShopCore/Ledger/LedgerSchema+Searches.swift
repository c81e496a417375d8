extension LedgerSchema {
  /// What was searched for: a guest's own last words, and numbers for each day and words, of nobody.
  static let searches = """
    CREATE TABLE recent_search (
      id INTEGER PRIMARY KEY,
      guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
      UNIQUE (guest_id, words)
    ) STRICT;

    CREATE TABLE search_day (
      day INTEGER NOT NULL,
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
      searches INTEGER NOT NULL DEFAULT 0 CHECK (searches >= 0),
      found_nothing INTEGER NOT NULL DEFAULT 0 CHECK (found_nothing BETWEEN 0 AND searches),
      opened INTEGER NOT NULL DEFAULT 0 CHECK (opened >= 0),
      PRIMARY KEY (day, words)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_instead (
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
      meant TEXT NOT NULL CHECK (length(meant) BETWEEN 1 AND 60),
      times INTEGER NOT NULL CHECK (times > 0),
      day INTEGER NOT NULL,
      PRIMARY KEY (words, meant)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX search_instead_by_day ON search_instead (day);

    """
}

import Database

/// The tables of `catalog.db`: made whole by ``CatalogBuilder``, read by ``CatalogReader``, never changed.
///
/// `product` is wide and read by key; one that is not listed has only its `product_body` and `unlisted_product`.
/// `product_source` is for the next import and for export: by `hash` it is seen whether anything changed, `line` is where
/// the product stood in its file, `carried` what the file said beyond our own fields. `meta.columns` are the columns of
/// Shopify files that were imported. `listing` has the few numbers by which lists are filtered and sorted, so that
/// a million products fit into memory. A product has the same id in `product`, `product_body`, `listing`,
/// and `product_facet`. `standing` is how it is judged (``ProductStanding``), `merit` the sum by which the
/// shop weighs it. The search index is told of by ``SearchIndexSchema``, what the shop tells its search by ``SearchRuleTables``. Category ids count the tree depth first: a category and all below it are
/// `id … last_id`.
enum CatalogSchema {
  /// "tsCa" in ASCII.
  static let applicationID: Int32 = 0x7473_4361

  /// A file of an older version is built anew from what it holds (``CatalogUpgrade``), not changed.
  static let migrations = [
    Migration(version: version, sql: tables + SearchIndexSchema.tables + SearchRuleTables.tables)
  ]
  static let version = 6

  private static let tables = """
    CREATE TABLE meta (
      profile TEXT NOT NULL,
      built_at INTEGER NOT NULL,
      product_count INTEGER NOT NULL,
      columns TEXT NOT NULL
    ) STRICT;
    CREATE TABLE category (
      id INTEGER PRIMARY KEY,
      seen INTEGER NOT NULL,
      last_id INTEGER NOT NULL,
      parent_id INTEGER,
      path TEXT NOT NULL UNIQUE,
      product_count INTEGER NOT NULL,
      in_stock INTEGER NOT NULL DEFAULT 0,
      min_price INTEGER,
      max_price INTEGER
    ) STRICT;
    CREATE TABLE product (
      id INTEGER PRIMARY KEY,
      slug TEXT NOT NULL,
      title TEXT NOT NULL,
      brand TEXT NOT NULL,
      summary TEXT NOT NULL,
      seen_category INTEGER NOT NULL,
      featured INTEGER NOT NULL,
      added_on INTEGER,
      min_price INTEGER NOT NULL,
      max_price INTEGER NOT NULL,
      compare_at INTEGER,
      declared_stock INTEGER NOT NULL,
      tax_class TEXT NOT NULL,
      handling_days INTEGER NOT NULL,
      title_key TEXT NOT NULL,
      standing INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE product_body (product_id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE unlisted_product (product_id INTEGER PRIMARY KEY, slug TEXT NOT NULL) STRICT;
    CREATE TABLE product_source (
      product_id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      line INTEGER,
      carried TEXT
    ) STRICT;
    CREATE TABLE variant (
      product_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      sku TEXT NOT NULL,
      label TEXT NOT NULL,
      price INTEGER NOT NULL,
      compare_at INTEGER,
      stock INTEGER NOT NULL,
      weight_grams INTEGER NOT NULL,
      PRIMARY KEY (product_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE identifier (key TEXT NOT NULL, product_id INTEGER NOT NULL) STRICT;
    CREATE TABLE facet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE facet_value (
      id INTEGER PRIMARY KEY,
      facet_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      swatch INTEGER,
      UNIQUE (facet_id, name)
    ) STRICT;
    CREATE TABLE product_facet (
      product_id INTEGER NOT NULL,
      facet_value_id INTEGER NOT NULL,
      PRIMARY KEY (product_id, facet_value_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facet_count (
      category_id INTEGER NOT NULL,
      facet_value_id INTEGER NOT NULL,
      count INTEGER NOT NULL,
      in_stock INTEGER NOT NULL,
      PRIMARY KEY (category_id, facet_value_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE listing (
      id INTEGER PRIMARY KEY,
      category_id INTEGER NOT NULL,
      place INTEGER NOT NULL,
      title_place INTEGER NOT NULL,
      min_price INTEGER NOT NULL,
      added_on INTEGER NOT NULL,
      featured INTEGER NOT NULL,
      on_offer INTEGER NOT NULL,
      in_stock INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      merit INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    """

  /// Made when all rows are in: sorting once is faster than keeping order a million times.
  static let keys: StaticString = """
    CREATE UNIQUE INDEX product_by_slug ON product (slug);
    CREATE UNIQUE INDEX unlisted_product_by_slug ON unlisted_product (slug);
    CREATE UNIQUE INDEX variant_by_sku ON variant (sku);
    CREATE INDEX identifier_by_key ON identifier (key, product_id);
    CREATE INDEX product_facet_by_value ON product_facet (facet_value_id, product_id);
    """

  /// The orders of lists; made anew with each build.
  static let orders: StaticString = """
    CREATE INDEX listing_by_place ON listing (place, category_id);
    CREATE INDEX listing_by_title ON listing (title_place, category_id);
    CREATE INDEX listing_by_price ON listing (min_price, place, category_id);
    CREATE INDEX listing_by_price_down ON listing (min_price DESC, place, category_id);
    CREATE INDEX listing_by_date ON listing (added_on DESC, place, category_id);
    CREATE INDEX listing_by_category ON listing (category_id, min_price, place, in_stock);
    CREATE INDEX listing_on_offer ON listing (place) WHERE on_offer = 1;
    """

  /// Takes away what ``CatalogRows/complete(builtAt:in:)`` makes, so that it can be made again.
  static let reopening: StaticString = """
    DROP INDEX listing_by_place;
    DROP INDEX listing_by_title;
    DROP INDEX listing_by_price;
    DROP INDEX listing_by_price_down;
    DROP INDEX listing_by_date;
    DROP INDEX listing_by_category;
    DROP INDEX listing_on_offer;
    DELETE FROM listing;
    DELETE FROM facet_count;
    DELETE FROM facet_value;
    DELETE FROM facet;
    DELETE FROM category;
    DELETE FROM meta;
    """
}

import Commerce
import Database
import PlainText

/// A cart as the ledger keeps it.
struct StoredCart: Hashable, Sendable {
  var cart: Cart
  /// The words of each line, in the order of `cart.lines`: what a vanished product was called.
  var words: [LineWords]
  var guest: Int
  /// When the shopper began to check it out; nil while they browse.
  var checkoutAt: Instant?
  var changedAt: Instant
  var hasResumeCode: Bool

  var skus: [String] { cart.lines.map(\.sku) }
}

/// What a line was called when it was put into the cart.
struct LineWords: Hashable, Sendable {
  var slug: String
  var title: SafeText
  var variant: SafeText
}

/// The rows of carts.
enum CartBook {
  /// Different SKUs in one cart.
  static let lineLimit = 200
  /// Codes on one cart; one more puts the first out.
  static let couponLimit = 10
  static let cartsPerGuest = 20
  static let nameLimit = 60

  /// The cart with its lines: those to be bought in their order, then those saved for later.
  static func cart(_ id: Int, in reader: Reader) throws -> StoredCart {
    guard let row = try reader.row("SELECT * FROM cart WHERE id = \(id)") else { throw CartFault.notFound }
    var lines: [CartLine] = []
    var words: [LineWords] = []
    try reader.forEach("SELECT * FROM cart_line WHERE cart_id = \(id) ORDER BY is_saved, position") { row in
      lines.append(CartLine(row))
      words.append(LineWords(row))
    }
    let codes = try reader.rows("SELECT code FROM cart_coupon WHERE cart_id = \(id) ORDER BY id")
    let cart = Cart(
      id: id, name: SafeText(cleaning: row.string("name")), lines: lines,
      couponCodes: codes.map { $0.string("code") }, expiresAt: Instant(seconds: row.int("expires_at")))
    return StoredCart(
      cart: cart, words: words, guest: row.int("guest_id"),
      checkoutAt: row.optionalInt("checkout_at").map { Instant(seconds: $0) },
      changedAt: Instant(seconds: row.int("changed_at")), hasResumeCode: row.optionalBlob("resume_hash") != nil)
  }

  /// Replaces the cart's lines by `stored`'s, in its order.
  static func saveLines(of stored: StoredCart, in writer: Writer) throws {
    let id = stored.cart.id
    try writer.execute("DELETE FROM cart_line WHERE cart_id = \(id)")
    for (position, (line, words)) in zip(stored.cart.lines, stored.words).enumerated() {
      let currency = line.seenPrice.currency
      try writer.execute(
        """
        INSERT INTO cart_line (cart_id, sku, position, quantity, seen_price, currency, currency_exponent, is_saved,
          slug, title, variant)
        VALUES (\(id), \(line.sku), \(position), \(line.quantity), \(line.seenPrice.minorUnits), \(currency.code),
          \(currency.exponent), \(line.isSavedForLater), \(words.slug), \(words.title.string), \(words.variant.string))
        """)
    }
  }

  /// Moves the cart's expiry: it is kept for `days` from now.
  static func touch(_ id: Int, now: Instant, days: Int, in writer: Writer) throws {
    let expiry = now.advanced(bySeconds: max(1, days) * 86_400)
    let changed = try writer.execute(
      "UPDATE cart SET changed_at = \(now.seconds), expires_at = \(expiry.seconds) WHERE id = \(id)")
    guard changed == 1 else { throw CartFault.notFound }
  }

  static func create(name: SafeText, guest: Int, now: Instant, days: Int, in writer: Writer) throws -> Int {
    let count = try writer.int("SELECT count(*) FROM cart WHERE guest_id = \(guest)") ?? 0
    guard count < cartsPerGuest else { throw CartFault.tooManyCarts(limit: cartsPerGuest) }
    let expiry = now.advanced(bySeconds: max(1, days) * 86_400)
    try writer.execute(
      """
      INSERT INTO cart (guest_id, name, changed_at, expires_at)
      VALUES (\(guest), \(name.string), \(now.seconds), \(expiry.seconds))
      """)
    return writer.lastInsertedID
  }

  /// Throws unless the cart is the guest's.
  static func check(_ id: Int, belongsTo guest: Int, in reader: Reader) throws {
    guard try reader.row("SELECT 1 FROM cart WHERE id = \(id) AND guest_id = \(guest)") != nil else {
      throw CartFault.notFound
    }
  }

  /// Drops a guest's carts whose time is over.
  static func removeExpired(guest: Int, now: Instant, in writer: Writer) throws {
    try writer.execute("DELETE FROM cart WHERE guest_id = \(guest) AND expires_at <= \(now.seconds)")
  }
}

extension CartLine {
  fileprivate init(_ row: Row) {
    let currency = Currency(code: row.string("currency"), exponent: row.int("currency_exponent"))
    self.init(
      sku: row.string("sku"), quantity: row.int("quantity"),
      seenPrice: Money(minorUnits: row.int("seen_price"), currency: currency), isSavedForLater: row.bool("is_saved"))
  }
}

extension LineWords {
  fileprivate init(_ row: Row) {
    self.init(
      slug: row.string("slug"), title: SafeText(cleaning: row.string("title")),
      variant: SafeText(cleaning: row.string("variant")))
  }

  init(_ item: CatalogItem) {
    self.init(slug: item.slug, title: item.title, variant: item.variant)
  }
}

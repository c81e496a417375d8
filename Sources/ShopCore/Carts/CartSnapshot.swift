import Commerce
import Database

/// What the ledger knows of a cart at one moment: all from one transaction.
struct CartSnapshot: Equatable, Sendable {
  var stored: StoredCart
  /// Units that can be bought, by SKU; the cart's own reservation counts as free.
  var available: [String: Int]
  /// What has been typed in its checkout, as it is kept; nil before that.
  var draftText: String?
  /// How often each of its codes was used.
  var uses: [String: CouponUses]
  /// Those of its codes that staff gave.
  var vouchers: [Promotion]

  /// What has been typed in its checkout; nil before that.
  var draft: CheckoutDraft? {
    get throws { try draftText.map { try JSONText.decode(CheckoutDraft.self, from: $0) } }
  }

  /// - Parameters:
  ///   - email: Whose uses of a coupon count; the draft's when nil.
  ///   - stock: What is taken for ``available``; nil: to be read.
  init(
    cart id: Int, email: String? = nil, stock: [String: Int]? = nil, now: Instant, in reader: Reader
  ) throws {
    stored = try CartBook.cart(id, in: reader)
    available = try stock ?? StockBook.available(skus: stored.skus, now: now, excludingCart: id, in: reader)
    draftText = try CheckoutBook.text(ofCart: id, in: reader)
    vouchers = try VoucherBook.promotions(codes: stored.cart.couponCodes, in: reader)
    uses = [:]
    guard !stored.cart.couponCodes.isEmpty else { return }
    let key = emailKey(try email ?? draft?.email ?? "")
    for code in stored.cart.couponCodes {
      uses[code] = try CouponBook.uses(of: code, emailKey: key, in: reader)
    }
  }
}

/// How often a coupon was used, orders that are being paid included.
struct CouponUses: Hashable, Sendable {
  var all: Int
  /// By one e-mail address.
  var byGuest: Int
}

/// The uses of coupons: one row for each order that counts it.
enum CouponBook {
  static func uses(of code: String, emailKey: String, in reader: Reader) throws -> CouponUses {
    CouponUses(
      all: try reader.int("SELECT count(*) FROM coupon_use WHERE code = \(code)") ?? 0,
      byGuest: try reader.int(
        "SELECT count(*) FROM coupon_use WHERE code = \(code) AND email_key = \(emailKey)") ?? 0)
  }

  static func record(_ codes: [String], order: Int, emailKey: String, in writer: Writer) throws {
    for code in codes {
      try writer.execute(
        "INSERT INTO coupon_use (order_id, code, email_key) VALUES (\(order), \(code), \(emailKey))")
    }
  }

  /// Gives the uses of an order that came to nothing back.
  static func release(order: Int, in writer: Writer) throws {
    try writer.execute("DELETE FROM coupon_use WHERE order_id = \(order)")
  }
}

/// An e-mail address as addresses are compared: nobody has two mailboxes that differ in case alone.
func emailKey(_ address: String) -> String { EmailAddress.normalised(address).lowercased() }

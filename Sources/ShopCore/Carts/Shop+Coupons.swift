package import Commerce
import Database

extension Shop {
  /// Puts a code on the cart when it counts and nothing on the cart is better.
  ///
  /// - Parameters:
  ///   - code: As typed.
  ///   - email: Whose earlier uses count; the checkout's address when nil.
  /// - Throws: ``CartFault``; why the code does not count is a value.
  package func applyCoupon(
    _ code: String, to cartID: Int, country: String, email: String?
  ) throws -> Result<CartView, PromotionRefusal> {
    let code = Promotion.normalised(code)
    let now = world.now()
    var snapshot = try ledger.read { try CartSnapshot(cart: cartID, email: email, now: now, in: $0) }
    guard !snapshot.stored.cart.couponCodes.contains(code) else { return .failure(.alreadyApplied) }
    let limit = GuessLimit(kind: .coupon, source: world.source, guest: snapshot.stored.guest, now: now)
    if let seconds = try ledger.read({ try limit.secondsToWait(in: $0) }) {
      return .failure(.tooManyTries(retryAfterSeconds: seconds))
    }
    if !profile.promotions.contains(where: { $0.code == code }) {
      let vouchers = try ledger.read { try VoucherBook.promotions(codes: [code], in: $0) }
      guard !vouchers.isEmpty else {
        try ledger.write { try limit.record(in: $0) }
        return .failure(.unknownCode)
      }
      snapshot.vouchers += vouchers
    }

    let key = emailKey(try email ?? snapshot.draft?.email ?? "")
    snapshot.uses[code] = try ledger.read { try CouponBook.uses(of: code, emailKey: key, in: $0) }
    snapshot.stored.cart.couponCodes.append(code)
    let quote = try pricing(snapshot, country: country).cheapestQuote()
    if let refusal = quote.refusals.first(where: { $0.code == code }) { return .failure(refusal.reason) }
    try ledger.write { writer in
      try writer.execute(
        "INSERT INTO cart_coupon (cart_id, code) VALUES (\(cartID), \(code)) ON CONFLICT (cart_id, code) DO NOTHING")
      try writer.execute(
        """
        DELETE FROM cart_coupon WHERE cart_id = \(cartID) AND id NOT IN (SELECT id FROM cart_coupon
          WHERE cart_id = \(cartID) ORDER BY id DESC LIMIT \(CartBook.couponLimit))
        """)
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
    }
    let pricing = try pricing(ofCart: cartID, country: country, email: email)
    return .success(pricing.view(pricing.cheapestQuote()))
  }

  /// Takes a code off the cart; its not being there is no fault.
  package func removeCoupon(_ code: String, from cartID: Int, country: String) throws -> CartView {
    let now = world.now()
    let code = Promotion.normalised(code)
    try ledger.write { writer in
      try writer.execute("DELETE FROM cart_coupon WHERE cart_id = \(cartID) AND code = \(code)")
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
    }
    return try cart(cartID, country: country)
  }
}

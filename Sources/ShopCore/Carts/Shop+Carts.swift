package import Commerce
import Database
import PlainText

extension Shop {
  /// The guest's carts, the last changed first; those whose time is over are dropped.
  package func carts(of guest: Int) throws -> [CartSummary] {
    let now = world.now()
    let (current, country, stored) = try ledger.write { writer in
      let current = try currentCart(of: guest, now: now, in: writer)
      let ids = try writer.rows("SELECT id FROM cart WHERE guest_id = \(guest) ORDER BY changed_at DESC, id DESC")
      return (
        current, try writer.string("SELECT country FROM guest WHERE id = \(guest)") ?? profile.shipping.shipsFrom,
        try ids.map { try CartSnapshot(cart: $0.int("id"), now: now, in: writer) }
      )
    }
    return try stored.map { snapshot in
      let cart = snapshot.stored.cart
      let pricing = try pricing(snapshot, country: country)
      return CartSummary(
        id: cart.id, name: cart.name, unitCount: cart.unitCount,
        total: pricing.buyable.isEmpty ? nil : pricing.cheapestQuote().totals.total, isCurrent: cart.id == current,
        hasResumeCode: snapshot.stored.hasResumeCode, expiresAt: cart.expiresAt,
        changedAt: snapshot.stored.changedAt)
    }
  }

  /// Makes another cart for the guest and returns its id; it is not in use until ``useCart(_:guest:)``.
  ///
  /// - Throws: ``CartFault/tooManyCarts(limit:)``.
  package func createCart(named name: String, guest: Int) throws -> Int {
    let now = world.now()
    return try ledger.write { writer in
      try CartBook.removeExpired(guest: guest, now: now, in: writer)
      return try CartBook.create(
        name: CartBook.name(name), guest: guest, now: now, days: profile.cartDays, in: writer)
    }
  }

  package func renameCart(_ cartID: Int, to name: String, guest: Int) throws {
    let now = world.now()
    try ledger.write { writer in
      try CartBook.check(cartID, belongsTo: guest, in: writer)
      try writer.execute("UPDATE cart SET name = \(CartBook.name(name).string) WHERE id = \(cartID)")
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
    }
  }

  /// Deletes a cart and returns the id of the one in use then, which is a new one after the last.
  @discardableResult
  package func deleteCart(_ cartID: Int, guest: Int) throws -> Int {
    let now = world.now()
    return try ledger.write { writer in
      try CartBook.check(cartID, belongsTo: guest, in: writer)
      try writer.execute("DELETE FROM cart WHERE id = \(cartID)")
      return try currentCart(of: guest, now: now, in: writer)
    }
  }

  /// Makes a cart the one in use, here and at the guest's next visit.
  package func useCart(_ cartID: Int, guest: Int) throws {
    try ledger.write { writer in
      try CartBook.check(cartID, belongsTo: guest, in: writer)
      try writer.execute("UPDATE guest SET current_cart_id = \(cartID) WHERE id = \(guest)")
    }
  }

  /// The guest's cart in use: the one chosen, else the last changed, else a new one; expired ones are dropped first.
  func currentCart(of guest: Int, now: Instant, in writer: Writer) throws -> Int {
    try CartBook.removeExpired(guest: guest, now: now, in: writer)
    if let current = try writer.int("SELECT current_cart_id FROM guest WHERE id = \(guest)") { return current }
    let latest = try writer.int(
      "SELECT id FROM cart WHERE guest_id = \(guest) ORDER BY changed_at DESC, id DESC LIMIT 1")
    let cart =
      try latest
      ?? CartBook.create(name: CartBook.name(""), guest: guest, now: now, days: profile.cartDays, in: writer)
    try writer.execute("UPDATE guest SET current_cart_id = \(cart) WHERE id = \(guest)")
    return cart
  }
}

extension CartBook {
  /// A name as it is kept: one line, not too long, "Cart" for none.
  static func name(_ typed: String) -> SafeText {
    let words = CardNumber.masked(in: SafeText(cleaning: typed)).string.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? "Cart" : SafeText(cleaning: words.cut(to: nameLimit))
  }
}

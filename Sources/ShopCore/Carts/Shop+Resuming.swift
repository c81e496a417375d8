package import Commerce
import Database

extension Shop {
  /// Makes a code by which the cart can be had elsewhere; the one made before is worthless from then on.
  ///
  /// Only its hash is kept: it is shown once.
  package func resumeCode(for cartID: Int) throws -> String {
    let code = ResumeCode.make(from: world.randomBytes(ResumeCode.byteCount))
    let now = world.now()
    try ledger.write { writer in
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
      try writer.execute("UPDATE cart SET resume_hash = \(SHA256.digest(of: code)) WHERE id = \(cartID)")
    }
    return code
  }

  /// Brings the cart with this code to the guest.
  ///
  /// A cart of the guest's own becomes the one in use. Somebody else's is copied into the one in use and stays as it is:
  /// while both are only browsed, as their union. A cart that is being checked out wins: what is to be bought is what it
  /// holds, and the other's lines come as saved for later. Of two checkouts the guest's own wins. Doing it again changes
  /// nothing.
  /// - Throws: ``CartFault/unknownResumeCode``, ``CartFault/tooManyTries(retryAfterSeconds:)``,
  ///   ``CartFault/full(limit:)``.
  package func resume(code: String, guest: Int, country: String) throws -> ResumeOutcome {
    let hash = SHA256.digest(of: ResumeCode.normalised(code))
    let now = world.now()
    let limit = GuessLimit(kind: .cart, source: world.source, guest: guest, now: now)
    let known = try ledger.write { writer in
      if let seconds = try limit.secondsToWait(in: writer) { throw CartFault.tooManyTries(retryAfterSeconds: seconds) }
      let found = try writer.int("SELECT id FROM cart WHERE resume_hash = \(hash) AND expires_at > \(now.seconds)")
      if found == nil { try limit.record(in: writer) }
      return found
    }
    guard let found = known else { throw CartFault.unknownResumeCode }
    let (cart, mergedLines) = try ledger.write { writer in
      let source = try CartBook.cart(found, in: writer)
      if source.guest == guest {
        try writer.execute("UPDATE guest SET current_cart_id = \(found) WHERE id = \(guest)")
        return (found, 0)
      }
      let target = try CartBook.cart(try currentCart(of: guest, now: now, in: writer), in: writer)
      let merged = target.merged(with: source)
      guard merged.cart.lines.count <= CartBook.lineLimit else { throw CartFault.full(limit: CartBook.lineLimit) }
      if merged != target {
        try CartBook.saveLines(of: merged, in: writer)
        for code in source.cart.couponCodes where target.checkoutAt == nil {
          try writer.execute(
            """
            INSERT INTO cart_coupon (cart_id, code) VALUES (\(target.cart.id), \(code))
            ON CONFLICT (cart_id, code) DO NOTHING
            """)
        }
      }
      try CartBook.touch(target.cart.id, now: now, days: profile.cartDays, in: writer)
      return (target.cart.id, merged.gained(over: target))
    }
    return ResumeOutcome(view: try self.cart(cart, country: country), mergedLines: mergedLines)
  }
}

extension StoredCart {
  /// This cart with the other's lines, by the rule of ``Shop/resume(code:guest:country:)``.
  fileprivate func merged(with other: StoredCart) -> StoredCart {
    func aside(_ lines: [CartLine]) -> [CartLine] {
      lines.map { line in
        var line = line
        line.isSavedForLater = true
        return line
      }
    }
    let lines =
      if checkoutAt != nil {
        CartMerge.union(cart.lines, aside(other.cart.lines))
      } else if other.checkoutAt != nil {
        CartMerge.union(other.cart.lines, aside(cart.lines))
      } else {
        CartMerge.union(cart.lines, other.cart.lines)
      }
    let known = Dictionary(
      zip(skus + other.skus, words + other.words), uniquingKeysWith: { own, _ in own })
    var merged = self
    merged.cart.lines = lines.filter { !$0.isSavedForLater } + lines.filter(\.isSavedForLater)
    merged.words = merged.skus.compactMap { known[$0] }
    return merged
  }

  /// Lines that are new or have more units than in `before`.
  fileprivate func gained(over before: StoredCart) -> Int {
    cart.lines.count { line in
      guard let place = before.place(of: line.sku) else { return true }
      return line.quantity > before.cart.lines[place].quantity
    }
  }
}

package import Commerce
import Database

extension Shop {
  /// Puts units into the cart: all of them, or as many as can be bought.
  ///
  /// A line that was saved for later is bought again, in the number asked for.
  /// - Throws: ``CartFault``.
  package func add(sku: String, quantity: Int, to cartID: Int, country: String) throws -> AddOutcome {
    guard let item = try catalog.items(skus: [sku])[sku] else { throw CartFault.vanished }
    let (added, limit) = try changeCart(cartID) { stored, stock -> (Int, Int?) in
      let place = stored.place(of: sku).flatMap { stored.cart.lines[$0].isSavedForLater ? nil : $0 }
      let before = place.map { stored.cart.lines[$0].quantity } ?? 0
      let most = min(try stock.units(of: sku), CartLine.maximumQuantity)
      // Not `before + quantity`: any number may come in.
      let wanted = before + min(max(quantity, 0), CartLine.maximumQuantity)
      let after = max(before, min(wanted, most))
      let limit = after < wanted ? most : nil
      guard after > before else { return (0, limit) }
      if let place {
        stored.cart.lines[place].quantity = after
        stored.cart.lines[place].seenPrice = item.price
        stored.words[place] = LineWords(item)
      } else {
        try stored.append(CartLine(sku: sku, quantity: after, seenPrice: item.price), LineWords(item))
      }
      return (after - before, limit)
    }
    return AddOutcome(added: added, view: try cart(cartID, country: country), limitedTo: limit)
  }

  /// Sets the number of units of a line: n of them, or as many as can be bought; none takes the line out.
  package func setQuantity(_ quantity: Int, of sku: String, in cartID: Int, country: String) throws -> AddOutcome {
    let isKnown = try catalog.items(skus: [sku])[sku] != nil
    let (added, limit) = try changeCart(cartID) { stored, stock -> (Int, Int?) in
      guard let place = stored.place(of: sku) else { return (0, nil) }
      let before = stored.cart.lines[place].quantity
      guard quantity > 0 else {
        stored.removeLine(at: place)
        return (-before, nil)
      }
      let most = isKnown ? min(try stock.units(of: sku), CartLine.maximumQuantity) : 0
      // What is sold out stays as it is, so that the shopper sees what is wrong; fewer of it can be wished for.
      let after = most > 0 ? min(quantity, most) : min(quantity, before)
      stored.cart.lines[place].quantity = after
      return (after - before, after < quantity || most == 0 ? most : nil)
    }
    return AddOutcome(added: added, view: try cart(cartID, country: country), limitedTo: limit)
  }

  /// Takes a line out; there being none is no fault.
  package func remove(_ sku: String, from cartID: Int, country: String) throws -> CartView {
    try changeCart(cartID) { stored, _ in
      if let place = stored.place(of: sku) { stored.removeLine(at: place) }
    }
    return try cart(cartID, country: country)
  }

  /// Puts a line that was taken out back into its place: the undoing of ``remove(_:from:country:)``.
  ///
  /// - Throws: ``CartFault/vanished`` when the catalogue has lost it meanwhile.
  package func restore(_ line: CartLine, at index: Int, in cartID: Int, country: String) throws -> CartView {
    guard let item = try catalog.items(skus: [line.sku])[line.sku] else { throw CartFault.vanished }
    var line = line
    line.quantity = min(max(line.quantity, 1), CartLine.maximumQuantity)
    try changeCart(cartID) { stored, _ in
      try stored.append(line, LineWords(item), at: index)
    }
    return try cart(cartID, country: country)
  }

  /// Sets a line aside, or takes it back among those to be bought (at their end).
  package func saveForLater(_ saved: Bool, sku: String, in cartID: Int, country: String) throws -> CartView {
    try changeCart(cartID) { stored, _ in
      guard let place = stored.place(of: sku) else { return }
      var line = stored.cart.lines[place]
      guard line.isSavedForLater != saved else { return }
      let words = stored.words[place]
      line.isSavedForLater = saved
      try stored.append(line, words)
    }
    return try cart(cartID, country: country)
  }

  /// Takes today's prices as seen and what has vanished out.
  package func acceptPrices(in cartID: Int, country: String) throws -> CartView {
    let skus = try ledger.read { try CartBook.cart(cartID, in: $0).skus }
    let items = try catalog.items(skus: skus)
    try changeCart(cartID) { stored, _ in
      for sku in skus {
        guard let place = stored.place(of: sku) else { continue }
        if let item = items[sku] {
          stored.cart.lines[place].seenPrice = item.price
          stored.words[place] = LineWords(item)
        } else {
          stored.removeLine(at: place)
        }
      }
    }
    return try cart(cartID, country: country)
  }

  /// Changes a cart's lines in one transaction and moves its expiry.
  ///
  @discardableResult
  func changeCart<Outcome>(
    _ cartID: Int, _ change: (inout StoredCart, CartStock) throws -> Outcome
  ) throws -> Outcome {
    let now = world.now()
    return try ledger.write { writer in
      let before = try CartBook.cart(cartID, in: writer)
      var stored = before
      let outcome = try change(&stored, CartStock(cart: cartID, now: now, reader: writer))
      if stored != before { try CartBook.saveLines(of: stored, in: writer) }
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
      return outcome
    }
  }
}

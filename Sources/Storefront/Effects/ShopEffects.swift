import Commerce
package import PlainText
package import ShopCore
package import TerminalKit

/// What effects need beside the core: things of the machine, injected.
package struct EffectSurroundings: Sendable {
  /// Reads a theme for the terminal's depth of colour.
  package var theme: @Sendable (String) throws -> Theme
  /// Writes an order as text and says where.
  package var export: @Sendable (_ name: String, _ lines: [SafeText]) throws -> SafeText
  /// Writes a bug report and says where.
  package var saveReport: @Sendable (_ theme: String) throws -> SafeText
  /// What the shopper answers at the test gateway's bank.
  package var authenticate: @Sendable (_ link: SafeText, _ approve: Bool) throws -> Void
  /// Keeps the process' memory from core files and other processes.
  package var sealMemory: @Sendable () -> Void = {}
  /// How this shop is opened from a shell.
  package var command: SafeText = "tuckshop"

  package init(
    theme: @escaping @Sendable (String) throws -> Theme,
    export: @escaping @Sendable (String, [SafeText]) throws -> SafeText,
    saveReport: @escaping @Sendable (String) throws -> SafeText,
    authenticate: @escaping @Sendable (SafeText, Bool) throws -> Void
  ) {
    self.theme = theme
    self.saveReport = saveReport
    self.export = export
    self.authenticate = authenticate
  }
}

/// Performs the front's effects on the core and says what came of them.
package struct ShopEffects: EffectPerformer {
  let shop: Shop
  let surroundings: EffectSurroundings

  /// The path of the session's bell; nil: others cannot ring.
  let bell: String?

  package init(shop: Shop, surroundings: EffectSurroundings, bell: String? = nil) {
    self.shop = shop
    self.surroundings = surroundings
    self.bell = bell
  }

  /// A newer search makes the one still waiting needless, and so does a newer copy of the same draft.
  package func supersedes(_ newer: Effect, _ older: Effect) -> Bool {
    switch (newer, older) {
    case (.summarize(_, let new), .summarize(_, let old)), (.loadRows(_, _, _, let new), .loadRows(_, _, _, let old)),
      (.summarize(_, let new), .loadRows(_, _, _, let old)), (.loadRows(_, _, _, let new), .summarize(_, let old)),
      (.priceCheckout(_, _, let new), .priceCheckout(_, _, let old)):
      new > old
    case (.saveDraft(_, let new), .saveDraft(_, let old)): new == old
    case (.loadTheme, .loadTheme), (.loadChat, .loadChat), (.look, .look), (.findAnswers, .findAnswers),
      (.tellTyping, .tellTyping), (.tellTime, .tellTime), (.readCatalog, .readCatalog), (.loadHome, .loadHome),
      (.loadSearches, .loadSearches):
      true
    case (.readChat(_, let new), .readChat(_, let old)): new >= old
    default: false
    }
  }

  /// A search that is no longer wanted ends at its next step.
  package func interrupt(_ effect: Effect) {
    switch effect {
    case .summarize, .loadRows: shop.interruptSearch()
    default: break
    }
  }

  package func perform(_ effect: Effect) -> [Action] {
    do {
      return try browse(effect) ?? fillCart(effect) ?? keepCarts(effect) ?? checkOut(effect) ?? lookAround(effect)
        ?? talk(effect) ?? visit(effect) ?? []
    } catch {
      if Shop.isInterruption(error) { return [] }
      return effect.isInBackground ? [] : [.failed(Failure(error))]
    }
  }

  private func browse(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .loadHome(let guest): return [.homeLoaded(try shop.home(guest: guest))]
    case .loadCategories: return [.categoriesLoaded(try shop.categories())]
    case .summarize(let query, let generation):
      return [.listingSummarized(try shop.summary(query), generation: generation)]
    case .loadRows(let query, let offset, let limit, let generation):
      let rows = try shop.rows(query, offset: offset, limit: limit)
      return [.rowsLoaded(rows, offset: offset, generation: generation)]
    case .loadSearches(let guest): return [.searchesLoaded(try shop.pastSearches(guest: guest))]
    case .recordSearch(let search, let guest):
      try shop.record(search, guest: guest)
      return []
    case .explainSearch(let query, let generation):
      let answer = try shop.search(query, limit: ReasonsLayer.products)
      return [.searchExplained(SearchReasons(answer).lines(), generation: generation)]
    case .loadProduct(let slug, let country, let guest, let generation):
      let page = try shop.product(slug: slug, country: country)
      if page != nil { try shop.recordViewed(slug: slug, guest: guest) }
      return [.productLoaded(page, slug: slug, generation: generation)]
    case .reloadProduct(let slug, let country, let generation):
      let page = try shop.product(slug: slug, country: country)
      return [.productLoaded(page, slug: slug, generation: generation)]
    case .readCatalog:
      let newest = shop.catalog.newest
      return [.catalogRead(newest.edition, newest.profile)]
    default: return nil
    }
  }

  private func fillCart(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .loadCart(let cart, let country): return [.cartLoaded(try shop.cart(cart, country: country))]
    case .addToCart(let sku, let quantity, let cart, let country):
      let outcome = try shop.add(sku: sku, quantity: quantity, to: cart, country: country)
      return [.addedToCart(sku: sku, added: outcome.added, limitedTo: outcome.limitedTo, outcome.view)]
    case .setQuantity(let quantity, let sku, let cart, let country):
      let outcome = try shop.setQuantity(quantity, of: sku, in: cart, country: country)
      return [.quantityChanged(sku: sku, limitedTo: outcome.limitedTo, outcome.view)]
    case .removeLine(let sku, let cart, let country):
      let before = try shop.cart(cart, country: country).cart.lines
      let index = before.firstIndex { $0.sku == sku }
      let view = try shop.remove(sku, from: cart, country: country)
      return [.lineRemoved(index.map { before[$0] }, index: index ?? 0, view)]
    case .restoreLine(let line, let index, let cart, let country):
      return [.cartLoaded(try shop.restore(line, at: index, in: cart, country: country))]
    case .saveForLater(let saved, let sku, let cart, let country):
      return [.cartLoaded(try shop.saveForLater(saved, sku: sku, in: cart, country: country))]
    case .acceptPrices(let cart, let country): return [.cartLoaded(try shop.acceptPrices(in: cart, country: country))]
    case .applyCoupon(let code, let cart, let country, let email):
      switch try shop.applyCoupon(code, to: cart, country: country, email: email) {
      case .success(let view): return [.couponApplied(code: Promotion.normalised(code), view)]
      case .failure(let refusal): return [.couponRefused(code: Promotion.normalised(code), refusal)]
      }
    case .removeCoupon(let code, let cart, let country):
      return [.cartLoaded(try shop.removeCoupon(code, from: cart, country: country))]
    default: return nil
    }
  }

  private func keepCarts(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .loadCarts(let guest): return [.cartsLoaded(try shop.carts(of: guest))]
    case .createCart(let name, let guest, let country):
      let cart = try shop.createCart(named: name, guest: guest)
      try shop.useCart(cart, guest: guest)
      return [.cartChosen(cart, try shop.cart(cart, country: country))]
    case .renameCart(let cart, let name, let guest):
      try shop.renameCart(cart, to: name, guest: guest)
      return [.cartsLoaded(try shop.carts(of: guest))]
    case .deleteCart(let cart, let guest):
      _ = try shop.deleteCart(cart, guest: guest)
      return [.cartsLoaded(try shop.carts(of: guest))]
    case .useCart(let cart, let guest, let country):
      try shop.useCart(cart, guest: guest)
      return [.cartChosen(cart, try shop.cart(cart, country: country))]
    case .makeResumeCode(let cart):
      return [.resumeCodeMade(SafeText(cleaning: try shop.resumeCode(for: cart)), cart: cart)]
    case .resumeCart(let code, let guest, let country):
      do {
        let outcome = try shop.resume(code: code, guest: guest, country: country)
        return [.cartResumed(outcome.view, mergedLines: outcome.mergedLines)]
      } catch CartFault.unknownResumeCode {
        return [.resumeCodeUnknown]
      }
    default: return nil
    }
  }

  private func checkOut(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .reconcile:
      // It is tried again; no shopper has asked for it, so none is told.
      try? shop.reconcileIfDue()
      return []
    case .readClock: return [.clockRead(today: shop.profile.timeZone.local(shop.world.now()).date)]
    case .loadDraft(let cart, let country): return [.draftLoaded(try shop.draft(of: cart, country: country))]
    case .saveDraft(let draft, let cart):
      try shop.saveDraft(draft, of: cart)
      return []
    case .priceCheckout(let draft, let cart, let generation):
      return [.checkoutPriced(try shop.checkout(cartID: cart, draft: draft), generation: generation)]
    case .placeOrder(let request): return try place(request)
    case .continuePayment(let attempt):
      return try keeping(attempt) { try shop.continuePayment(attempt: attempt) }
    case .sealMemory:
      surroundings.sealMemory()
      return []
    case .authenticate(let attempt, let approve):
      return try keeping(attempt) {
        if let link = try shop.link(ofAttempt: attempt) { try surroundings.authenticate(link, approve) }
        return try shop.continuePayment(attempt: attempt)
      }
    case .abandonPayment(let attempt): return try keeping(attempt) { try shop.abandonPayment(attempt: attempt) }
    default: return nil
    }
  }

  private func lookAround(_ effect: Effect) throws -> [Action]? {
    switch effect {
    case .lookUpOrder(let number, let email, let guest):
      return [.orderLookedUp(try shop.order(number: number, email: email, guest: guest))]
    case .loadOrders(let guest): return [.ordersLoaded(try shop.orders(of: guest))]
    case .loadOrderReviews(let number, let email):
      return [.orderReviewsLoaded(try shop.reviews(ofOrder: number, email: email))]
    case .writeReview(let draft, let number, let email):
      return [.reviewWritten(try shop.review(draft, order: number, email: email))]
    case .exportOrder(let order):
      do {
        let lines = OrderText.lines(order, shop.profile, command: surroundings.command)
        return [.orderExported(path: try surroundings.export("tuckshop-\(order.number).txt", lines))]
      } catch {
        return [.failed(.exportFailed(SafeText(cleaning: "\(error)")))]
      }
    case .saveReport(let theme):
      do {
        return [.reportSaved(path: try surroundings.saveReport(theme))]
      } catch {
        return [.failed(.exportFailed(SafeText(cleaning: "\(error)")))]
      }
    case .rememberCountry(let country, let guest):
      try shop.remember(country: country, guest: guest)
      return []
    case .rememberTheme(let theme, let guest):
      try shop.remember(theme: theme, guest: guest)
      return []
    case .loadTheme(let id):
      do {
        return [.themeLoaded(try surroundings.theme(id))]
      } catch {
        return [.failed(.themeUnreadable(SafeText(cleaning: "\(error)")))]
      }
    default: return nil
    }
  }
}

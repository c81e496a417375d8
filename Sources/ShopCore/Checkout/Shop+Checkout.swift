package import Commerce
import Database
import PlainText

extension Shop {
  /// What has been typed in the cart's checkout, or an empty draft for the country.
  ///
  /// After an order the address stays in it, so that it is typed once.
  package func draft(of cartID: Int, country: String) throws -> CheckoutDraft {
    try ledger.read { try CheckoutBook.draft(ofCart: cartID, in: $0) } ?? CheckoutDraft(country: country)
  }

  /// Keeps what has been typed, whatever its state; it is cleaned and cut to length, not checked, and digits that may be
  /// those of a card are left out.
  ///
  /// - Throws: ``CartFault/notFound``.
  package func saveDraft(_ draft: CheckoutDraft, of cartID: Int) throws {
    let now = world.now()
    try ledger.write { writer in
      try CartBook.touch(cartID, now: now, days: profile.cartDays, in: writer)
      try CheckoutBook.save(draft.cleaned.withoutCardNumbers, ofCart: cartID, now: now, in: writer)
    }
  }

  /// The checkout priced for the draft's address and method; by the cheapest method until one is chosen.
  ///
  /// - Throws: ``CartFault/notFound``.
  package func checkout(cartID: Int, draft: CheckoutDraft) throws -> CheckoutView {
    let now = world.now()
    let snapshot = try ledger.read { try CartSnapshot(cart: cartID, email: draft.email, now: now, in: $0) }
    return checkoutView(try pricing(snapshot, for: draft.address), draft: draft)
  }

  func checkoutView(_ pricing: CartPricing, draft: CheckoutDraft) -> CheckoutView {
    let quotes = pricing.quotes()
    let chosen = quotes.first { $0.method?.id == draft.methodID } ?? quotes.first ?? pricing.quote(by: nil)
    let deliveries = quotes.compactMap { quote in
      quote.method.map {
        DeliveryChoice(method: $0, price: quote.totals.shippingCharged, window: pricing.window(by: $0))
      }
    }
    return CheckoutView(
      cart: pricing.view(chosen), draft: draft, deliveries: deliveries, totals: chosen.totals)
  }
}

extension CheckoutDraft {
  /// Longest text that is kept of a field other than the note, in code points.
  private static let fieldLimit = 300

  /// The draft with nothing in it that could act on a terminal, and nothing endless.
  var cleaned: CheckoutDraft {
    func clean(_ text: String) -> String {
      SafeText(cleaning: text.cut(to: CheckoutDraft.fieldLimit)).string
    }
    var draft = self
    draft.email = clean(email)
    draft.fullName = clean(fullName)
    draft.address = address.mapTexts(clean)
    draft.phone = clean(phone)
    draft.billing = billing?.mapTexts(clean)
    draft.methodID = methodID.map { clean($0) }
    draft.note = SafeText(cleaningLines: note.cut(to: CheckoutDraft.noteLimit)).string
    return draft
  }
}

extension String {
  /// The first code points: a character can be made of any number of them, a column cannot.
  func cut(to limit: Int) -> String {
    // No text has more of them than bytes.
    utf8.count <= limit ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
  }
}

package import Commerce
import Database
import PlainText

extension Shop {
  /// Gives a voucher in the conversation and notes why, for staff alone.
  ///
  /// - Parameter clientID: As for a reply: a second call with the same one gives no second voucher.
  /// - Throws: ``ChatFault``; ``ChatFault/empty`` without a reason.
  package func issueVoucher(
    minorUnits: Int, reason: String, clientID: String, thread: Int, staff: Int
  ) throws -> VoucherOutcome {
    let profile = profile
    guard let limit = profile.chatRules.voucherLimit else { return .notOffered }
    guard minorUnits <= limit else { return .overLimit(Money(minorUnits: limit, currency: profile.currency)) }
    let reason = try MessageBook.checked(reason).cut(toScalars: 500)
    guard minorUnits > 0 else { throw ChatFault.empty }
    let today = profile.timeZone.local(world.now()).date
    let card = ChatVoucherCard(
      code: VoucherCode.make(from: world.randomBytes(VoucherCode.byteCount)),
      amount: Money(minorUnits: minorUnits, currency: profile.currency),
      validUntil: today.advanced(byDays: profile.chatRules.voucherDays + 1))
    try reply(.voucher(card), isPrivate: false, clientID: clientID, thread: thread, staff: staff) {
      stored, now, writer in
      try VoucherBook.insert(card, reason: reason, thread: stored.thread, staff: staff, now: now, in: writer)
      try MessageBook.note(.voucherReason(reason), thread: thread, now: now, in: writer)
    }
    // After a retry it is the first call's voucher that was given.
    if case .voucher(let issued)? = try ledger.read({ try MessageBook.body(ofClientID: clientID, in: $0) }) {
      return .issued(issued)
    }
    return .issued(card)
  }

  /// A product as a card; nil when there is no such slug.
  package func productCard(slug: String) throws -> ChatProductCard? {
    guard let page = try product(slug: slug, country: profile.shipping.shipsFrom) else { return nil }
    let product = page.product
    guard let cheapest = product.variants.min(by: { $0.price < $1.price }) else { return nil }
    return ChatProductCard(
      slug: slug, sku: product.variants.count == 1 ? cheapest.sku : nil, title: product.title, price: cheapest.price,
      hasPriceRange: product.variants.contains { $0.price != cheapest.price },
      isInStock: product.variants.contains { page.available[$0.sku, default: 0] > 0 })
  }

  /// An order of the thread's guest as a card; nil when it is not theirs.
  package func orderCard(number: String, thread: Int) throws -> ChatOrderCard? {
    let guest = try ledger.read { try ThreadBook.thread(thread, in: $0).thread.guest }
    let number = OrderNumber.normalised(number)
    return try orders(of: guest).first { $0.number == number }.map { ChatOrderCard($0) }
  }
}

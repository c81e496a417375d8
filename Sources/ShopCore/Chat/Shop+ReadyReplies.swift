import Commerce
import Database
package import PlainText

extension Shop {
  /// Products that are named in place of one that is sold out.
  private static let alternativesNamed = 3

  /// A ready reply about a product that is sold out: why, until when, and what else there is; nil when it is not.
  package func soldOutReply(slug: String) throws -> SafeText? {
    guard let page = try product(slug: slug, country: profile.shipping.shipsFrom),
      !page.product.variants.contains(where: { page.available[$0.sku, default: 0] > 0 })
    else { return nil }
    let amounts = AmountFormat(locale: profile.locale, currency: profile.currency)
    var sentences: [SafeText] = ["\(page.product.title) is sold out just now."]
    if let reason = page.product.soldOutReason {
      let isSentence = reason.string.last.map { ".!?".contains($0) } ?? false
      sentences.append(isSentence ? reason : "\(reason).")
    }
    if let back = page.product.backOn, back > profile.timeZone.local(world.now()).date {
      sentences.append("We expect it back on \(back.shortLabel(withYear: true)).")
    } else {
      sentences.append("We have no date for it yet.")
    }
    var reply = SafeText(cleaning: sentences.map(\.string).joined(separator: " "))
    let alternatives = page.alternatives.prefix(Shop.alternativesNamed)
    if !alternatives.isEmpty { reply = "\(reply)\n\nIn stock meanwhile:" }
    for row in alternatives {
      reply = "\(reply)\n- \(row.title), \(row.hasPriceRange ? "from " : "")\(amounts.text(of: row.price))"
    }
    return reply
  }

  /// A canned response with its variables filled for this thread; nil when there is no such code.
  ///
  /// The product is the one the shopper looked at when they last wrote, else the only one of their last order; an arrival
  /// is that of the order where the response speaks of one, else the product's. What is not known leaves a blank.
  ///
  /// - Throws: ``ChatFault/unknownThread``, ``ChatFault/unknownStaff``.
  package func cannedReply(_ code: String, thread: Int, staff: Int) throws -> SafeText? {
    guard let response = profile.chatRules.canned.first(where: { $0.code == code }) else { return nil }
    let (stored, agent, country) = try ledger.read { reader in
      let stored = try ThreadBook.thread(thread, in: reader)
      let country = try reader.string("SELECT country FROM guest WHERE id = \(stored.thread.guest)")
      return (stored, try StaffBook.name(of: staff, in: reader), country ?? profile.shipping.shipsFrom)
    }
    let orders = try orders(of: stored.thread.guest)
    let order = orders.first { $0.number == stored.place?.orderNumber } ?? orders.first
    var values = CannedValues()
    values.shop = profile.name
    values.agent = agent
    values.firstName = orders.first.flatMap { CannedValues.firstName(of: $0.fullName) }
    values.order = order.map { SafeText(cleaning: $0.number) }
    if let slug = stored.place?.slug, let page = try product(slug: slug, country: country) {
      values.product = page.product.title
      values.price = price(of: page, sku: stored.place?.sku)
      values.arrival = page.delivery.map { SafeText(cleaning: $0.label) }
    } else if let lines = order?.lines, lines.count == 1 {
      values.product = lines.first?.title
    }
    if CannedTemplate.variables(in: response.text).contains(CannedVariable.order.rawValue) {
      values.arrival = order.map { SafeText(cleaning: $0.delivery.label) }
    }
    return response.rendered(with: values).text
  }

  /// Of the variant that is chosen, else the least.
  private func price(of page: ProductPage, sku: String?) -> SafeText? {
    let amounts = AmountFormat(locale: profile.locale, currency: profile.currency)
    let variants = page.product.variants
    if let chosen = variants.first(where: { $0.sku == sku }) { return amounts.text(of: chosen.price) }
    guard let least = variants.map(\.price).min(), let most = variants.map(\.price).max() else { return nil }
    return least == most ? amounts.text(of: least) : "from \(amounts.text(of: least))"
  }
}

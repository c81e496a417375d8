package import PlainText

/// Where in the shop a shopper is: what goes along with a question, and what the live view shows.
package struct ChatPlace: Hashable, Sendable, Codable {
  package var page: ChatPage
  /// What staff read: the product's title, the search's words, the name of the step.
  package var title: SafeText
  /// Set on a product page.
  package var slug: String?
  /// The SKU that is chosen on the product page.
  package var sku: String?
  /// Set on an order's page.
  package var orderNumber: String?

  package init(
    _ page: ChatPage, title: SafeText, slug: String? = nil, sku: String? = nil, orderNumber: String? = nil
  ) {
    self.page = page
    // The words of a search are kept with it, and anything can be typed there.
    self.title = CardNumber.masked(in: title)
    self.slug = slug
    self.sku = sku
    self.orderNumber = orderNumber
  }
}

/// A kind of page; the raw values are the words of `shop.yaml`.
package enum ChatPage: String, Sendable, Codable, CaseIterable {
  case home, browse, search, product, cart, carts, address, delivery, payment, review, placed, orders, order, policies
}

/// A product as the catalogue keeps it, with what its source said beyond what a product has fields for.
package struct CatalogEntry: Hashable, Sendable {
  package var product: Product
  /// False: kept, but in no list, search or page, such as a draft.
  package var isListed: Bool
  /// The rows of a Shopify file, each as its cells that are not empty by the column's name; nil: it came from elsewhere.
  ///
  /// Text from outside just as it was, for writing it out again; it is never drawn.
  package var carried: [[String: String]]?

  package init(product: Product, isListed: Bool = true, carried: [[String: String]]? = nil) {
    self.product = product
    self.isListed = isListed
    self.carried = carried
  }
}
